#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "ports/object_store.hpp"
#include "ports/task_repository.hpp"
#include "services/media_gate.hpp"
#include "services/media_path.hpp"
#include "services/open_segments.hpp"
#include "services/plan_cache.hpp"
#include "services/work_signals.hpp"

namespace sunomi {

struct MediaOriginConfig {
    std::chrono::milliseconds longest_wait{8000};
    std::size_t waiting_per_address = 4;
    std::size_t waiting_per_video = 16;
    std::size_t waiting_in_all = 8;  ///< jobs × 4
    OpenSegments::Limits open_segments;
    int run_length = 3;  ///< segments an interactive run goes on after the one that was asked for
};

/// Serves a video's objects to those whom the gate admits, both when they ask and when they get. A planned
/// segment that does not exist yet is asked for and waited for, without a thread: the answer comes through a
/// callback, at most `longest_wait` later. **Threads:** any; answers are called on whatever thread brings
/// them, and must not block.
class MediaOrigin final : public WorkObserver {
public:
    /// not_found: no such object in the plan, or none that the asker may read. too_many: too many wait
    /// already. timed_out: not made in time.
    using SharedObject = std::shared_ptr<const LocalObject>;
    using Answer = std::function<void(Result<SharedObject>)>;

    MediaOrigin(FileBacked& files, TaskRepository& tasks, PlanCache& plans, MediaGate& gate,
                WorkSignal& signal, const Clock& clock, MediaOriginConfig config);
    ~MediaOrigin() override;

    /// `viewer`: who has proven who they are. `asker`: the client's address, for the limit per address.
    void open(const MediaPath& path, const std::optional<Actor>& viewer, const std::string& asker,
              Answer answer);

    /// What open() would answer to anyone, when that is known without the database and the disk: a segment of
    /// an open video that was asked for a moment ago. Else null. Never blocks.
    [[nodiscard]] SharedObject at_hand(const MediaPath& path);

    void segment_stored(const VideoId& video, TrackIndex track, int segment) override;
    void video_changed(const VideoId& video) override;
    [[nodiscard]] std::size_t waiting() const;

private:
    struct Waiter {
        std::uint64_t id;
        MediaPath path;
        std::optional<Actor> viewer;
        std::string asker;
        SteadyTime until;
        Answer answer;
    };

    Result<SharedObject> read(const MediaPath& path, const std::string& key,
                              const std::optional<Actor>& viewer);
    void ask(Waiter asking);
    Result<std::uint64_t> enlist(Waiter& asking);
    std::vector<Waiter> take(const std::function<bool(const Waiter&)>& chosen);
    void answer_from_store(std::vector<Waiter> waiters);
    /// Answers those who wait for a video that they may not see any more.
    void turn_away(const VideoId& video);
    void watch();
    void look_for(const std::vector<std::string>& keys);

    FileBacked& files_;
    TaskRepository& tasks_;
    PlanCache& plans_;
    MediaGate& gate_;
    WorkSignal& signal_;
    MediaOriginConfig config_;
    OpenSegments open_segments_;
    mutable std::mutex mutex_;
    std::condition_variable stopping_;
    bool stop_ = false;
    std::uint64_t next_id_ = 1;
    std::vector<Waiter> waiters_;
    std::thread watcher_;
};

}  // namespace sunomi
