#include "api/social_messages.hpp"
#include "api/social_operations.hpp"
#include "api/video_bodies.hpp"

namespace sunomi::api {
namespace {

using Items = std::vector<VideoListItem>;

Operation like(const Services& services) {
    Operation op{"POST", "/api/video/{videoId}/like", "likeVideo",
                 "Likes a video or no longer does; safe to repeat"};
    op.access = Access::user;
    op.errors = {Errc::invalid, Errc::not_found};
    return with_json<LikeBody, LikesBody>(
        std::move(op), [&services](const Call& call, const LikeBody& body) -> Result<LikesBody> {
            const auto liking = body.isLiking ? LikeService::Liking::yes : LikeService::Liking::no;
            const auto likes = services.social.likes.set(*call.actor, call.path.at("videoId"), liking);
            if (!likes) return likes.error();
            return LikesBody{*likes};
        });
}

Operation liked(const Services& services) {
    Operation op{"GET", "/api/video/liked", "listLikedVideos", "What one likes, the video liked last first"};
    op.access = Access::user;
    op.query = page_parameters();
    op.errors = {Errc::invalid};
    return with_json<Nothing,
                     Items>(std::move(op), [&services](const Call& call, const Nothing&) -> Result<Items> {
        const auto page = page_of(call);
        if (!page) return page.error();
        const auto liked = services.social.likes.list(*call.actor, *page);
        if (!liked) return liked.error();
        Items items;
        for (const auto& [video, time] : *liked) items.push_back(list_item(services, video, call.actor));
        if (!liked->empty()) {
            const auto& last = liked->back();
            link_next_page(call, *page, items.size(), {last.liked.time_since_epoch().count(), last.video.id});
        }
        return items;
    });
}

}  // namespace

std::vector<Operation> like_operations(const Services& services) {
    return {like(services), liked(services)};
}

std::vector<Operation> social_operations(const Services& services) {
    std::vector<Operation> all;
    for (auto&& some :
         {like_operations(services), comment_operations(services), subscription_operations(services),
          playlist_operations(services), history_operations(services), notification_operations(services)}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

}  // namespace sunomi::api
