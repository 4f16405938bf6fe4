#include "api/admin_bodies.hpp"

namespace sunomi::api {

AdminUserBody admin_user_body(const AccountSummary& account) {
    const auto& user = account.user;
    AdminUserBody body;
    body.userId = user.user_id;
    body.name = user.name;
    body.role = to_string(user.role);
    body.suspended = user.suspended;
    if (user.quota_bytes >= 0) body.quotaBytes = user.quota_bytes;
    body.usedBytes = account.used_bytes;
    body.videos = account.videos;
    body.created = to_rfc3339(user.created);
    return body;
}

InviteBody invite_body(const Invite& invite, const std::string& url) {
    InviteBody body{
        invite.id,        invite.created_by, to_rfc3339(invite.created), to_rfc3339(invite.expires),
        invite.uses_left, std::nullopt};
    if (!url.empty()) body.url = url;
    return body;
}

Result<std::string> name_of_caller(const Services& services, const Call& call) {
    const auto user = services.accounts.account_of(*call.actor);
    if (!user) return user.error();
    return user->user_id;
}

}  // namespace sunomi::api
