#include "api/video_operations.hpp"

#include "api/video_bodies.hpp"

namespace sunomi::api {
namespace {

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
            return video_detail(*video);
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
