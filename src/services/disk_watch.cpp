#include "services/disk_watch.hpp"

#include <algorithm>

#include "base/guarded.hpp"
#include "base/log.hpp"

namespace sunomi {
namespace {

constexpr std::chrono::seconds interval{10};
/// Room comes and goes while files are written: it counts as enough again only a tenth above the limit.
constexpr std::int64_t enough_again_divisor = 10;

}  // namespace

void DiskWatch::start() {
    thread_ = std::thread{[this] {
        std::unique_lock lock{mutex_};
        while (!stop_) {
            guarded("disk watch", [this] { look(); });
            stopping_.wait_for(lock, interval, [this] { return stop_; });
        }
    }};
}

void DiskWatch::stop() {
    {
        const std::lock_guard lock{mutex_};
        stop_ = true;
    }
    stopping_.notify_all();
    if (thread_.joinable()) thread_.join();
}

std::int64_t DiskWatch::limit_of(std::int64_t total_bytes) const {
    return std::min(total_bytes / 100 * warning_.per_cent, warning_.bytes);
}

DiskState DiskWatch::state() const {
    const auto free = space_.free_bytes();
    const auto total = space_.total_bytes();
    return {free, total, free < limit_of(total)};
}

void DiskWatch::look() {
    const auto now = state();
    const auto limit = limit_of(now.total_bytes);
    if (now.low && !was_low_) {
        log::warning(
            "the disk of the store is nearly full: delete videos, or give it more room free_bytes={} total_bytes={}",
            now.free_bytes, now.total_bytes);
        was_low_ = true;
    } else if (was_low_ && now.free_bytes >= limit + limit / enough_again_divisor) {
        log::info("the disk of the store has room again free_bytes={}", now.free_bytes);
        was_low_ = false;
    }
}

}  // namespace sunomi
