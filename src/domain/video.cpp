#include "domain/video.hpp"

#include <fmt/format.h>

#include "base/random.hpp"
#include "base/text.hpp"
#include "domain/playlist.hpp"

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

Result<std::string> check_title(std::string_view title) {
    auto text = to_nfc(trim(title));
    if (!text || text->empty() || code_points(*text) > 100) {
        return Error{Errc::invalid, "title must be 1 to 100 characters long"};
    }
    return std::move(*text);
}

Result<std::string> check_description(std::string_view description) {
    auto text = to_nfc(description);
    if (!text || code_points(*text) > 5000) {
        return Error{Errc::invalid, "description must be at most 5000 characters long"};
    }
    return std::move(*text);
}

std::string original_key(const VideoId& id) {
    return id + "/original.mp4";
}
std::string master_key(const VideoId& id) {
    return id + "/master.m3u8";
}
std::string thumbnail_key(const VideoId& id) {
    return id + "/thumbnail.jpg";
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
