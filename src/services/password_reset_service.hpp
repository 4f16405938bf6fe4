#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

#include "ports/audit_log.hpp"
#include "ports/auth.hpp"
#include "ports/mailer.hpp"
#include "ports/password_reset_repository.hpp"
#include "ports/user_repository.hpp"
#include "services/attempt_limiter.hpp"
#include "services/password_policy.hpp"
#include "services/revocation_list.hpp"

namespace sunomi {

struct PasswordResetConfig {
    std::string public_url;  ///< the links' beginning: never taken from a request, which anybody can forge
    std::string instance_name;
    AttemptLimit letters{3, std::chrono::hours{1}};    ///< to one account
    AttemptLimit requests{20, std::chrono::hours{1}};  ///< of one address
    std::chrono::milliseconds send_time{20'000};
    std::chrono::milliseconds first_rest{2'000};  ///< before the second attempt to send; doubles
    int attempts = 6;
};

/// Links that let people choose a new password: by e-mail, or made by an admin. A link works once and for an
/// hour (an admin's for a day), and ends all sessions. Asking for one gives away nothing: the account is
/// looked for and the letter sent by a thread of its own, whatever was asked. **Threads:** any; one of its
/// own when there is a mailer.
class PasswordResetService {
public:
    /// `mailer`: null when this instance sends no mail.
    PasswordResetService(UserRepository& users, PasswordResetRepository& resets, AuditLog& audit,
                         const PasswordPolicy& password_policy, PasswordHasher& hasher,
                         RevocationList& revocations, const Clock& clock, Mailer* mailer,
                         PasswordResetConfig config);
    ~PasswordResetService();

    /// Sends letters to the accounts of that userId or e-mail address, if there are any. unsupported: this
    /// instance sends no mail; too_many: of one address, or too many wait.
    Result<void> ask(const std::string& account, const std::string& address);
    /// A link's secret for that user.
    Result<std::string> make_secret(UserKey user, std::chrono::seconds life, const AuditEntry& entry);
    /// invalid: a password of a wrong form; forbidden: the link is unknown, used or too old.
    Result<void> redeem(const std::string& secret, const std::string& password);
    [[nodiscard]] bool sends_mail() const { return mailer_ != nullptr; }

private:
    struct Letter {
        Mail mail;
        int attempts = 0;
        SteadyTime due{};
    };

    void run();
    void write_letters(const std::string& account);
    void write_letter(const User& user);
    void send(Letter letter);
    Result<std::string> keep_secret(UserKey user, std::chrono::seconds life);

    UserRepository& users_;
    PasswordResetRepository& resets_;
    AuditLog& audit_;
    const PasswordPolicy& password_policy_;
    PasswordHasher& hasher_;
    RevocationList& revocations_;
    const Clock& clock_;
    Mailer* const mailer_;
    const PasswordResetConfig config_;
    AttemptLimiter letters_;
    AttemptLimiter requests_;

    std::mutex mutex_;  // the next three
    std::condition_variable wake_;
    std::deque<std::string> asked_;
    bool stop_ = false;
    std::deque<Letter> unsent_;  // the thread's own
    std::thread thread_;
};

}  // namespace sunomi
