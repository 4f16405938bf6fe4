#include "services/media_path.hpp"

#include "base/text.hpp"
#include "domain/playlist.hpp"
#include "domain/storyboard.hpp"

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

/// `thumbnail_0.jpg` is the automatic one, whichever is shown. What an owner sent and does not show any more
/// has no address.
std::optional<std::string> still_key(const VideoId& video, std::string_view name) {
    if (const auto sheet = parse_sheet_name(name)) return sheet_key(video, *sheet);
    for (int which = automatic_thumbnail; which <= most_candidates; ++which) {
        if (name == thumbnail_name(which)) return thumbnail_key(video, which);
    }
    return std::nullopt;
}

std::optional<MediaPath> parse_object(MediaPath path, std::string_view name) {
    path.key = path.video + "/" + std::string{name};
    if (name == "master.m3u8") {
        path.kind = MediaPath::Kind::playlist;
    } else if (name == "thumbnail.jpg") {
        path.kind = MediaPath::Kind::thumbnail;
    } else if (name == "storyboard.vtt") {
        path.kind = MediaPath::Kind::storyboard;
    } else if (name == "original.mp4") {
        path.kind = MediaPath::Kind::original;
    } else if (const auto key = still_key(path.video, name)) {
        path.kind = MediaPath::Kind::still;
        path.key = *key;
    } else {
        return std::nullopt;
    }
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
    return parse_object(std::move(path), parts[1]);
}

}  // namespace sunomi
