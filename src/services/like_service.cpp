#include "services/like_service.hpp"

namespace sunomi {

Result<std::int64_t> LikeService::set(const Actor& actor, const VideoId& video, Liking liking) {
    const auto found = videos_.get(video, actor);
    if (!found) return found.error();
    return likes_.set(actor.user, video, liking);
}

Result<bool> LikeService::has_liked(const std::optional<Actor>& viewer, const VideoId& video) {
    if (!viewer) return false;
    return likes_.has_liked(viewer->user, video);
}

}  // namespace sunomi
