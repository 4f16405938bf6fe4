#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

#include "domain/plan.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// Hears what became of the work, after it is stored. **Threads:** called from any; must not block.
class WorkObserver {
public:
    virtual ~WorkObserver() = default;
    virtual void segment_stored(const VideoId& video, TrackIndex track, int segment) = 0;
    /// Planned, completed, failed, deleted: anything that a person who looks at it would see.
    virtual void video_changed(const VideoId& video) = 0;
};

/// Where nobody waits for the work.
class NoObserver final : public WorkObserver {
public:
    void segment_stored(const VideoId&, TrackIndex, int) override {}
    void video_changed(const VideoId&) override {}
};

/// "There is work": wakes idle worker slots. A lost signal costs a second, no more. **Threads:** any.
class WorkSignal {
public:
    void notify() {
        {
            const std::lock_guard lock{mutex_};
            ++count_;
        }
        changed_.notify_all();
    }
    /// Waits for a signal newer than `seen`, at most `longest`; returns the newest.
    std::uint64_t wait(std::uint64_t seen, std::chrono::milliseconds longest) {
        std::unique_lock lock{mutex_};
        changed_.wait_for(lock, longest, [&] { return count_ != seen; });
        return count_;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t count_ = 0;
};

}  // namespace sunomi
