#include "services/admin_service.hpp"

#include <fmt/format.h>

#include "base/log.hpp"
#include "base/random.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"

namespace sunomi {
namespace {

constexpr std::size_t longest_search = 200;  // bytes
constexpr int most_uses = 10'000;
constexpr std::chrono::hours longest_life{24 * 366};

}  // namespace

void log_audit(const AuditEntry& entry) {
    log::info("audit actor={} action=\"{}\" target={} detail=\"{}\"", entry.actor, entry.action, entry.target,
              entry.detail);
}

Result<std::vector<AccountSummary>> AdminService::list(const std::string& search, const Page& page) {
    const auto text = to_nfc(trim(search));
    if (!text || text->size() > longest_search)
        return Error{Errc::invalid, "search must be at most 200 bytes of text"};
    return accounts_.list(*text, page);
}

Result<void> AdminService::create(const std::string& by, const std::string& user_id, const std::string& name,
                                  Role role) {
    const auto id_ok = check_user_id(user_id);
    if (!id_ok) return id_ok.error();
    const auto display_name = check_display_name(name.empty() ? user_id : name);
    if (!display_name) return display_name.error();
    const auto taken = users_.find_by_user_id(user_id);
    if (!taken) return taken.error();
    if (*taken) return Error{Errc::conflict, "this userId is taken"};
    User user;
    user.user_id = user_id;
    user.name = *display_name;
    user.role = role;
    user.created = clock_.wall();
    const auto created = users_.create(user);
    if (!created) return created.error();
    const AuditEntry entry{by, "create account", user_id, std::string(to_string(role))};
    log_audit(entry);
    return audit_.append(entry);
}

Result<void> AdminService::set_role(const std::string& by, const std::string& user_id, Role role) {
    const auto account = accounts_.get(user_id);
    if (!account) return account.error();
    const AuditEntry entry{by, "set role", account->user.user_id, std::string(to_string(role))};
    const auto ended = accounts_.set_role(account->user.key, role, entry);
    if (!ended) return ended.error();
    revocations_.add(*ended);
    log_audit(entry);
    return {};
}

Result<void> AdminService::set_suspended(const std::string& by, const std::string& user_id, bool suspended) {
    const auto account = accounts_.get(user_id);
    if (!account) return account.error();
    const AuditEntry entry{by, suspended ? "suspend" : "unsuspend", account->user.user_id, ""};
    const auto ended = accounts_.set_suspended(account->user.key, suspended, entry);
    if (!ended) return ended.error();
    revocations_.add(*ended);
    log_audit(entry);
    return {};
}

Result<void> AdminService::set_quota(const std::string& by, const std::string& user_id,
                                     std::int64_t quota_bytes) {
    if (quota_bytes < -1)
        return Error{Errc::invalid, "the quota must be a number of bytes, or none of its own"};
    const auto account = accounts_.get(user_id);
    if (!account) return account.error();
    const AuditEntry entry{by, "set quota", account->user.user_id, std::to_string(quota_bytes)};
    const auto done = accounts_.set_quota(account->user.key, quota_bytes, entry);
    if (done) log_audit(entry);
    return done;
}

Result<std::string> AdminService::make_reset_secret(const std::string& by, const std::string& user_id) {
    const auto account = accounts_.get(user_id);
    if (!account) return account.error();
    return resets_.make_secret(account->user.key, std::chrono::hours{24},
                               AuditEntry{by, "password link", account->user.user_id, ""});
}

Result<void> AdminService::set_password(const std::string& by, const std::string& user_id,
                                        const std::string& password) {
    const auto account = accounts_.get(user_id);
    if (!account) return account.error();
    const auto good = password_policy_.check(password, account->user.user_id, account->user.name);
    if (!good) return good;
    const auto secret = make_reset_secret(by, user_id);
    if (!secret) return secret.error();
    return resets_.redeem(*secret, password);
}

Result<void> AdminService::remove(const std::string& by, const std::string& user_id) {
    const auto account = accounts_.get(user_id);
    if (!account) return account.error();
    const auto done = removal_.remove(account->user);
    if (!done) return done.error();
    const AuditEntry entry{by, "delete account", account->user.user_id, ""};
    log_audit(entry);
    return audit_.append(entry);
}

Result<NewInvite> AdminService::create_invite(const std::string& by, int uses, std::chrono::seconds life) {
    if (uses < 1 || uses > most_uses) return Error{Errc::invalid, "uses must be 1 to 10000"};
    if (life < std::chrono::seconds{1} || life > longest_life) {
        return Error{Errc::invalid, "an invitation must end within a year"};
    }
    const auto secret = random_hex(16);
    const auto now = clock_.wall();
    const Invite invite{to_hex(sha256(secret)), by, now, now + life, uses};
    const AuditEntry entry{by, "create invite", invite.id.substr(0, 16), fmt::format("uses {}", uses)};
    const auto done = invites_.create(invite, entry);
    if (!done) return done.error();
    log_audit(entry);
    return NewInvite{invite, secret};
}

Result<void> AdminService::remove_invite(const std::string& by, const std::string& id) {
    const AuditEntry entry{by, "remove invite", id.substr(0, 16), ""};
    const auto removed = invites_.remove(id, entry);
    if (!removed) return removed.error();
    if (!*removed) return Error{Errc::not_found, "no such invitation"};
    log_audit(entry);
    return {};
}

}  // namespace sunomi
