#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <utility>

#include "domain/plan.hpp"

namespace sunomi {

/// What a run of this plan is expected to take, bytes: 60 MB for the process and the decoder's frames, plus
/// about 80 bytes per output pixel of every rendition encoded. (Measured: 378 MB for the 1080p ladder, 1.2 GB
/// for 2160p.)
std::int64_t estimated_memory(const VideoPlan& plan);

/// Admits runs until their estimates fill the budget. **Threads:** any.
class MemoryBudget {
public:
    explicit MemoryBudget(std::int64_t bytes) : bytes_(bytes) {}

    /// Room that is given back when it goes out of scope.
    class Room {
    public:
        Room(MemoryBudget& budget, std::int64_t bytes) : budget_(&budget), bytes_(bytes) {}
        Room(Room&& other) noexcept : budget_(other.budget_), bytes_(std::exchange(other.bytes_, 0)) {}
        Room(const Room&) = delete;
        Room& operator=(const Room&) = delete;
        ~Room() {
            if (bytes_ > 0) budget_->give_back(bytes_);
        }

    private:
        MemoryBudget* budget_;
        std::int64_t bytes_;
    };

    /// Waits until `bytes` fit; one run is always admitted when nothing else runs, and one for a waiting
    /// viewer at once. When `stop` says so the wait ends and the room is granted: the run will see the stop
    /// itself.
    Room take(std::int64_t bytes, bool at_once, const std::function<bool()>& stop);

private:
    void give_back(std::int64_t bytes);

    std::int64_t bytes_;
    std::int64_t taken_ = 0;
    std::mutex mutex_;
    std::condition_variable freed_;
};

}  // namespace sunomi
