#include "domain/video.hpp"

#include <fmt/format.h>

#include "base/random.hpp"
#include "base/text.hpp"
#include "domain/playlist.hpp"
#include "domain/storyboard.hpp"

namespace sunomi {

VideoId make_video_id() {
    return random_hex(8);
}

bool is_video_id(std::string_view text) {
    return text.size() >= 16 && text.size() <= 64 &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string_view to_string(VideoState state) {
    switch (state) {
        case VideoState::uploading:
            return "UPLOADING";
        case VideoState::processing:
            return "PROCESSING";
        case VideoState::published:
            return "PUBLIC";
        case VideoState::failed:
            return "FAILED";
    }
    return "FAILED";
}

bool is_listed(const Video& video) {
    return video.state == VideoState::published && video.visibility == Visibility::everyone && !video.held;
}

std::vector<std::string> all_warnings(const Video& video) {
    auto all = video.content_warnings;
    all.insert(all.end(), video.imposed_warnings.begin(), video.imposed_warnings.end());
    const auto each_once = check_content_warnings(all);
    return each_once ? *each_once : all;  // of a later version of the program: as they are
}

bool may_see(const Video& video, std::optional<UserKey> viewer) {
    if (viewer == video.owner) return true;
    return video.visibility != Visibility::owner && !video.held;
}

std::string original_key(const VideoId& id) {
    return id + "/original.mp4";
}
std::string master_key(const VideoId& id) {
    return id + "/master.m3u8";
}
std::string thumbnail_name(int which) {
    return fmt::format("thumbnail_{}.jpg", which);
}
std::string thumbnail_name(const Video& video) {
    if (video.thumbnail.version == 0) return "thumbnail.jpg";
    return fmt::format("thumbnail.jpg?v={}", video.thumbnail.version);
}
std::string thumbnail_key(const VideoId& id, int which) {
    if (which == automatic_thumbnail) return id + "/thumbnail.jpg";
    if (which == own_thumbnail) return id + "/thumbnail_own.jpg";
    return id + "/" + thumbnail_name(which);
}
std::string storyboard_key(const VideoId& id) {
    return id + "/storyboard.vtt";
}
std::string sheet_key(const VideoId& id, int sheet) {
    return id + "/" + sheet_name(sheet);
}
std::string playlist_key(const VideoId& id, std::string_view label) {
    return fmt::format("{}/{}/playlist.m3u8", id, label);
}
std::string init_key(const VideoId& id, std::string_view label) {
    return fmt::format("{}/{}/init.mp4", id, label);
}
std::string segment_key(const VideoId& id, std::string_view label, int segment) {
    return fmt::format("{}/{}/{}", id, label, segment_name(segment));
}

}  // namespace sunomi
