#pragma once

#include <chrono>
#include <string>

namespace sunomi {

/// A moment on the calendar, UTC, microseconds: what is stored and shown.
using WallTime = std::chrono::sys_time<std::chrono::microseconds>;
/// A moment of this process's steady clock: what leases, back-off and deadlines are measured with.
using SteadyTime = std::chrono::steady_clock::time_point;

/// Where time comes from, so that tests can set it. **Threads:** any.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual WallTime wall() const = 0;
    [[nodiscard]] virtual SteadyTime steady() const = 0;
};

/// The machine's clocks; one object for the whole process.
const Clock& system_clock();

/// `2026-01-31T12:00:00.250Z` (RFC 3339, UTC, milliseconds).
std::string to_rfc3339(WallTime time);

/// The moment by which a blocking call must have answered.
class Deadline {
public:
    static Deadline in(std::chrono::milliseconds time) {
        return Deadline{std::chrono::steady_clock::now() + time};
    }
    static Deadline never() { return Deadline{SteadyTime::max()}; }

    [[nodiscard]] bool expired() const { return std::chrono::steady_clock::now() >= at_; }
    /// What is left, never negative.
    [[nodiscard]] std::chrono::milliseconds remaining() const {
        if (at_ == SteadyTime::max()) return std::chrono::hours{24};
        const auto left = at_ - std::chrono::steady_clock::now();
        return std::max(std::chrono::duration_cast<std::chrono::milliseconds>(left),
                        std::chrono::milliseconds{0});
    }
    [[nodiscard]] SteadyTime at() const { return at_; }

private:
    explicit Deadline(SteadyTime at) : at_(at) {}
    SteadyTime at_;
};

}  // namespace sunomi
