#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

/// What someone was told. Field by field as clients see them; each with an example for the documentation.
namespace sunomi::api {

struct NotificationBody {
    std::int64_t id = 0;
    std::string kind;  // new_video, comment, reply
    std::string userId, userName, profilePictureUrl;
    std::string videoId, title;
    std::optional<std::int64_t> commentId;
    std::optional<std::string> excerpt;
    std::string timeStamp;
    bool isRead = false;
    static NotificationBody example() {
        return {91,
                "comment",
                "grace",
                "Grace Hopper",
                "",
                "00c0ffee00c0ffee",
                "A day in Perth",
                7,
                "What a beach!",
                "2026-05-04T12:00:00.000Z",
                false};
    }
};
BOOST_DESCRIBE_STRUCT(NotificationBody, (),
                      (id, kind, userId, userName, profilePictureUrl, videoId, title, commentId, excerpt,
                       timeStamp, isRead))

struct UnreadBody {
    int unread = 0;
    static UnreadBody example() { return {3}; }
};
BOOST_DESCRIBE_STRUCT(UnreadBody, (), (unread))

/// On the socket: `notification`, or `unread` when only the number changed.
struct NotificationPushBody {
    std::string type;
    std::optional<NotificationBody> notification;
    int unread = 0;
    static NotificationPushBody example() { return {"notification", NotificationBody::example(), 3}; }
};
BOOST_DESCRIBE_STRUCT(NotificationPushBody, (), (type, notification, unread))

}  // namespace sunomi::api
