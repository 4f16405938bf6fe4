#include "services/memory_budget.hpp"

#include <chrono>

namespace sunomi {

std::int64_t estimated_memory(const VideoPlan& plan) {
    std::int64_t bytes = 60LL << 20;
    for (const auto& rendition : plan.renditions) {
        if (rendition.mode == TrackMode::encode)
            bytes += std::int64_t{rendition.width} * rendition.height * 80;
    }
    return bytes;
}

MemoryBudget::Room MemoryBudget::take(std::int64_t bytes, bool at_once, const std::function<bool()>& stop) {
    std::unique_lock lock{mutex_};
    const auto fits = [&] { return at_once || taken_ == 0 || taken_ + bytes <= bytes_ || stop(); };
    while (!freed_.wait_for(lock, std::chrono::milliseconds{200}, fits)) {
    }
    taken_ += bytes;
    return Room{*this, bytes};
}

void MemoryBudget::give_back(std::int64_t bytes) {
    {
        const std::lock_guard lock{mutex_};
        taken_ -= bytes;
    }
    freed_.notify_all();
}

}  // namespace sunomi
