#include "api/notification_push.hpp"

#include "api/json_codec.hpp"
#include "api/progress_operations.hpp"

namespace sunomi::api {

NotificationBody notification_body(const Notification& notification) {
    NotificationBody body;
    body.id = notification.id;
    body.kind = std::string{to_string(notification.kind)};
    body.userId = notification.actor_user_id;
    body.userName = notification.actor_name;
    body.profilePictureUrl = notification.actor_picture_url;
    body.videoId = notification.video;
    body.title = notification.video_title;
    if (notification.comment != 0) body.commentId = notification.comment;
    body.excerpt = text_or_null(notification.excerpt);
    body.timeStamp = to_rfc3339(notification.created);
    body.isRead = notification.is_read;
    return body;
}

void NotificationPush::start(UserKey user, std::shared_ptr<net::PushChannel> channel) {
    subscription_ =
        board_.subscribe(user, [channel = std::move(channel)](const NotificationBoard::Message& message) {
            NotificationPushBody body{message.news ? "notification" : "unread", std::nullopt, message.unread};
            if (message.news) body.notification = notification_body(*message.news);
            channel->send(print_json(body));
        });
}

void NotificationPush::stop() {
    board_.unsubscribe(std::exchange(subscription_, 0));
}

}  // namespace sunomi::api
