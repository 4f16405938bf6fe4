#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>

#include "domain/actor.hpp"
#include "ports/media_worker.hpp"
#include "ports/object_store.hpp"
#include "ports/still_repository.hpp"
#include "services/video_service.hpp"

namespace sunomi {

/// The picture that stands for a video: an owner's choice among frames of it, or a picture that they send.
/// What was chosen stands in the video's row, so nothing that is made again can change it. **Threads:** any.
class ThumbnailService {
public:
    /// The largest file that may be sent.
    static constexpr std::int64_t max_bytes = 10 << 20;

    ThumbnailService(VideoService& videos, StillRepository& stills, MediaWorker& media, ObjectStore& store,
                     WorkObserver& observer)
        : videos_(videos), stills_(stills), media_(media), store_(store), observer_(observer) {}

    /// By its owner only (forbidden): 0 the automatic one, 1 … a candidate. The video as it is then. invalid;
    /// conflict: there is no such candidate (yet); not_found.
    Result<Video> choose(const Actor& actor, const VideoId& id, std::int64_t candidate);
    /// The same with a JPEG, PNG or WebP file. Also corrupt_media (with a sentence for the sender), too_many,
    /// no_space, unavailable.
    Result<Video> set_own(const Actor& actor, const VideoId& id, const MediaSource& picture);

private:
    Result<void> check_owner(const Actor& actor, const VideoId& id);
    Result<void> store_own(const VideoId& id, const StillJpeg& picture);
    Result<Video> changed(const Actor& actor, const VideoId& id);

    VideoService& videos_;
    StillRepository& stills_;
    MediaWorker& media_;
    ObjectStore& store_;
    WorkObserver& observer_;
    std::atomic<int> being_made_{0};
    std::mutex storing_;  ///< so that the size in the row is that of the picture that is stored
};

}  // namespace sunomi
