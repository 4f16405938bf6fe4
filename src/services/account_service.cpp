#include "services/account_service.hpp"

#include "base/ip_address.hpp"
#include "base/log.hpp"
#include "services/security_log.hpp"

namespace sunomi {
namespace {

std::string_view why_of(const Error& error) {
    if (error.code() == Errc::too_many) return "limit";
    if (error.code() == Errc::forbidden) return "suspended";
    return error.code() == Errc::unauthenticated ? "changed_meanwhile" : "unavailable";
}

void log_refused(const std::optional<User>& account, const Visitor& visitor, std::string_view why) {
    log_security({"log_in_refused", account ? account->key : 0,
                  account ? account->user_id : std::string_view{}, visitor.address,
                  "way=password why=" + std::string{why}});
}

}  // namespace

Result<void> AccountService::sign_up(std::string_view user_id, std::string_view password,
                                     std::string_view name, const std::string& address,
                                     const SignupGrant& grant) {
    if (const auto may = gate_.check(grant); !may) return may.error();
    const auto id_ok = check_user_id(user_id);
    if (!id_ok) return id_ok.error();
    const auto display_name = check_display_name(name);
    if (!display_name) return display_name.error();
    const auto password_ok = password_policy_.check(password, user_id, *display_name);
    if (!password_ok) return password_ok.error();
    const auto taken = users_.find_by_user_id(user_id);
    if (!taken) return taken.error();
    const Error is_taken{Errc::conflict, "this userId is taken"};
    if (*taken) return is_taken;
    if (const auto wait = sign_ups_.try_take(customer_of(address))) {
        return too_many_until("too many accounts were made from this address", *wait);
    }

    const auto hash = hasher_.hash(password);
    if (!hash) return hash.error();
    User user;
    user.user_id = std::string{user_id};
    user.name = *display_name;
    user.password_hash = *hash;
    user.created = clock_.wall();
    const auto created = gate_.create(user, grant);
    if (!created) return created.error().code() == Errc::conflict ? is_taken : created.error();
    log_security({"account_created", *created, user.user_id, address, "way=password"});
    return {};
}

Result<SignedIn> AccountService::log_in(std::string_view user_id, std::string_view password,
                                        const Visitor& visitor) {
    const auto found = users_.find_by_user_id(user_id);
    if (!found) return found.error();
    const auto hash = *found ? (*found)->password_hash : std::string{};
    const auto fits = passwords_.fits(user_id, visitor.address, password, hash);
    if (!fits || !*fits) {
        const auto why = *found ? "wrong_password" : "unknown_account";
        log_refused(*found, visitor, fits ? why : why_of(fits.error()));
        return fits ? Error{Errc::unauthenticated, "unknown userId or wrong password"} : fits.error();
    }
    auto signed_in = sessions_.sign_in(**found, visitor, "password");
    if (!signed_in) log_refused(*found, visitor, why_of(signed_in.error()));
    if (signed_in && hasher_.is_outdated(hash)) renew_hash(**found, password);
    return signed_in;
}

void AccountService::renew_hash(const User& user, std::string_view password) {
    const auto hash = hasher_.hash(password);
    const auto renewed =
        hash ? users_.renew_password_hash(user.key, user.password_hash, *hash) : Result<void>{hash.error()};
    if (!renewed)
        log::warning("password hash not renewed user={} error=\"{}\"", user.key, renewed.error().message());
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
    const auto token = sessions_.renew(actor);
    if (!token) return token.error();
    return SignedIn{*token, *user};
}

}  // namespace sunomi
