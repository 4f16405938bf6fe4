#pragma once

#include <algorithm>
#include <chrono>

namespace sunomi {

/// By how much time limits are stretched when sanitizers make everything slower.
#if defined(SUNOMI_ASAN) || defined(SUNOMI_TSAN)
inline constexpr int slower = 10;
#else
inline constexpr int slower = 1;
#endif

/// What `work` takes when nothing else gets in its way.
template <class Work>
std::chrono::microseconds best_of_three(Work work) {
    auto best = std::chrono::microseconds::max();
    for (int i = 0; i < 3; ++i) {
        const auto before = std::chrono::steady_clock::now();
        work();
        best = std::min(best, std::chrono::duration_cast<std::chrono::microseconds>(
                                  std::chrono::steady_clock::now() - before));
    }
    return best;
}

}  // namespace sunomi
