#include "services/signup_gate.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"

namespace sunomi {

Result<void> SignupGate::check(const SignupGrant& grant) {
    if (!grant.setup_token.empty()) {
        const auto has_admin = accounts_.has_admin();
        if (!has_admin) return has_admin.error();
        const bool fits = !setup_token_.empty() && equals_in_constant_time(grant.setup_token, setup_token_);
        if (*has_admin || !fits) return Error{Errc::forbidden, "this set-up link is not valid any more"};
        return {};
    }
    if (policy_ == SignUp::closed) return Error{Errc::forbidden, "new accounts are not offered here"};
    if (grant.invite.empty()) {
        if (policy_ == SignUp::open) return {};
        return Error{Errc::forbidden, "new accounts need an invitation here"};
    }
    const auto usable = invites_.is_usable(to_hex(sha256(grant.invite)), clock_.wall());
    if (!usable) return usable.error();
    if (!*usable) return Error{Errc::forbidden, "this invitation is not valid any more"};
    return {};
}

Result<UserKey> SignupGate::create(const User& user, const SignupGrant& grant) {
    if (!grant.setup_token.empty()) {
        return accounts_.create_first_admin(user, {user.user_id, "first admin", user.user_id, "by the set-up link"});
    }
    if (!grant.invite.empty()) {
        return invites_.create_account(user, to_hex(sha256(grant.invite)), clock_.wall());
    }
    return users_.create(user);
}

}  // namespace sunomi
