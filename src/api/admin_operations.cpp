#include "api/admin_operations.hpp"

#include <algorithm>

#include "api/admin_bodies.hpp"

namespace sunomi::api {
namespace {

using Users = std::vector<AdminUserBody>;

Operation list_users(const Services& services) {
    Operation op{
        "GET", "/api/admin/users", "listUsers",
        "Accounts whose userId begins with `search`, then those whose name does; without it all, by userId"};
    op.access = Access::admin;
    op.query = page_parameters();
    op.query.push_back({"search", "Beginning of a userId or a name", {{"type", "string"}}, false});
    op.errors = {Errc::invalid, Errc::forbidden};
    return with_json<Nothing, Users>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<Users> {
            const auto page = page_of(call);
            if (!page) return page.error();
            const auto at = call.query.find("search");
            const auto search = at == call.query.end() ? std::string{} : at->second;
            const auto found = services.admin.list(search, *page);
            if (!found) return found.error();
            if (!found->empty()) {
                link_next_page(call, *page, found->size(), services.admin.cursor_of(found->back(), search));
            }
            Users users;
            for (const auto& account : *found) users.push_back(admin_user_body(account));
            return users;
        });
}

Operation get_user(const Services& services) {
    Operation op{"GET", "/api/admin/users/{userId}", "getUserForAdmin", "One account"};
    op.access = Access::admin;
    op.errors = {Errc::forbidden, Errc::not_found};
    return with_json<Nothing, AdminUserBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<AdminUserBody> {
            const auto account = services.admin.get(call.path.at("userId"));
            if (!account) return account.error();
            return admin_user_body(*account);
        });
}

/// An operation that changes the account in its path by `change(by, user_id, body)`, and answers what it is
/// then.
template <class Body, class Change>
Operation change_user(const Services& services, Operation op, Change change) {
    op.access = Access::admin;
    op.errors = {Errc::invalid, Errc::forbidden, Errc::not_found, Errc::conflict};
    return with_json<Body, AdminUserBody>(
        std::move(op), [&services, change](const Call& call, const Body& body) -> Result<AdminUserBody> {
            const auto by = name_of_caller(services, call);
            if (!by) return by.error();
            const auto& user_id = call.path.at("userId");
            const auto done = change(*by, user_id, body);
            if (!done) return done.error();
            const auto account = services.admin.get(user_id);
            if (!account) return account.error();
            return admin_user_body(*account);
        });
}

Operation set_role(const Services& services) {
    return change_user<RoleBody>(
        services,
        {"PUT", "/api/admin/users/{userId}/role", "setUserRole", "Makes someone user, moderator or admin"},
        [&services](const std::string& by, const std::string& user_id, const RoleBody& body) -> Result<void> {
            const auto role = parse_role(body.role);
            if (!role) return role.error();
            return services.admin.set_role(by, user_id, *role);
        });
}

Operation set_suspended(const Services& services) {
    return change_user<SuspendedBody>(
        services,
        {"PUT", "/api/admin/users/{userId}/suspended", "setUserSuspended",
         "Signs someone out everywhere and lets them in no more, or again"},
        [&services](const std::string& by, const std::string& user_id, const SuspendedBody& body) {
            return services.admin.set_suspended(by, user_id, body.suspended);
        });
}

Operation set_quota(const Services& services) {
    return change_user<QuotaBody>(
        services,
        {"PUT", "/api/admin/users/{userId}/quota", "setUserQuota", "What someone may keep in all, in bytes"},
        [&services](const std::string& by, const std::string& user_id, const QuotaBody& body) {
            return services.admin.set_quota(by, user_id, body.quotaBytes.value_or(-1));
        });
}

Operation make_reset_link(const Services& services) {
    Operation op{"POST", "/api/admin/users/{userId}/password-reset", "makePasswordLink",
                 "A link with which someone sets a new password, once, within a day"};
    op.access = Access::admin;
    op.errors = {Errc::forbidden, Errc::not_found};
    return with_json<Nothing, LinkBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<LinkBody> {
            const auto by = name_of_caller(services, call);
            if (!by) return by.error();
            const auto secret = services.admin.make_reset_secret(*by, call.path.at("userId"));
            if (!secret) return secret.error();
            return LinkBody{call.origin + "/reset-password?token=" + *secret};
        });
}

Operation delete_user(const Services& services) {
    Operation op{"DELETE", "/api/admin/users/{userId}", "deleteUserAsAdmin",
                 "Deletes an account with everything in it"};
    op.access = Access::admin;
    op.errors = {Errc::forbidden, Errc::not_found, Errc::conflict};
    return with_json<Nothing, MessageBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<MessageBody> {
            const auto by = name_of_caller(services, call);
            if (!by) return by.error();
            const auto done = services.admin.remove(*by, call.path.at("userId"));
            if (!done) return done.error();
            return MessageBody{"deleted"};
        });
}

void add_queue(OverviewBody& body, const std::vector<TaskCount>& queue, WallTime now) {
    for (const auto& line : queue) {
        const auto age = std::chrono::duration_cast<std::chrono::seconds>(now - line.oldest).count();
        body.queue.push_back({line.kind, line.state, line.count, age});
        if (line.state == "running") {
            body.tasksRunning += line.count;
        } else {
            body.tasksWaiting += line.count;
            body.oldestTaskSeconds = std::max(body.oldestTaskSeconds, age);
        }
    }
}

Operation overview(const Services& services) {
    Operation op{"GET", "/api/admin/overview", "getOverview", "Accounts, videos, room and queue at a glance"};
    op.access = Access::admin;
    op.errors = {Errc::forbidden};
    return with_json<Nothing, OverviewBody>(std::move(op),
                                            [&services](const Call&, const Nothing&) -> Result<OverviewBody> {
                                                const auto queue = services.figures.count_tasks();
                                                if (!queue) return queue.error();
                                                const auto holdings = services.glance.holdings();
                                                if (!holdings) return holdings.error();
                                                OverviewBody body;
                                                body.users = holdings->users;
                                                body.videos = holdings->videos;
                                                body.failedVideos = holdings->failed;
                                                body.heldVideos = holdings->held;
                                                body.originalBytes = holdings->original_bytes;
                                                body.freeBytes = services.space.free_bytes();
                                                body.diskBytes = services.space.total_bytes();
                                                add_queue(body, *queue, services.clock.wall());
                                                return body;
                                            });
}

using Entries = std::vector<AuditBody>;

Operation audit(const Services& services) {
    Operation op{"GET", "/api/admin/audit", "listAudit", "What admins and moderators did, newest first"};
    op.access = Access::admin;
    op.query = page_parameters();
    op.errors = {Errc::invalid, Errc::forbidden};
    return with_json<Nothing, Entries>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<Entries> {
            const auto page = page_of(call);
            if (!page) return page.error();
            const auto found = services.audit.list(*page);
            if (!found) return found.error();
            if (!found->empty()) link_next_page(call, *page, found->size(), {found->back().number, ""});
            Entries entries;
            for (const auto& one : *found) {
                entries.push_back({to_rfc3339(one.at), one.actor, one.action, one.target, one.detail});
            }
            return entries;
        });
}

}  // namespace

std::vector<Operation> admin_operations(const Services& services) {
    return {list_users(services),    get_user(services),  set_role(services),
            set_suspended(services), set_quota(services), make_reset_link(services),
            delete_user(services),   overview(services),  audit(services)};
}

}  // namespace sunomi::api
