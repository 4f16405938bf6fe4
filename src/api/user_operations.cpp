#include "api/user_operations.hpp"

#include "api/account_export.hpp"
#include "api/pooled_operation.hpp"

namespace sunomi::api {
namespace {

Operation own_profile(ProfileService& profiles) {
    Operation op{"GET", "/api/user", "getOwnProfile", "One's own account"};
    op.access = Access::user;
    return with_json<Nothing, OwnProfileBody>(
        std::move(op), [&profiles](const Call& call, const Nothing&) -> Result<OwnProfileBody> {
            const auto profile = profiles.own(*call.actor);
            if (!profile) return profile.error();
            return own_profile_body(*profile);
        });
}

Operation change_profile(ProfileService& profiles) {
    Operation op{
        "PUT", "/api/user", "changeOwnProfile",
        "Changes what is given; a new password or email needs oldPassword, or, of who has no password, a "
        "log-in of the last ten minutes"};
    op.access = Access::user;
    op.errors = {Errc::invalid, Errc::forbidden, Errc::conflict};
    return with_json<ProfileChangeBody, OwnProfileBody>(
        std::move(op),
        [&profiles](const Call& call, const ProfileChangeBody& body) -> Result<OwnProfileBody> {
            const ProfileRequest request{body.name, body.about, body.email, body.password, body.oldPassword};
            const auto changed = profiles.change(*call.actor, request, call.client_address);
            if (!changed) return changed.error();
            const auto profile = profiles.own(*call.actor);
            if (!profile) return profile.error();
            return own_profile_body(*profile);
        });
}

Operation delete_account(const Services& services) {
    Operation op{
        "DELETE", "/api/user", "deleteAccount",
        "Deletes one's own account with all videos, comments, likes, subscriptions and playlists; needs "
        "the password, or, of who has none, a log-in of the last ten minutes"};
    op.access = Access::user;
    op.errors = {Errc::invalid, Errc::forbidden, Errc::conflict};
    return with_json<AccountRemovalBody, MessageBody>(
        std::move(op), [&services](const Call& call, const AccountRemovalBody& body) -> Result<MessageBody> {
            const auto user = services.accounts.account_of(*call.actor);
            if (!user) return user.error();
            const auto confirmed = services.profiles.confirm(*call.actor, body.password, call.client_address);
            if (!confirmed) return confirmed.error();
            const auto removed = services.account_removal.remove(*user);
            if (!removed) return removed.error();
            return MessageBody{"deleted"};
        });
}

Operation export_account(ProfileService& profiles) {
    Operation op{"GET", "/api/user/export", "exportAccount", "Everything that is kept of one's own account"};
    op.access = Access::user;
    return with_json<Nothing, ExportBody>(
        std::move(op), [&profiles](const Call& call, const Nothing&) -> Result<ExportBody> {
            const auto profile = profiles.own(*call.actor);
            if (!profile) return profile.error();
            const auto archive = profiles.archive(*call.actor);
            if (!archive) return archive.error();
            call.answer_headers.add("Content-Disposition", "attachment; filename=\"sunomi-account.json\"");
            return export_body(*profile, *archive);
        });
}

Operation channel(ProfileService& profiles) {
    Operation op{"GET", "/api/user/{userId}", "getChannel", "What everyone sees of someone"};
    op.errors = {Errc::not_found};
    return with_json<Nothing, ChannelBody>(
        std::move(op), [&profiles](const Call& call, const Nothing&) -> Result<ChannelBody> {
            const auto found = profiles.of_channel(call.path.at("userId"));
            if (!found) return found.error();
            const auto& user = found->user;
            return ChannelBody{user.user_id,     user.name,     user.profile_picture_url, user.about,
                               user.subscribers, found->videos, to_rfc3339(user.created)};
        });
}

}  // namespace

std::vector<Operation> user_operations(const Services& services) {
    return {own_profile(services.profiles),
            on_pool(change_profile(services.profiles), services.password_pool),
            on_pool(delete_account(services), services.password_pool),
            // Long and rare: not all workers at once.
            on_pool(export_account(services.profiles), services.password_pool), channel(services.profiles)};
}

}  // namespace sunomi::api
