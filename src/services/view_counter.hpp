#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "base/clock.hpp"
#include "domain/actor.hpp"
#include "ports/daily_salt.hpp"
#include "ports/view_repository.hpp"

namespace sunomi {

/// Counts views: every user once per video, every guest once per video and day. A guest is a hash of address
/// and browser with the day's salt, so nobody can be found again by it on another day, nor by who has the
/// database. Of one address (of IPv6: one /64) at most eight guests count for a video and day, whatever they
/// call themselves. Views are gathered and written together once per second or 500: what a crash can lose.
/// **Threads:** any; one of its own.
class ViewCounter {
public:
    struct Limits {
        std::chrono::milliseconds interval{1000};
        std::size_t batch = 500;
        /// While the database does not answer, more than so many are not kept.
        std::size_t most_waiting = 20'000;
    };
    ViewCounter(ViewRepository& views, DailySalt& salts, const Clock& clock, Limits limits);
    /// Writes what is left.
    ~ViewCounter();

    void saw(const VideoId& video, const Actor& viewer);
    void saw(const VideoId& video, std::string_view address, std::string_view user_agent);

private:
    std::optional<std::string> guest_hash(std::string_view address, std::string_view user_agent);
    void add(SeenVideo seen);
    void run();
    void write(std::vector<SeenVideo> batch);
    void forget_guests();

    ViewRepository& views_;
    DailySalt& salts_;
    const Clock& clock_;
    const Limits limits_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool stop_ = false;
    std::vector<SeenVideo> waiting_;
    std::set<std::string> known_;  // keys of waiting_: a repeated call costs nothing more
    std::mutex salt_mutex_;        // this and the next two
    std::optional<std::chrono::sys_days> salt_day_;
    std::string salt_;
    std::chrono::sys_days forgotten_before_{};  // of the thread
    std::thread writer_;
};

}  // namespace sunomi
