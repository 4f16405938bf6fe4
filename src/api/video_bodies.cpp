#include "api/video_bodies.hpp"

#include "api/progress_operations.hpp"
#include "domain/progress.hpp"

namespace sunomi::api {

namespace {

std::string status_word(const Video& video) {
    Progress progress;
    progress.state = video.state;
    progress.finished = video.finished;
    return std::string{progress_status(progress)};
}

std::optional<double> seconds_of(const Video& video) {
    if (!video.duration) return std::nullopt;
    return static_cast<double>(video.duration->count()) / 1000.0;
}

std::optional<std::string> thumbnail_path(const Services& services, const Video& video,
                                          const std::optional<Actor>& viewer) {
    if (video.state != VideoState::published) return std::nullopt;
    return services.passes.media_path(video, viewer) + "/thumbnail.jpg";
}

}  // namespace

VideoListItem list_item(const Services& services, const Video& video, const std::optional<Actor>& viewer) {
    VideoListItem item;
    item.id = video.id;
    item.userId = video.owner_user_id;
    item.userName = video.owner_name;
    item.profilePictureUrl = video.owner_picture_url;
    item.title = video.title;
    item.uploadDate = to_rfc3339(video.created);
    item.visibility = std::string{to_string(video.visibility)};
    item.views = video.views;
    item.thumbnailUrl = thumbnail_path(services, video, viewer);
    item.duration = seconds_of(video);
    item.width = video.width;
    item.height = video.height;
    item.finished = video.finished;
    item.status = status_word(video);
    item.error = text_or_null(video.error);
    return item;
}

std::vector<VideoListItem> list_items(const Services& services, const std::vector<Video>& videos,
                                      const std::optional<Actor>& viewer) {
    std::vector<VideoListItem> items;
    items.reserve(videos.size());
    for (const auto& video : videos) items.push_back(list_item(services, video, viewer));
    return items;
}

Result<std::vector<VideoListItem>> list_items(const Services& services,
                                              const Result<std::vector<Video>>& videos,
                                              const std::optional<Actor>& viewer) {
    if (!videos) return videos.error();
    return list_items(services, *videos, viewer);
}

Result<std::vector<VideoListItem>> list_page(const Services& services, const Call& call, const Page& page,
                                             const Result<std::vector<Video>>& videos) {
    if (!videos) return videos.error();
    if (!videos->empty()) {
        const auto& last = videos->back();
        link_next_page(call, page, videos->size(), {last.created.time_since_epoch().count(), last.id});
    }
    return list_items(services, *videos, call.actor);
}

VideoDetail video_detail(const Services& services, const Video& video, const std::optional<Actor>& viewer) {
    VideoDetail out;
    out.id = video.id;
    out.userId = video.owner_user_id;
    out.title = video.title;
    out.description = video.description;
    out.uploadDate = to_rfc3339(video.created);
    out.likes = video.likes;
    out.views = video.views;
    out.userName = video.owner_name;
    out.profilePictureUrl = video.owner_picture_url;
    out.visibility = std::string{to_string(video.visibility)};
    out.tags = video.tags;
    out.category = video.category;
    out.language = video.language;
    out.licence = video.licence;
    out.comments = video.comments;
    out.version = video.version;
    out.mediaUrl = services.passes.media_path(video, viewer);
    out.thumbnailUrl = thumbnail_path(services, video, viewer);
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

}  // namespace sunomi::api
