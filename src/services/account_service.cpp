#include "services/account_service.hpp"

#include "base/random.hpp"

namespace sunomi {
namespace {

constexpr std::chrono::hours token_life{24 * 7};

}  // namespace

Result<void> AccountService::sign_up(std::string_view user_id, std::string_view password,
                                     std::string_view name) {
    if (policy_ == SignUp::closed) return Error{Errc::forbidden, "new accounts are not offered here"};
    const auto id_ok = check_user_id(user_id);
    if (!id_ok) return id_ok.error();
    const auto password_ok = check_password(password);
    if (!password_ok) return password_ok.error();
    const auto display_name = check_display_name(name);
    if (!display_name) return display_name.error();
    const auto taken = users_.find_by_user_id(user_id);
    if (!taken) return taken.error();
    if (*taken) return Error{Errc::conflict, "this userId is taken"};

    const auto hash = hasher_.hash(password);
    if (!hash) return hash.error();
    User user;
    user.user_id = std::string{user_id};
    user.name = *display_name;
    user.password_hash = *hash;
    user.created = clock_.wall();
    const auto created = users_.create(user);
    if (!created) return created.error();
    return {};
}

Result<SignedIn> AccountService::log_in(std::string_view user_id, std::string_view password) {
    const auto found = users_.find_by_user_id(user_id);
    if (!found) return found.error();
    const auto matches = hasher_.verify(password, *found ? (*found)->password_hash : std::string{});
    if (!matches) return matches.error();
    if (!*matches) return Error{Errc::unauthenticated, "unknown userId or wrong password"};
    const auto token = issue_token((*found)->key);
    if (!token) return token.error();
    return SignedIn{*token, **found};
}

Result<SignedIn> AccountService::sign_in(const User& user) {
    if (user.suspended) return Error{Errc::forbidden, "this account is suspended"};
    const auto token = issue_token(user.key);
    if (!token) return token.error();
    return SignedIn{*token, user};
}

Result<Actor> AccountService::authenticate(std::string_view token) {
    const auto claims = tokens_.verify(token);
    if (!claims) return claims.error();
    return Actor{claims->user, claims->session_id};
}

Result<User> AccountService::account_of(const Actor& actor) {
    const auto found = users_.find_by_key(actor.user);
    if (!found) return found.error();
    if (!*found) return Error{Errc::unauthenticated, "this account no longer exists"};
    return **found;
}

Result<SignedIn> AccountService::renew(const Actor& actor) {
    const auto user = account_of(actor);
    if (!user) return user.error();
    const auto token = issue_token(actor.user);
    if (!token) return token.error();
    return SignedIn{*token, *user};
}

Result<std::string> AccountService::issue_token(UserKey user) {
    return tokens_.issue(TokenClaims{user, random_hex(16), clock_.wall() + token_life});
}

}  // namespace sunomi
