#pragma once

#include <chrono>
#include <cstdint>

#include "base/clock.hpp"

namespace sunomi::net {

/// Whether a body keeps coming at the least allowed rate, judged window by window.
class BodyPace {
public:
    BodyPace(std::int64_t min_bytes_per_second, std::chrono::seconds window)
        : min_bytes_(min_bytes_per_second * window.count()), window_(window) {}

    void restart(SteadyTime now) {
        since_ = now;
        bytes_ = 0;
    }
    void add(std::size_t bytes) { bytes_ += static_cast<std::int64_t>(bytes); }
    /// True at the end of a window that brought too little; a good window starts the next one.
    bool too_slow(SteadyTime now) {
        if (now - since_ < window_) return false;
        const bool slow = bytes_ < min_bytes_;
        restart(now);
        return slow;
    }

private:
    std::int64_t min_bytes_;
    std::chrono::seconds window_;
    SteadyTime since_{};
    std::int64_t bytes_ = 0;
};

}  // namespace sunomi::net
