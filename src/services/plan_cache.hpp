#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "ports/video_repository.hpp"

namespace sunomi {

/// Plans never change once stored, so reading one from the database once is enough. Keeps the most recently
/// used. **Threads:** any.
class PlanCache {
public:
    explicit PlanCache(VideoRepository& videos, std::size_t capacity = 256)
        : videos_(videos), capacity_(capacity) {}

    /// Null when the video has no plan (not planned yet, or gone).
    Result<std::shared_ptr<const VideoPlan>> find(const VideoId& id);
    /// Drops the plan of a video that is deleted, or not published (any more); true if it is.
    Result<bool> forget_if_gone(const VideoId& id);

private:
    using Entry = std::pair<VideoId, std::shared_ptr<const VideoPlan>>;

    VideoRepository& videos_;
    std::size_t capacity_;
    std::mutex mutex_;
    std::list<Entry> newest_first_;
    std::unordered_map<VideoId, std::list<Entry>::iterator> by_id_;
};

}  // namespace sunomi
