#include "adapters/sql/writer_queue.hpp"

#include <algorithm>

namespace sunomi {

std::chrono::milliseconds WriterQueue::enter() {
    const std::lock_guard lock{mutex_};
    const auto now = Clock::now();
    const int before = inside_++;
    if (before == 0) progress_ = now;
    if (before < 2) return patience_;
    const auto until = progress_ + patience_ / 2;
    return std::max(std::chrono::milliseconds{0},
                    std::chrono::duration_cast<std::chrono::milliseconds>(until - now));
}

void WriterQueue::leave() {
    const std::lock_guard lock{mutex_};
    --inside_;
}

void WriterQueue::note_progress() {
    const std::lock_guard lock{mutex_};
    progress_ = Clock::now();
}

}  // namespace sunomi
