#pragma once

#include <chrono>
#include <optional>

#include "base/clock.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// A video that someone has watched, and how far.
struct WatchedVideo {
    Video video;
    std::chrono::milliseconds position{0};
    WallTime watched{};  ///< when that was said last
};

/// Where to go on: nothing for who has only just begun (less than 5 s) or has seen it all (less than 5 % or
/// 10 s, whichever is more, are left: the credits).
std::optional<std::chrono::milliseconds> resume_position(const Video& video,
                                                         std::chrono::milliseconds position);

}  // namespace sunomi
