#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
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
    /// Called on the board's own thread; must not block.
    using Listener = std::function<void(const Message&)>;
    using SharedListener = std::shared_ptr<const Listener>;
    using Subscription = std::uint64_t;

    ProgressBoard(VideoRepository& videos, TaskRepository& tasks, const Clock& clock);
    ~ProgressBoard() override;

    /// not_found when there is no such video, or none that `viewer` (nobody: a guest) may see.
    Result<Progress> current(const VideoId& id, std::optional<UserKey> viewer);
    /// For a `viewer` who knows already that there is such a video. Asked about at every message: who may not
    /// see it any more hears once that it is gone, then nothing until it can be seen again.
    Subscription subscribe(const VideoId& id, std::optional<UserKey> viewer, Listener listener);
    /// For one who may not know that there is such a video: nothing is said of it before it can be seen. The
    /// first message comes at `from` at the earliest.
    Subscription subscribe_unknown(const VideoId& id, std::optional<UserKey> viewer, SharedListener listener,
                                   SteadyTime from);
    /// The subscriber turned out to be `viewer`, who may see more.
    void identify(Subscription subscription, UserKey viewer);
    /// No call begins after this; one that has begun may still be ending on the board's thread.
    void unsubscribe(Subscription subscription);

    void segment_stored(const VideoId& video, TrackIndex track, int segment) override;
    void video_changed(const VideoId& video) override;

private:
    /// Work done since someone here began to watch, for the estimate of what is left.
    struct Pace {
        SteadyTime since;
        double seconds_done = 0;
    };
    struct Watched {
        std::vector<Subscription> audience;  ///< ascending
        bool waits = false;                  ///< behind other videos, when it was read last
        std::optional<Pace> pace{};
    };
    using WatchedVideos = std::map<VideoId, Watched>;
    static constexpr SteadyTime never = SteadyTime::max();

    struct Subscriber {
        WatchedVideos::iterator watched{};
        std::optional<UserKey> viewer;
        SharedListener listener;
        bool knows = false;      ///< that there is such a video
        SteadyTime due = never;  ///< when it is to be told; `never` while there is nothing new
        SteadyTime last_told{};
        SteadyTime told_before{};  ///< the time before the last one
    };

    enum class Urgency { now, soon };
    using Audience = std::map<VideoId, std::vector<Subscription>>;

    Subscription add(const VideoId& id, Subscriber subscriber, SteadyTime due);
    void set_due(Subscription subscription, Subscriber& subscriber, SteadyTime due);
    void touch(const Watched& watched, Urgency urgency);
    void tell();
    Audience take_due(SteadyTime now);
    void tell_about(const VideoId& id, const std::vector<Subscription>& audience);
    Result<Message> read(const Video& video);
    bool anyone_sees(const std::optional<Video>& video, const std::vector<Subscription>& audience);
    void tell(Subscription subscription, const std::optional<Video>& video, const Message& message);
    void tell_later(const std::vector<Subscription>& audience);
    Result<Progress> progress_of(const Video& video);
    Result<void> read_tracks(Progress& progress);
    std::optional<int> estimate(const VideoId& id, double done_seconds, double left_seconds);

    VideoRepository& videos_;
    TaskRepository& tasks_;
    const Clock& clock_;
    std::mutex mutex_;  // all below
    std::condition_variable changed_;
    bool stop_ = false;
    Subscription next_ = 1;
    std::map<Subscription, Subscriber> subscribers_;
    std::set<std::pair<SteadyTime, Subscription>> due_;
    WatchedVideos watched_;
    std::thread teller_;
};

}  // namespace sunomi
