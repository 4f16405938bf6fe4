#pragma once

#include "ports/like_repository.hpp"
#include "services/video_service.hpp"

namespace sunomi {

/// Liking videos that one may see. **Threads:** any.
class LikeService {
public:
    using Liking = LikeRepository::Liking;

    LikeService(LikeRepository& likes, VideoService& videos) : likes_(likes), videos_(videos) {}

    /// Makes it so, however often it is said; returns how many like the video. not_found.
    Result<std::int64_t> set(const Actor& actor, const VideoId& video, Liking liking);
    /// False for guests.
    Result<bool> has_liked(const std::optional<Actor>& viewer, const VideoId& video);
    /// What `actor` likes and may see, the one liked last first.
    Result<std::vector<LikedVideo>> list(const Actor& actor, const Page& page) {
        return likes_.list(actor.user, page);
    }

private:
    LikeRepository& likes_;
    VideoService& videos_;
};

}  // namespace sunomi
