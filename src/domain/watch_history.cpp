#include "domain/watch_history.hpp"

#include <algorithm>

namespace sunomi {

std::optional<std::chrono::milliseconds> resume_position(const Video& video,
                                                         std::chrono::milliseconds position) {
    constexpr std::chrono::milliseconds just_begun{5000};
    constexpr std::chrono::milliseconds nearly_over{10'000};
    if (!video.duration || position < just_begun) return std::nullopt;
    if (position > *video.duration - std::max(nearly_over, *video.duration / 20)) return std::nullopt;
    return position;
}

}  // namespace sunomi
