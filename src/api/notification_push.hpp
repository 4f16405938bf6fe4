#pragma once

#include <memory>

#include "api/notification_messages.hpp"
#include "net/http_message.hpp"
#include "services/notification_board.hpp"

namespace sunomi::api {

NotificationBody notification_body(const Notification& notification);

/// Notifications of one user on one socket, from start() until it is destroyed: first the number of unread
/// ones, then each message of the board.
class NotificationPush {
public:
    explicit NotificationPush(NotificationBoard& board) : board_(board) {}
    NotificationPush(const NotificationPush&) = delete;
    NotificationPush& operator=(const NotificationPush&) = delete;
    ~NotificationPush() { stop(); }

    void start(UserKey user, std::shared_ptr<net::PushChannel> channel);
    void stop();

private:
    NotificationBoard& board_;
    NotificationBoard::Subscription subscription_ = 0;
};

}  // namespace sunomi::api
