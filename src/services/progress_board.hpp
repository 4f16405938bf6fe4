#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

#include "domain/progress.hpp"
#include "ports/task_repository.hpp"
#include "ports/video_repository.hpp"
#include "services/work_signals.hpp"

namespace sunomi {

/// The present state of every video that someone watches being made: one stream behind all its addresses.
/// A subscriber gets the present state at once, then changes, at most two per second. Best effort: the state
/// is always read from the database, so a lost hint costs a message, never a wrong one. **Threads:** any.
class ProgressBoard final : public WorkObserver {
public:
    /// Called on the board's own thread; must not block. The last message is the one after which nothing
    /// changes.
    using Listener = std::function<void(const Progress&)>;
    using Subscription = std::uint64_t;

    ProgressBoard(VideoRepository& videos, TaskRepository& tasks, const Clock& clock);
    ~ProgressBoard() override;

    /// not_found when there is no such video.
    Result<Progress> current(const VideoId& id);
    Subscription subscribe(const VideoId& id, Listener listener);
    void unsubscribe(Subscription subscription);

    void segment_stored(const VideoId& video, TrackIndex track, int segment) override;
    void video_changed(const VideoId& video) override;

private:
    struct Subscriber {
        VideoId video;
        std::shared_ptr<Listener> listener;
    };
    /// Work done since this process first looked, for the estimate of what is left.
    struct Pace {
        SteadyTime since;
        double seconds_done = 0;
    };

    enum class Urgency { now, soon };

    void touch(const VideoId& video, Urgency urgency);
    void tell();
    void tell_about(const VideoId& video);
    Result<void> read_tracks(Progress& progress);
    std::optional<int> estimate(const VideoId& id, double done_seconds, double left_seconds);

    VideoRepository& videos_;
    TaskRepository& tasks_;
    const Clock& clock_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool stop_ = false;
    bool urgent_ = false;
    Subscription next_ = 1;
    std::map<Subscription, Subscriber> subscribers_;
    std::set<VideoId> dirty_;
    std::map<VideoId, Pace> paces_;
    std::thread teller_;
};

}  // namespace sunomi
