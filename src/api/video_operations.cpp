#include "api/video_operations.hpp"

#include "api/progress_operations.hpp"
#include "api/video_messages.hpp"
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

VideoListItem list_item(const Video& video) {
    return {video.id,           video.owner_user_id,
            video.title,        to_rfc3339(video.created),
            seconds_of(video),  video.width,
            video.height,       video.finished,
            status_word(video), text_or_null(video.error)};
}

VideoDetail detail(const Video& video) {
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

Result<std::vector<VideoListItem>> list_items(const Result<std::vector<Video>>& videos) {
    if (!videos) return videos.error();
    std::vector<VideoListItem> items;
    for (const auto& video : *videos) items.push_back(list_item(video));
    return items;
}

using Items = std::vector<VideoListItem>;

Operation all_videos(VideoService& videos) {
    Operation op{"GET", "/api/video/all-videos", "listVideos", "Published videos, newest first"};
    op.query = page_parameters();
    op.errors = {Errc::invalid};
    return with_json<Nothing, Items>(std::move(op),
                                     [&videos](const Call& call, const Nothing&) -> Result<Items> {
                                         const auto page = page_of(call);
                                         if (!page) return page.error();
                                         return list_items(videos.list(*page));
                                     });
}

Operation videos_of_user(VideoService& videos) {
    Operation op{"GET", "/api/video/user/{userId}/videos", "listVideosOfUser",
                 "A channel's videos, newest first; its owner sees unfinished and failed ones too"};
    op.access = Access::viewer;
    op.query = page_parameters();
    op.errors = {Errc::invalid, Errc::unauthenticated, Errc::not_found};
    return with_json<Nothing, Items>(
        std::move(op), [&videos](const Call& call, const Nothing&) -> Result<Items> {
            const auto page = page_of(call);
            if (!page) return page.error();
            return list_items(videos.list_of(call.path.at("userId"), call.actor, *page));
        });
}

Operation get_video(VideoService& videos) {
    Operation op{"GET", "/api/video/{videoId}", "getVideo", "One video"};
    op.access = Access::viewer;
    op.errors = {Errc::unauthenticated, Errc::not_found};
    return with_json<Nothing, VideoDetail>(
        std::move(op), [&videos](const Call& call, const Nothing&) -> Result<VideoDetail> {
            const auto video = videos.get(call.path.at("videoId"), call.actor);
            if (!video) return video.error();
            return detail(*video);
        });
}

Operation delete_video(VideoService& videos) {
    Operation op{"DELETE", "/api/video/{videoId}", "deleteVideo",
                 "Deletes a video and every object of it; by its owner"};
    op.access = Access::owner;
    op.errors = {Errc::forbidden, Errc::not_found};
    return with_json<Nothing, MessageBody>(
        std::move(op), [&videos](const Call& call, const Nothing&) -> Result<MessageBody> {
            const auto done = videos.remove(*call.actor, call.path.at("videoId"));
            if (!done) return done.error();
            return MessageBody{"deleted"};
        });
}

}  // namespace

std::vector<Operation> video_operations(const Services& services) {
    return {all_videos(services.videos), videos_of_user(services.videos), get_video(services.videos),
            delete_video(services.videos)};
}

}  // namespace sunomi::api
