#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/page.hpp"
#include "domain/plan.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// The original as it was accepted.
struct StoredOriginal {
    std::string etag;
    std::int64_t size_bytes = 0;
};

/// Videos as people see them: rows, lists, the way from upload to deletion. The work on them is
/// `TaskRepository`'s. **Threads:** any. Errors of every call: unavailable, timed_out, no_space.
class VideoRepository {
public:
    virtual ~VideoRepository() = default;
    /// Stores a new row in state uploading.
    virtual Result<void> create(const Video& video) = 0;
    virtual Result<std::optional<Video>> find(const VideoId& id) = 0;
    /// The plan stored at publishing; nothing before that.
    virtual Result<std::optional<VideoPlan>> find_plan(const VideoId& id) = 0;
    /// Published videos, newest first.
    virtual Result<std::vector<Video>> list_published(Page page) = 0;
    /// A user's videos, newest first. `everything`: also those that are not published (for the owner).
    enum class Scope { published, everything };
    virtual Result<std::vector<Video>> list_of_user(UserKey user, Scope scope, Page page) = 0;
    /// uploading → processing, with the event `video.uploaded` in the same transaction. True when this call
    /// did it, false when the video was already past it (then nothing changes). not_found when it is gone.
    virtual Result<bool> complete_upload(const VideoId& id, const StoredOriginal& original) = 0;
    /// Videos in state uploading, oldest first: for the check of uploads whose end was interrupted.
    virtual Result<std::vector<Video>> list_uploading() = 0;
    /// Removes the row and all that hangs on it, and leaves a tombstone (due `tombstone_delay` from now) for
    /// the objects. False when there was none.
    virtual Result<bool> remove(const VideoId& id) = 0;
};

}  // namespace sunomi
