#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "domain/video.hpp"

namespace sunomi {

/// What a person who waits for a video sees. One value for every transport and for every late-comer.
struct Progress {
    VideoId video_id;
    std::map<std::string, int> percent;  ///< label → 0 … 100; empty until planned
    VideoState state = VideoState::uploading;
    bool finished = false;
    std::string error;
    std::string notice;
    std::string stage;  ///< uploading, waiting, planning, transcoding, finishing, completed, failed
    std::optional<int> eta_seconds;
    std::optional<int> queue_position;  ///< videos ahead of this one; 0 = being worked on
    bool playable = false;
};

/// Published clients' words: UPLOADING, TRANSCODING, COMPLETED, ERROR.
std::string_view progress_status(const Progress& progress);
/// Is the work over, in one way or the other?
bool is_final(const Progress& progress);

}  // namespace sunomi
