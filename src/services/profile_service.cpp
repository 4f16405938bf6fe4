#include "services/profile_service.hpp"

#include "services/security_log.hpp"

namespace sunomi {
namespace {

constexpr std::chrono::minutes recent_log_in{10};

/// The change in its normal form; invalid.
Result<ProfileChange> checked(const ProfileRequest& request) {
    ProfileChange change;
    if (request.name) {
        auto name = check_display_name(*request.name);
        if (!name) return name.error();
        change.name = std::move(*name);
    }
    if (request.about) {
        auto about = check_about(*request.about);
        if (!about) return about.error();
        change.about = std::move(*about);
    }
    if (request.email) {
        const auto email = check_email(*request.email);
        if (!email) return email.error();
        change.email = *request.email;
    }
    return change;
}

}  // namespace

Result<User> ProfileService::account_of(const Actor& actor) {
    const auto found = users_.find_by_key(actor.user);
    if (!found) return found.error();
    if (!*found) return Error{Errc::unauthenticated, "this account no longer exists"};
    return **found;
}

Result<OwnProfile> ProfileService::own(const Actor& actor) {
    auto user = account_of(actor);
    if (!user) return user.error();
    const auto counts = accounts_.count_videos(actor.user);
    if (!counts) return counts.error();
    const auto usage = uploads_.usage_of(actor.user);
    if (!usage) return usage.error();
    return OwnProfile{std::move(*user), counts->all, usage->stored_bytes};
}

Result<ChannelProfile> ProfileService::of_channel(std::string_view user_id) {
    auto found = users_.find_by_user_id(user_id);
    if (!found) return found.error();
    if (!*found) return Error{Errc::not_found, "no such user"};
    const auto counts = accounts_.count_videos((*found)->key);
    if (!counts) return counts.error();
    return ChannelProfile{std::move(**found), counts->listed};
}

Result<void> ProfileService::confirm(const Actor& actor, const std::optional<std::string>& password,
                                     const std::string& address) {
    const auto user = account_of(actor);
    if (!user) return user.error();
    return confirm(actor, *user, password, address);
}

Result<void> ProfileService::confirm(const Actor& actor, const User& user,
                                     const std::optional<std::string>& password, const std::string& address) {
    if (user.password_hash.empty()) {
        const auto recent = sessions_.began_within(actor, recent_log_in);
        if (!recent) return recent.error();
        if (*recent) return {};
        return Error{Errc::forbidden,
                     "this needs a log-in of the last ten minutes; please sign in again, then repeat it"};
    }
    if (!password) return Error{Errc::invalid, "please give your present password, too"};
    const auto fits = passwords_.fits(user.user_id, address, *password, user.password_hash);
    if (!fits || !*fits) {
        log_security({"confirmation_refused", user.key, user.user_id, address,
                      fits ? "why=wrong_password" : "why=limit"});
    }
    if (!fits) return fits.error();
    if (!*fits) return Error{Errc::forbidden, "this is not your present password"};
    return {};
}

Result<void> ProfileService::change(const Actor& actor, const ProfileRequest& request,
                                    const std::string& address) {
    const auto user = account_of(actor);
    if (!user) return user.error();
    const auto change = checked(request);
    if (!change) return change.error();
    if (request.password) {
        const auto name = change->name.value_or(user->name);
        const auto good = password_policy_.check(*request.password, user->user_id, name);
        if (!good) return good;
    }
    if (request.password || (request.email && *request.email != user->email)) {
        const auto confirmed = confirm(actor, *user, request.old_password, address);
        if (!confirmed) return confirmed;
    }
    if (request.password) {
        const auto hash = hasher_.hash(*request.password);
        if (!hash) return hash.error();
        const auto changed = sessions_.change_password(user->key, user->password_hash, *hash, actor.session);
        if (!changed) return changed;
    }
    const auto changed = accounts_.change_profile(user->key, *change);
    if (changed && change->email && *change->email != user->email)
        log_security({"email_changed", user->key, user->user_id, address, ""});
    return changed;
}

}  // namespace sunomi
