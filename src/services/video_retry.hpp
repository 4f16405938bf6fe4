#pragma once

#include <mutex>

#include "ports/event_bus.hpp"
#include "services/video_service.hpp"

namespace sunomi {

/// Another attempt at a video that failed: as if its original had just come. What would fail again fails
/// again, with its reason. **Threads:** any.
class VideoRetry {
public:
    VideoRetry(VideoService& videos, VideoRepository& rows, ObjectStore& store, EventBus& events,
               WorkObserver& observer)
        : videos_(videos), rows_(rows), store_(store), events_(events), observer_(observer) {}

    /// By its owner, or by who moderates: forbidden to others, not_found for who may not see it. conflict: it
    /// did not fail (or somebody else was quicker), or its original is not stored any more.
    Result<void> retry(const Actor& actor, const VideoId& id);

private:
    Result<void> require_original(const Video& video);
    /// All but the original and a picture that its owner sent.
    Result<void> remove_what_was_made(const VideoId& id);

    VideoService& videos_;
    VideoRepository& rows_;
    ObjectStore& store_;
    EventBus& events_;
    WorkObserver& observer_;
    /// One at a time: a second one would remove what is being made anew for the first.
    std::mutex mutex_;
};

}  // namespace sunomi
