#pragma once

#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "domain/actor.hpp"
#include "domain/user.hpp"
#include "ports/auth.hpp"
#include "ports/user_repository.hpp"
#include "services/roles.hpp"

namespace sunomi {

/// May strangers make accounts?
enum class SignUp { open, closed };

struct SignedIn {
    std::string token;
    User user;
};

/// Sign-up, log-in, and who a token stands for. **Threads:** any.
class AccountService {
public:
    AccountService(UserRepository& users, PasswordHasher& hasher, TokenIssuer& tokens, const Clock& clock,
                   SignUp policy)
        : users_(users), hasher_(hasher), tokens_(tokens), clock_(clock), policy_(policy) {}

    /// invalid (a field; the message names the rule), conflict (the user id is taken), too_many, forbidden
    /// (closed).
    Result<void> sign_up(std::string_view user_id, std::string_view password, std::string_view name);
    /// unauthenticated for an unknown user and for a wrong password alike, in the same time.
    Result<SignedIn> log_in(std::string_view user_id, std::string_view password);
    /// Opens a session for someone who has proved who they are in another way. forbidden: suspended.
    Result<SignedIn> sign_in(const User& user);
    /// unauthenticated for anything but a valid token.
    Result<Actor> authenticate(std::string_view token);
    /// The account behind an actor; unauthenticated when it is gone.
    Result<User> account_of(const Actor& actor);
    /// See require_role().
    Result<void> require(const Actor& actor, Role least) { return require_role(users_, actor, least); }
    /// A fresh token for someone who is signed in.
    Result<SignedIn> renew(const Actor& actor);

private:
    Result<std::string> issue_token(UserKey user);

    UserRepository& users_;
    PasswordHasher& hasher_;
    TokenIssuer& tokens_;
    const Clock& clock_;
    SignUp policy_;
};

}  // namespace sunomi
