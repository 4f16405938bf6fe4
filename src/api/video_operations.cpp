#include "api/video_operations.hpp"

#include "api/video_bodies.hpp"

namespace sunomi::api {
namespace {

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

using Items = std::vector<VideoListItem>;

Operation all_videos(const Services& services) {
    Operation op{"GET", "/api/video/all-videos", "listVideos", "Published videos, newest first"};
    op.query = page_parameters();
    op.errors = {Errc::invalid};
    return with_json<Nothing, Items>(std::move(op),
                                     [&services](const Call& call, const Nothing&) -> Result<Items> {
                                         const auto page = page_of(call);
                                         if (!page) return page.error();
                                         return list_items(services.videos.list(*page));
                                     });
}

Operation videos_of_user(const Services& services) {
    Operation op{"GET", "/api/video/user/{userId}/videos", "listVideosOfUser",
                 "A channel's videos, newest first; its owner sees unfinished and failed ones too"};
    op.access = Access::viewer;
    op.query = page_parameters();
    op.errors = {Errc::invalid, Errc::unauthenticated, Errc::not_found};
    return with_json<Nothing, Items>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<Items> {
            const auto page = page_of(call);
            if (!page) return page.error();
            return list_items(services.videos.list_of(call.path.at("userId"), call.actor, *page));
        });
}

Operation get_video(const Services& services) {
    Operation op{"GET", "/api/video/{videoId}", "getVideo", "One video"};
    op.access = Access::viewer;
    op.errors = {Errc::unauthenticated, Errc::not_found};
    return with_json<Nothing, VideoDetail>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<VideoDetail> {
            const auto video = services.videos.get(call.path.at("videoId"), call.actor);
            if (!video) return video.error();
            auto out = video_detail(*video);
            const auto added = add_viewer_fields(services, call.actor, *video, out);
            if (!added) return added.error();
            return out;
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
    return {all_videos(services), videos_of_user(services), get_video(services),
            delete_video(services.videos)};
}

}  // namespace sunomi::api
