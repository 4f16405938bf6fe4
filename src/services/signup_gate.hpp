#pragma once

#include <string>

#include "base/clock.hpp"
#include "ports/account_administration.hpp"
#include "ports/invite_repository.hpp"
#include "ports/user_repository.hpp"

namespace sunomi {

/// May strangers make accounts?
enum class SignUp { open, invite, closed };

/// What somebody who makes an account can show; empty: nothing of that kind.
struct SignupGrant {
    std::string invite;       ///< secret of an invitation
    std::string setup_token;  ///< of the link that the first start printed: makes an admin
};

/// Who may make an account, and the making of it: whatever is used up by it is so in the same transaction.
/// **Threads:** any.
class SignupGate {
public:
    /// `setup_token`: empty when there is an admin already.
    SignupGate(UserRepository& users, InviteRepository& invites, AccountAdministration& accounts, const Clock& clock,
               SignUp policy, std::string setup_token)
        : users_(users),
          invites_(invites),
          accounts_(accounts),
          clock_(clock),
          policy_(policy),
          setup_token_(std::move(setup_token)) {}

    /// forbidden, with a sentence that says what is missing. Asked before the password is hashed.
    Result<void> check(const SignupGrant& grant);
    /// Stores the account. forbidden: the grant was used up meanwhile; conflict: the userId is taken.
    Result<UserKey> create(const User& user, const SignupGrant& grant);

private:
    UserRepository& users_;
    InviteRepository& invites_;
    AccountAdministration& accounts_;
    const Clock& clock_;
    const SignUp policy_;
    const std::string setup_token_;
};

}  // namespace sunomi
