#include "api/video_bodies.hpp"

#include "api/progress_operations.hpp"
#include "domain/progress.hpp"

namespace sunomi::api {
namespace {

std::optional<double> seconds_of(const Video& video) {
    if (!video.duration) return std::nullopt;
    return static_cast<double>(video.duration->count()) / 1000.0;
}

std::string status_word(const Video& video) {
    Progress progress;
    progress.state = video.state;
    progress.finished = video.finished;
    return std::string{progress_status(progress)};
}

}  // namespace

VideoListItem list_item(const Video& video) {
    return {video.id,           video.owner_user_id,
            video.title,        to_rfc3339(video.created),
            seconds_of(video),  video.width,
            video.height,       video.finished,
            status_word(video), text_or_null(video.error)};
}

VideoDetail video_detail(const Video& video) {
    VideoDetail out;
    out.id = video.id;
    out.userId = video.owner_user_id;
    out.title = video.title;
    out.description = video.description;
    out.uploadDate = to_rfc3339(video.created);
    out.likes = video.likes;
    out.views = video.views;
    out.status = status_word(video);
    out.playable = video.state == VideoState::published;
    out.finished = video.finished;
    out.error = text_or_null(video.error);
    out.notice = text_or_null(video.notice);
    out.duration = seconds_of(video);
    out.width = video.width;
    out.height = video.height;
    return out;
}

std::vector<VideoListItem> list_items(const std::vector<Video>& videos) {
    std::vector<VideoListItem> items;
    items.reserve(videos.size());
    for (const auto& video : videos) items.push_back(list_item(video));
    return items;
}

Result<std::vector<VideoListItem>> list_items(const Result<std::vector<Video>>& videos) {
    if (!videos) return videos.error();
    return list_items(*videos);
}

}  // namespace sunomi::api
