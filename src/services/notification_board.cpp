#include "services/notification_board.hpp"

#include "base/log.hpp"

namespace sunomi {
namespace {

/// More news at once than anyone reads: who comes back to more asks for the list.
constexpr int most_news = 20;

}  // namespace

NotificationBoard::NotificationBoard(NotificationRepository& notifications)
    : notifications_(notifications), thread_([this] { run(); }) {}

NotificationBoard::~NotificationBoard() {
    {
        const std::lock_guard lock{mutex_};
        stop_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

NotificationBoard::Subscription NotificationBoard::subscribe(UserKey user, Listener listener) {
    const std::lock_guard lock{mutex_};
    const auto subscription = next_++;
    subscribers_[subscription] = {user, std::make_shared<Listener>(std::move(listener)), std::nullopt};
    by_user_.emplace(user, subscription);
    due_.insert(subscription);
    changed_.notify_all();
    return subscription;
}

void NotificationBoard::unsubscribe(Subscription subscription) {
    const std::lock_guard lock{mutex_};
    const auto at = subscribers_.find(subscription);
    if (at == subscribers_.end()) return;
    const auto [first, last] = by_user_.equal_range(at->second.user);
    for (auto each = first; each != last; ++each) {
        if (each->second != subscription) continue;
        by_user_.erase(each);
        break;
    }
    subscribers_.erase(at);
    due_.erase(subscription);
}

void NotificationBoard::look(const std::vector<UserKey>& users) {
    const std::lock_guard lock{mutex_};
    for (const auto user : users) {
        const auto [first, last] = by_user_.equal_range(user);
        for (auto each = first; each != last; ++each) due_.insert(each->second);
    }
    if (!due_.empty()) changed_.notify_all();
}

Result<void> NotificationBoard::mark_read(const Actor& actor, NotificationId id) {
    const auto marked = notifications_.mark_read(actor.user, id);
    if (!marked) return marked.error();
    if (!*marked) return Error{Errc::not_found, "no such notification"};
    look({actor.user});
    return {};
}

Result<void> NotificationBoard::mark_all_read(const Actor& actor) {
    const auto newest = notifications_.newest(actor.user);
    if (!newest) return newest.error();
    const auto marked = notifications_.mark_all_read(actor.user, *newest);
    if (marked) look({actor.user});
    return marked;
}

void NotificationBoard::run() {
    std::unique_lock lock{mutex_};
    for (;;) {
        changed_.wait(lock, [this] { return stop_ || !due_.empty(); });
        if (stop_) return;
        const auto subscription = *due_.begin();
        due_.erase(due_.begin());
        const auto subscriber = subscribers_.at(subscription);
        lock.unlock();
        tell(subscription, subscriber);
        lock.lock();
    }
}

void NotificationBoard::tell(Subscription subscription, const Subscriber& subscriber) {
    NotificationId last = 0;
    const auto news = news_for(subscriber, last);
    const auto unread = notifications_.count_unread(subscriber.user);
    if (!news || !unread) {
        // The next look, or the next connection, gets it.
        log::warning("notifications not read user={} error={}", subscriber.user,
                     (news ? unread.error() : news.error()).message());
        return;
    }
    {
        const std::lock_guard lock{mutex_};
        const auto at = subscribers_.find(subscription);
        if (at == subscribers_.end()) return;
        at->second.last = last;
    }
    for (const auto& each : *news) (*subscriber.listener)({each, *unread});
    if (news->empty()) (*subscriber.listener)({std::nullopt, *unread});
}

Result<std::vector<Notification>> NotificationBoard::news_for(const Subscriber& subscriber,
                                                              NotificationId& last) {
    const auto newest = notifications_.newest(subscriber.user);
    if (!newest) return newest.error();
    last = *newest;
    if (!subscriber.last) return std::vector<Notification>{};
    last = std::max(*newest, *subscriber.last);
    auto news = notifications_.list_after(subscriber.user, *subscriber.last, most_news);
    if (news && !news->empty()) last = std::max(last, news->back().id);
    return news;
}

}  // namespace sunomi
