#include "services/password_reset_service.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ip_address.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "services/security_log.hpp"

namespace sunomi {
namespace {

constexpr std::chrono::hours mailed_life{1};
constexpr std::size_t most_waiting = 1000;
constexpr std::chrono::seconds rest_of_a_full_queue{30};
constexpr std::size_t longest_account = 320;  // bytes of an e-mail address

}  // namespace

PasswordResetService::PasswordResetService(UserRepository& users, PasswordResetRepository& resets,
                                           AuditLog& audit, const PasswordPolicy& password_policy,
                                           PasswordHasher& hasher, RevocationList& revocations,
                                           const Clock& clock, Mailer* mailer, PasswordResetConfig config)
    : users_(users),
      resets_(resets),
      audit_(audit),
      password_policy_(password_policy),
      hasher_(hasher),
      revocations_(revocations),
      clock_(clock),
      mailer_(mailer),
      config_(std::move(config)),
      letters_(config_.letters, clock),
      requests_(config_.requests, clock) {
    if (mailer_) thread_ = std::thread([this] { run(); });
}

PasswordResetService::~PasswordResetService() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    if (mailer_) mailer_->stop();
    if (thread_.joinable()) thread_.join();
}

Result<void> PasswordResetService::ask(const std::string& account, const std::string& address) {
    if (!mailer_) {
        return Error{Errc::unsupported, "this site sends no mail; ask those who run it for a new password"};
    }
    if (account.empty() || account.size() > longest_account) {
        return Error{Errc::invalid, "account must be a userId or an e-mail address"};
    }
    const std::string refusal = "too many new passwords were asked for";
    if (const auto wait = requests_.try_take(customer_of(address))) return too_many_until(refusal, *wait);
    const std::lock_guard lock(mutex_);
    if (asked_.size() >= most_waiting) return too_many_until(refusal, rest_of_a_full_queue);
    asked_.push_back(account);
    wake_.notify_all();
    return {};
}

Result<std::string> PasswordResetService::make_secret(UserKey user, std::chrono::seconds life,
                                                      const AuditEntry& entry) {
    auto secret = keep_secret(user, life);
    if (!secret) return secret;
    if (const auto noted = audit_.append(entry); !noted) return noted.error();
    log::info("audit actor={} action=\"{}\" target={}", entry.actor, entry.action, entry.target);
    return secret;
}

Result<std::string> PasswordResetService::keep_secret(UserKey user, std::chrono::seconds life) {
    const auto secret = random_hex(32);
    const auto kept = resets_.create(user, to_hex(sha256(secret)), clock_.wall() + life);
    if (!kept) return kept.error();
    return secret;
}

Result<void> PasswordResetService::redeem(const std::string& secret, const std::string& password) {
    const auto hash = to_hex(sha256(secret));
    const auto user = resets_.find_user(hash, clock_.wall());
    if (!user) return user.error();
    if (!*user) return Error{Errc::forbidden, "this link was used already or is too old; ask for a new one"};
    const auto good = password_policy_.check(password, (*user)->user_id, (*user)->name);
    if (!good) return good;
    const auto password_hash = hasher_.hash(password);
    if (!password_hash) return password_hash.error();
    const auto ended = resets_.redeem(hash, *password_hash, clock_.wall());
    if (!ended) return ended.error();
    revocations_.add(*ended);
    log_security({"password_reset", (*user)->key, (*user)->user_id, "",
                  fmt::format("sessions_ended={}", ended->size())});
    return {};
}

void PasswordResetService::run() {
    for (;;) {
        std::string account;
        {
            std::unique_lock lock(mutex_);
            const auto next = unsent_.empty() ? clock_.steady() + std::chrono::hours{1} : unsent_.front().due;
            wake_.wait_for(lock, std::max<std::chrono::nanoseconds>(next - clock_.steady(), {}),
                           [this] { return stop_ || !asked_.empty(); });
            if (stop_) return;
            if (!asked_.empty()) {
                account = std::move(asked_.front());
                asked_.pop_front();
            }
        }
        if (!account.empty()) write_letters(account);
        std::sort(unsent_.begin(), unsent_.end(), [](const auto& a, const auto& b) { return a.due < b.due; });
        if (!unsent_.empty() && unsent_.front().due <= clock_.steady()) {
            auto letter = std::move(unsent_.front());
            unsent_.pop_front();
            send(std::move(letter));
        }
    }
}

void PasswordResetService::write_letters(const std::string& account) {
    const auto by_id = users_.find_by_user_id(account);
    if (by_id && *by_id) return write_letter(**by_id);
    const auto by_email = resets_.list_by_email(account);
    if (!by_email)
        return log::warning("password reset not looked up error=\"{}\"", by_email.error().message());
    for (const auto& user : *by_email) write_letter(user);
}

void PasswordResetService::write_letter(const User& user) {
    if (user.email.empty() || user.suspended || unsent_.size() >= most_waiting) return;
    if (letters_.try_take(std::to_string(user.key))) return;
    const auto secret = keep_secret(user.key, mailed_life);
    if (!secret) return log::warning("password reset not kept error=\"{}\"", secret.error().message());
    Letter letter;
    letter.mail.to = user.email;
    letter.mail.subject = "A new password for " + config_.instance_name;
    letter.mail.text = fmt::format(
        "Somebody, hopefully you, asked for a new password for the account {} at {}.\n\n"
        "Choose it here within an hour:\n{}/reset-password?token={}\n\n"
        "If it was not you, do nothing: your password stays as it is.\n",
        user.user_id, config_.instance_name, config_.public_url, *secret);
    letter.due = clock_.steady();
    unsent_.push_back(std::move(letter));
    log_security({"password_link_mailed", user.key, user.user_id, "", ""});
}

void PasswordResetService::send(Letter letter) {
    const auto sent = mailer_->send(letter.mail, Deadline::in(config_.send_time));
    if (sent) return log::info("mail sent subject=\"{}\"", letter.mail.subject);
    const bool may_help = sent.error().code() == Errc::unavailable || sent.error().code() == Errc::timed_out;
    ++letter.attempts;
    log::warning("mail not sent attempt={} error=\"{}\"", letter.attempts, sent.error().message());
    if (!may_help || letter.attempts >= config_.attempts) return;
    letter.due = clock_.steady() + config_.first_rest * (1 << (letter.attempts - 1));
    unsent_.push_back(std::move(letter));
}

}  // namespace sunomi
