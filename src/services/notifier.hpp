#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/clock.hpp"
#include "ports/notification_repository.hpp"
#include "services/notification_board.hpp"

namespace sunomi {

struct NotifierConfig {
    int chunk = 1000;  ///< subscribers told in one transaction: some 10 ms of the one writing connection
    /// Between looks nobody asked for: what a crash or a lost event left undone.
    std::chrono::milliseconds interval{60'000};
    std::chrono::hours age{90 * 24};  ///< older notifications are removed
};

/// Tells the subscribers of a channel about its new videos, once each, and removes what is old. What is to be
/// done stands in the videos' rows (listed, not announced), so an event only says when to look. **Threads:**
/// one of its own, because a hundred thousand subscribers take a while, which the events of other videos must
/// not wait for.
class Notifier {
public:
    Notifier(AnnouncementRepository& announcements, NotificationRepository& notifications,
             NotificationBoard& board, const Clock& clock, NotifierConfig config = {});
    ~Notifier();

    void start();
    void stop();
    /// A video may have become listed. Callable from anywhere.
    void wake();

    /// Everything that is to be done now; what start() does again and again. An error of the database ends it
    /// early, and the next pass goes on from there.
    Result<void> pass();

private:
    void run();
    Result<void> announce(const VideoId& video);
    bool stopping();

    AnnouncementRepository& announcements_;
    NotificationRepository& notifications_;
    NotificationBoard& board_;
    const Clock& clock_;
    const NotifierConfig config_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool woken_ = false;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace sunomi
