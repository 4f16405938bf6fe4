#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "domain/progress.hpp"
#include "ports/task_repository.hpp"
#include "ports/video_repository.hpp"
#include "services/work_signals.hpp"

namespace sunomi {

/// The present state of every video that someone watches being made: one stream behind all its addresses.
/// A subscriber gets the present state at once, then changes, at most two in any second. Best effort: the
/// state is always read from the database, so a lost hint costs a message, never a wrong one. **Threads:**
/// any.
class ProgressBoard final : public WorkObserver {
public:
    /// One message; all who are told the same at the same time get the same object.
    using Message = std::shared_ptr<const Progress>;
    /// Called on the board's own thread; must not block. The last message is the one after which nothing
    /// changes.
    using Listener = std::function<void(const Message&)>;
    using Subscription = std::uint64_t;

    ProgressBoard(VideoRepository& videos, TaskRepository& tasks, const Clock& clock);
    ~ProgressBoard() override;

    /// not_found when there is no such video, or none that `viewer` (nobody: a guest) may see.
    Result<Progress> current(const VideoId& id, std::optional<UserKey> viewer);
    /// `viewer` is asked about at every message: who may not see the video any more hears that it is gone.
    Subscription subscribe(const VideoId& id, std::optional<UserKey> viewer, Listener listener);
    /// The subscriber turned out to be `viewer`.
    void identify(Subscription subscription, UserKey viewer);
    /// No call begins after this; one that has begun may still be ending on the board's thread.
    void unsubscribe(Subscription subscription);

    void segment_stored(const VideoId& video, TrackIndex track, int segment) override;
    void video_changed(const VideoId& video) override;

private:
    struct Subscriber {
        VideoId video;
        std::optional<UserKey> viewer;
        std::shared_ptr<Listener> listener;
        SteadyTime due;  ///< when it is to be told; `never` while there is nothing new
        SteadyTime last_told{};
        SteadyTime told_before{};  ///< the time before the last one
    };
    /// Work done since someone here began to watch, for the estimate of what is left.
    struct Pace {
        SteadyTime since;
        double seconds_done = 0;
    };

    struct Watched {
        int subscribers = 0;
        std::optional<Pace> pace{};
    };

    enum class Urgency { now, soon };
    using Audience = std::map<VideoId, std::vector<Subscription>>;
    static constexpr SteadyTime never = SteadyTime::max();

    void touch(const VideoId& video, Urgency urgency);
    void tell();
    Audience take_due(SteadyTime now);
    void tell_about(const VideoId& video, const std::vector<Subscription>& audience);
    void tell(Subscription subscription, const std::optional<Video>& video, const Message& message);
    void tell_later(const std::vector<Subscription>& audience);
    Result<Progress> progress_of(const Video& video);
    Result<void> read_tracks(Progress& progress);
    std::optional<int> estimate(const VideoId& id, double done_seconds, double left_seconds);

    VideoRepository& videos_;
    TaskRepository& tasks_;
    const Clock& clock_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool stop_ = false;
    Subscription next_ = 1;
    std::map<Subscription, Subscriber> subscribers_;
    std::map<VideoId, Watched> watched_;
    std::thread teller_;
};

}  // namespace sunomi
