#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "domain/user.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// Someone watched a video: a user, or a guest, who is known by a hash of the day only.
struct SeenVideo {
    VideoId video;
    std::optional<UserKey> user;
    std::string guest;  ///< when there is no user
};

/// Who has been counted as a viewer of what. **Threads:** any. Errors: unavailable, timed_out, no_space.
class ViewRepository {
public:
    virtual ~ViewRepository() = default;
    /// Counts each viewer of each video once, for ever; all in one transaction. What has become of no video
    /// or no user meanwhile is left out. Returns how many were new.
    virtual Result<int> record(std::span<const SeenVideo> seen, WallTime now) = 0;
    /// Removes what is kept of guests who were recorded before `before`; the counts stay. At most some
    /// thousands in one call; returns how many, 0 when none is left.
    virtual Result<int> forget_guests(WallTime before) = 0;
};

}  // namespace sunomi
