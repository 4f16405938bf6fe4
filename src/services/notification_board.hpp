#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <vector>

#include "domain/actor.hpp"
#include "ports/notification_repository.hpp"

namespace sunomi {

/// What users were told: their lists, and live to those who are connected. It keeps nothing that could be
/// lost: a subscriber first gets the number of what is unread, and whenever someone says look() what the
/// database holds beyond what this subscriber has had, so a hint too many costs one read and a lost one only
/// time. **Threads:** any; one of its own.
class NotificationBoard {
public:
    /// One message: `news` when something new happened, else only the number changed.
    struct Message {
        std::optional<Notification> news;
        int unread = 0;
    };
    /// Called on the board's thread; must not block.
    using Listener = std::function<void(const Message&)>;
    using Subscription = std::uint64_t;

    explicit NotificationBoard(NotificationRepository& notifications);
    ~NotificationBoard();

    Subscription subscribe(UserKey user, Listener listener);
    /// No call begins after this; one that has begun may still be ending on the board's thread.
    void unsubscribe(Subscription subscription);
    /// There may be something new for these users.
    void look(const std::vector<UserKey>& users);

    /// Newest first.
    Result<std::vector<Notification>> list(const Actor& actor, const Page& page) {
        return notifications_.list(actor.user, page);
    }
    Result<int> count_unread(const Actor& actor) { return notifications_.count_unread(actor.user); }
    /// not_found when it is not the actor's.
    Result<void> mark_read(const Actor& actor, NotificationId id);
    /// All that there are now.
    Result<void> mark_all_read(const Actor& actor);

private:
    struct Subscriber {
        UserKey user = 0;
        std::shared_ptr<Listener> listener;
        std::optional<NotificationId> last;  ///< the newest it has had; nothing before its first message
    };

    void run();
    void tell(Subscription subscription, const Subscriber& subscriber);
    /// What was new to that subscriber, oldest first; and from where it is to go on.
    Result<std::vector<Notification>> news_for(const Subscriber& subscriber, NotificationId& last);

    NotificationRepository& notifications_;
    std::mutex mutex_;  // all below
    std::condition_variable changed_;
    bool stop_ = false;
    Subscription next_ = 1;
    std::map<Subscription, Subscriber> subscribers_;
    std::multimap<UserKey, Subscription> by_user_;
    std::set<Subscription> due_;
    std::thread thread_;
};

}  // namespace sunomi
