#pragma once

#include <vector>

#include "base/clock.hpp"
#include "domain/page.hpp"
#include "domain/video.hpp"

namespace sunomi {

struct LikedVideo {
    Video video;
    WallTime liked{};
};

/// Who likes which video. **Threads:** any. Errors of every call: unavailable, timed_out, no_space.
class LikeRepository {
public:
    virtual ~LikeRepository() = default;
    enum class Liking { no, yes };
    /// Makes it so, however often it is said; returns the video's number of likes. not_found when there is no
    /// such video or user.
    virtual Result<std::int64_t> set(UserKey user, const VideoId& video, Liking liking) = 0;
    virtual Result<bool> has_liked(UserKey user, const VideoId& video) = 0;
    /// Of those that `user` may see, the one liked last first. Cursor: `liked`, video id.
    virtual Result<std::vector<LikedVideo>> list(UserKey user, const Page& page) = 0;
};

}  // namespace sunomi
