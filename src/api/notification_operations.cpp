#include "api/notification_push.hpp"
#include "api/social_operations.hpp"
#include "base/text.hpp"

namespace sunomi::api {
namespace {

using Notifications = std::vector<NotificationBody>;

Operation list(const Services& services) {
    Operation op{
        "GET", "/api/notifications", "listNotifications",
        "New videos of one's channels, comments on one's videos, answers to one's comments; newest first"};
    op.access = Access::user;
    op.query = page_parameters();
    op.errors = {Errc::invalid};
    return with_json<Nothing, Notifications>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<Notifications> {
            const auto page = page_of(call);
            if (!page) return page.error();
            const auto notifications = services.social.notifications.list(*call.actor, *page);
            if (!notifications) return notifications.error();
            Notifications out;
            for (const auto& each : *notifications) out.push_back(notification_body(each));
            if (!out.empty()) link_next_page(call, *page, out.size(), {out.back().id, ""});
            return out;
        });
}

Result<UnreadBody> unread_body(const Services& services, const Actor& actor) {
    const auto unread = services.social.notifications.count_unread(actor);
    if (!unread) return unread.error();
    return UnreadBody{*unread};
}

Operation count(const Services& services) {
    Operation op{"GET", "/api/notifications/unread", "countNotifications", "How many one has not read"};
    op.access = Access::user;
    return with_json<Nothing, UnreadBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<UnreadBody> {
            return unread_body(services, *call.actor);
        });
}

Operation read_one(const Services& services) {
    Operation op{"POST", "/api/notifications/{notificationId}/read", "readNotification",
                 "Marks a notification as read; safe to repeat"};
    op.access = Access::user;
    op.errors = {Errc::not_found};
    return with_json<Nothing, UnreadBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<UnreadBody> {
            const auto id = parse_u64(call.path.at("notificationId"));
            if (!id || *id > INT64_MAX) return Error{Errc::not_found, "no such notification"};
            const auto done =
                services.social.notifications.mark_read(*call.actor, static_cast<NotificationId>(*id));
            if (!done) return done.error();
            return unread_body(services, *call.actor);
        });
}

Operation read_all(const Services& services) {
    Operation op{"POST", "/api/notifications/read", "readNotifications", "Marks all that there are as read"};
    op.access = Access::user;
    return with_json<Nothing, UnreadBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<UnreadBody> {
            const auto done = services.social.notifications.mark_all_read(*call.actor);
            if (!done) return done.error();
            return unread_body(services, *call.actor);
        });
}

}  // namespace

std::vector<Operation> notification_operations(const Services& services) {
    return {list(services), count(services), read_one(services), read_all(services)};
}

}  // namespace sunomi::api
