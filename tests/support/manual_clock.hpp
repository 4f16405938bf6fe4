#pragma once

#include <atomic>

#include "base/clock.hpp"

namespace sunomi {

/// Stands still until it is moved. The two hands move together, except when the wall clock is set.
class ManualClock final : public Clock {
public:
    [[nodiscard]] WallTime wall() const override { return WallTime{std::chrono::milliseconds{wall_.load()}}; }
    [[nodiscard]] SteadyTime steady() const override {
        return SteadyTime{std::chrono::milliseconds{steady_.load()}};
    }
    void advance(std::chrono::milliseconds time) {
        wall_ += time.count();
        steady_ += time.count();
    }
    /// What an operator or NTP does.
    void set_wall_forward(std::chrono::milliseconds time) { wall_ += time.count(); }

private:
    std::atomic<std::int64_t> wall_{1'700'000'000'000};
    std::atomic<std::int64_t> steady_{1'000'000};
};

}  // namespace sunomi
