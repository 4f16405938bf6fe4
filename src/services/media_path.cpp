#include "services/media_path.hpp"

#include "base/text.hpp"
#include "domain/playlist.hpp"

namespace sunomi {
namespace {

bool is_label(std::string_view text) {
    return !text.empty() && text.size() <= 16 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == std::string_view::npos;
}

std::optional<MediaPath> parse_track_object(MediaPath path, std::string_view name) {
    if (name == "playlist.m3u8") {
        path.kind = MediaPath::Kind::playlist;
        path.key = playlist_key(path.video, path.label);
        return path;
    }
    if (name == "init.mp4") {
        path.kind = MediaPath::Kind::init;
        path.key = init_key(path.video, path.label);
        return path;
    }
    const auto segment = parse_segment_name(name);
    if (!segment) return std::nullopt;
    path.kind = MediaPath::Kind::segment;
    path.segment = *segment;
    path.key = segment_key(path.video, path.label, *segment);
    return path;
}

}  // namespace

std::optional<MediaPath> parse_media_path(std::string_view text) {
    const auto parts = split(text, '/');
    if (parts.size() < 2 || parts.size() > 3 || !is_video_id(parts[0])) return std::nullopt;
    MediaPath path;
    path.video = std::string{parts[0]};
    if (parts.size() == 3) {
        if (!is_label(parts[1])) return std::nullopt;
        path.label = std::string{parts[1]};
        return parse_track_object(std::move(path), parts[2]);
    }
    if (parts[1] == "master.m3u8")
        path.kind = MediaPath::Kind::playlist;
    else if (parts[1] == "thumbnail.jpg")
        path.kind = MediaPath::Kind::thumbnail;
    else if (parts[1] == "original.mp4")
        path.kind = MediaPath::Kind::original;
    else
        return std::nullopt;
    path.key = path.video + "/" + std::string{parts[1]};
    return path;
}

}  // namespace sunomi
