#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "domain/page.hpp"
#include "domain/watch_history.hpp"

namespace sunomi {

/// What users have watched. **Threads:** any. Errors of every call: unavailable, timed_out, no_space.
class HistoryRepository {
public:
    virtual ~HistoryRepository() = default;
    enum class Recording { on, paused };
    /// Notes how far `user` is; false, and nothing noted, when the history is paused. not_found when the
    /// video or the user is gone.
    virtual Result<bool> note(UserKey user, const VideoId& video, std::chrono::milliseconds position) = 0;
    virtual Result<std::optional<std::chrono::milliseconds>> position(UserKey user, const VideoId& video) = 0;
    /// Of those that `user` may see, the one watched last first. Cursor: `watched`, video id.
    virtual Result<std::vector<WatchedVideo>> list(UserKey user, const Page& page) = 0;
    /// False when it was not in.
    virtual Result<bool> remove(UserKey user, const VideoId& video) = 0;
    virtual Result<void> remove_all(UserKey user) = 0;
    virtual Result<Recording> recording(UserKey user) = 0;
    virtual Result<void> set_recording(UserKey user, Recording recording) = 0;
};

}  // namespace sunomi
