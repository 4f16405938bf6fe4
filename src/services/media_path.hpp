#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/video.hpp"

namespace sunomi {

/// Where a media path leads.
struct MediaPath {
    /// `thumbnail`: the picture that stands for the video, whichever that is; `still`: one certain picture.
    enum class Kind { playlist, init, segment, thumbnail, still, storyboard, original };
    Kind kind = Kind::playlist;
    VideoId video;
    std::string label;  ///< of a segment
    int segment = 0;
    std::string key;
};

/// Reads `{videoId}/…` in exactly the spellings the platform writes; nothing for any other.
std::optional<MediaPath> parse_media_path(std::string_view path);

}  // namespace sunomi
