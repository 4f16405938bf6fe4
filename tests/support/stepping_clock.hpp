#pragma once

#include <atomic>

#include "base/clock.hpp"

namespace sunomi {

/// A clock that goes on by one second whenever it is read, and by hand.
class SteppingClock final : public Clock {
public:
    [[nodiscard]] WallTime wall() const override {
        return WallTime{std::chrono::microseconds{now_ += 1'000'000}};
    }
    [[nodiscard]] SteadyTime steady() const override {
        return SteadyTime{std::chrono::microseconds{now_.load()}};
    }
    void advance(std::chrono::seconds time) { now_ += std::chrono::microseconds{time}.count(); }

private:
    mutable std::atomic<std::int64_t> now_{1'700'000'000'000'000};
};

}  // namespace sunomi
