#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/plan.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// The original as it was accepted.
struct StoredOriginal {
    std::string etag;
    std::int64_t size_bytes = 0;
};

/// A video's row from upload to deletion. Lists are `VideoCatalog`'s, the work on it is `TaskRepository`'s.
/// **Threads:** any. Errors of every call: unavailable, timed_out, no_space.
class VideoRepository {
public:
    virtual ~VideoRepository() = default;
    /// Stores a new row in state uploading.
    virtual Result<void> create(const Video& video) = 0;
    virtual Result<std::optional<Video>> find(const VideoId& id) = 0;
    /// The plan stored at publishing; nothing before that.
    virtual Result<std::optional<VideoPlan>> find_plan(const VideoId& id) = 0;
    /// Stores what the owner says now, in its checked form, and makes the version one more; with the event
    /// `video.changed` in the same transaction when title or visibility became others. conflict: the video is
    /// not at `version` any more; not_found.
    virtual Result<void> change_details(const VideoId& id, const VideoDetails& details,
                                        std::int64_t version) = 0;
    /// uploading → processing, with the event `video.uploaded` in the same transaction. True when this call
    /// did it, false when the video was already past it (then nothing changes). not_found when it is gone.
    virtual Result<bool> complete_upload(const VideoId& id, const StoredOriginal& original) = 0;
    /// failed → processing, as complete_upload leaves it, with the same event: plan, segments, tasks, reason
    /// and notices of the attempt before are forgotten. True when this call did it, false when the video is
    /// in another state (then nothing changes). not_found when it is gone.
    virtual Result<bool> process_again(const VideoId& id) = 0;
    /// Videos in state uploading, oldest first: for the check of uploads whose end was interrupted.
    virtual Result<std::vector<Video>> list_uploading() = 0;
    /// Removes the row and all that hangs on it, and leaves a tombstone (due `tombstone_delay` from now) for
    /// the objects. False when there was none.
    virtual Result<bool> remove(const VideoId& id) = 0;
};

}  // namespace sunomi
