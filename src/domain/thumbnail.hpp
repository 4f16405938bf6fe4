#pragma once

#include <cstdint>

namespace sunomi {

/// Pictures that can stand for a video, by number: the one found automatically, up to three other frames of
/// it (1 …), or a picture that its owner sent.
inline constexpr int automatic_thumbnail = 0;
inline constexpr int most_candidates = 3;
inline constexpr int own_thumbnail = -1;

/// Sides of every thumbnail that is a frame of its video, and of one that its owner sent.
inline constexpr int frame_thumbnail_side = 640;
inline constexpr int own_thumbnail_width = 1280;
inline constexpr int own_thumbnail_height = 720;

/// Which of them is shown.
struct Thumbnail {
    int shown = automatic_thumbnail;
    std::int64_t version = 0;  ///< one more with each choice: its address must change, since browsers keep it
    int candidates = 0;        ///< stored ones, 1 … `candidates`
    int own_width = 0;         ///< of the owner's picture, when that is shown
    int own_height = 0;
};

}  // namespace sunomi
