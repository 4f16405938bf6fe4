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
    return services.passes.media_path(video, viewer) + "/" + thumbnail_name(video);
}

std::optional<std::string> storyboard_path(const Services& services, const Video& video,
                                           const std::optional<Actor>& viewer) {
    if (video.storyboard_sheets == 0) return std::nullopt;
    return services.passes.media_path(video, viewer) + "/storyboard.vtt";
}

/// What else could stand for the video, for the one who chooses.
void add_thumbnail_choice(const Services& services, const Video& video, const Actor& owner,
                          VideoDetail& out) {
    out.thumbnailCandidates.emplace();
    const bool has_frames = video.state == VideoState::published && video.width > 0;
    for (int which = 0; has_frames && which <= video.thumbnail.candidates; ++which) {
        out.thumbnailCandidates->push_back(services.passes.media_path(video, owner) + "/" +
                                           thumbnail_name(which));
    }
    if (video.thumbnail.shown != own_thumbnail) out.thumbnailCandidate = video.thumbnail.shown;
}

/// What the one who looks has to do with the video.
Result<void> add_viewer_fields(const Services& services, const std::optional<Actor>& viewer,
                               const Video& video, VideoDetail& out) {
    const auto liked = services.social.likes.has_liked(viewer, video.id);
    if (!liked) return liked.error();
    out.userHasLiked = *liked;
    const auto resume = services.social.history.resume_at(viewer, video);
    if (!resume) return resume.error();
    if (*resume) out.resumeAt = static_cast<double>((*resume)->count()) / 1000.0;
    return {};
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
    item.storyboardUrl = storyboard_path(services, video, viewer);
    item.duration = seconds_of(video);
    item.width = video.width;
    item.height = video.height;
    item.hasContentWarning = video.has_warning;
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
    out.moderationTypes = all_warnings(video);
    out.contentWarnings = video.content_warnings;
    out.moderatorWarnings = video.imposed_warnings;
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
    out.storyboardUrl = storyboard_path(services, video, viewer);
    if (viewer && viewer->user == video.owner) add_thumbnail_choice(services, video, *viewer, out);
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

Result<VideoDetail> detail_for(const Services& services, const std::optional<Actor>& viewer,
                               const Video& video) {
    auto out = video_detail(services, video, viewer);
    const auto added = add_viewer_fields(services, viewer, video, out);
    if (!added) return added.error();
    return out;
}

}  // namespace sunomi::api
