#pragma once

#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "domain/actor.hpp"
#include "domain/user.hpp"
#include "ports/auth.hpp"
#include "ports/user_repository.hpp"
#include "services/password_check.hpp"
#include "services/password_policy.hpp"
#include "services/roles.hpp"
#include "services/session_service.hpp"
#include "services/signup_gate.hpp"

namespace sunomi {

struct AccountPolicy {
    AttemptLimit sign_ups{100, std::chrono::hours{1}};  ///< of one address
};

/// Sign-up, log-in, and who a token stands for. **Threads:** any.
class AccountService {
public:
    AccountService(UserRepository& users, SignupGate& gate, const PasswordPolicy& password_policy,
                   PasswordHasher& hasher, PasswordCheck& passwords, SessionService& sessions,
                   const Clock& clock, AccountPolicy policy = {})
        : users_(users),
          gate_(gate),
          password_policy_(password_policy),
          hasher_(hasher),
          passwords_(passwords),
          sessions_(sessions),
          clock_(clock),
          policy_(policy),
          sign_ups_(policy.sign_ups, clock) {}

    /// invalid (a field; the message names the rule), conflict (the user id is taken), too_many, forbidden
    /// (see SignupGate).
    Result<void> sign_up(std::string_view user_id, std::string_view password, std::string_view name,
                         const std::string& address, const SignupGrant& grant = {});
    /// unauthenticated for an unknown user, one without a password, and a wrong password alike, in the same
    /// time; too_many as PasswordCheck says; forbidden when the password is right and the account suspended.
    /// A hash that was made with other costs is made anew: only now is the password known.
    Result<SignedIn> log_in(std::string_view user_id, std::string_view password, const Visitor& visitor);
    /// unauthenticated for anything but a valid token of a session that was not revoked.
    Result<Actor> authenticate(std::string_view token) const { return sessions_.authenticate(token); }
    /// The account behind an actor; unauthenticated when it is gone.
    Result<User> account_of(const Actor& actor);
    /// See require_role().
    Result<void> require(const Actor& actor, Role least) { return require_role(users_, actor, least); }
    /// A fresh token of the same session; unauthenticated when it has ended.
    Result<SignedIn> renew(const Actor& actor);

private:
    void renew_hash(const User& user, std::string_view password);

    UserRepository& users_;
    SignupGate& gate_;
    const PasswordPolicy& password_policy_;
    PasswordHasher& hasher_;
    PasswordCheck& passwords_;
    SessionService& sessions_;
    const Clock& clock_;
    const AccountPolicy policy_;
    AttemptLimiter sign_ups_;
};

}  // namespace sunomi
