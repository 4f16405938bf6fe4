#include "services/search_upkeep.hpp"

#include "base/log.hpp"

namespace sunomi {
namespace {

constexpr std::chrono::seconds between_looks{1};
constexpr int looks_per_pass = 3600;
/// Videos in one transaction, some 20 ms; and the pause in which other writers get their turn.
constexpr int at_once = 100;
constexpr std::chrono::milliseconds pause{1};
constexpr std::chrono::seconds pause_after_failure{5};

}  // namespace

void SearchUpkeep::start() {
    thread_ = std::thread{[this] {
        int look = 0;
        do {
            look == 0 ? pass() : work_off();
            look = (look + 1) % looks_per_pass;
        } while (rest(between_looks));
    }};
}

void SearchUpkeep::stop() {
    {
        const std::lock_guard lock{mutex_};
        stop_ = true;
    }
    stopping_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void SearchUpkeep::pass() {
    const auto differing = index_.check();
    if (!differing)
        return log::warning("search index: not compared error=\"{}\"", differing.error().message());
    work_off();
}

void SearchUpkeep::work_off() {
    int indexed = 0;
    for (;;) {
        const auto done = index_.work_off(at_once);
        if (!done) log::warning("search index: error=\"{}\"", done.error().message());
        if (done && *done == 0) break;
        indexed += done ? *done : 0;
        if (!rest(done ? pause : pause_after_failure)) break;
    }
    if (indexed > 0) log::info("search index brought up to date videos={}", indexed);
}

/// False when it is time to end.
bool SearchUpkeep::rest(std::chrono::milliseconds time) {
    std::unique_lock lock{mutex_};
    return !stopping_.wait_for(lock, time, [this] { return stop_; });
}

}  // namespace sunomi
