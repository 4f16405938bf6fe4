#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/task.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// A stored segment, as its row keeps it.
struct SegmentRecord {
    TrackIndex track = 0;
    int segment = 0;
    std::int64_t size_bytes = 0;
    std::string sha256;  ///< 32 raw bytes
};

/// What is stored of one track: sizes by segment, 0 where there is none yet.
struct TrackProgress {
    TrackIndex track = 0;
    int total = 0;
    int stored = 0;
    std::vector<std::int64_t> segment_bytes;
};

/// What planning found out, to be published in one transaction.
struct Publication {
    VideoPlan plan;
    std::string notice;
    int width = 0;  ///< upright picture of the source
    int height = 0;
    std::vector<PlannedRun> runs;
};

/// A task that is being worked on, as the reconciler watches it.
struct RunningTask {
    std::int64_t id = 0;
    std::int64_t fence = 0;
    std::int64_t beat = 0;
};

/// A task that rests before its next attempt.
struct RestingTask {
    std::int64_t id = 0;
    std::int64_t fence = 0;
    std::chrono::milliseconds rest{0};
};

/// The one table of work; the truth about what is to be done and who does it. **Threads:** any.
///
/// A *lease* is (owner, fence, beat). Every write by a worker names its task and is refused with conflict
/// when the task's fence has moved on (or the task is gone): a worker that lost its lease changes nothing.
/// Errors of every call: unavailable, timed_out, no_space.
class TaskRepository {
public:
    virtual ~TaskRepository() = default;

    /// Files the plan task of a video in state processing, once; does nothing if it exists or the video is past it.
    virtual Result<void> ensure_plan_task(const VideoId& video) = 0;

    /// Takes the next ready task: of class `interactive` only, or (`sweep`) of any class: interactive first,
    /// then the uploader with the fewest running tasks, then the sweep's own order (moved by `request_segment`),
    /// then the oldest. A task with max_interruptions − 1 interruptions is given only when nothing else of this
    /// owner runs. Sets owner, fence + 1, beat 0.
    virtual Result<std::optional<Task>> claim(const std::string& owner, TaskClass task_class) = 0;

    /// Moves the beat of all running tasks of `owner`; returns the ids that are still its own.
    virtual Result<std::vector<std::int64_t>> beat(const std::string& owner) = 0;

    /// One segment is stored. conflict when fenced; a segment that was recorded before stays as it was.
    virtual Result<void> record_segment(const Task& task, const SegmentRecord& segment) = 0;

    /// Planning is done: stores the plan, one row per track, the runs and a thumbnail task; processing → published
    /// with the event `video.published`; removes the plan task. conflict when fenced.
    virtual Result<void> publish(const Task& task, const Publication& publication) = 0;

    /// The task is done and removed; when it was the last one of its video besides `finish`, files `finish`.
    /// conflict when fenced.
    virtual Result<void> finish(const Task& task) = 0;

    /// The final playlists are stored: video finished, its tasks removed. conflict when fenced.
    virtual Result<void> complete_video(const Task& task) = 0;

    /// The task ended without success and will be tried again after `rest`: counters as given, lease given up.
    /// `mode` is how it will be tried. conflict when fenced.
    virtual Result<void> rest(const Task& task, int failures, int interruptions, RunMode mode,
                              std::chrono::milliseconds rest, const std::string& why) = 0;

    /// The video cannot be shown: state failed with `reason`, its tasks removed, event `video.failed`.
    /// conflict when fenced.
    virtual Result<void> fail_video(const Task& task, const std::string& reason) = 0;

    /// Notes segments that had to be concealed (their count is kept with the video) and a sentence about it;
    /// returns all concealed so far. conflict when fenced.
    virtual Result<int> note_concealed(const Task& task, int segments, const std::string& notice) = 0;

    /// A viewer waits for this segment: files an interactive run [segment, last) of that track unless one that
    /// covers `segment` is ready or running as interactive, and moves the video's sweep so that runs from
    /// `segment` on come next. False when the segment is stored already or the video is not published.
    virtual Result<bool> request_segment(const VideoId& video, TrackIndex track, int segment, int last) = 0;

    virtual Result<std::vector<TrackProgress>> progress_of(const VideoId& video) = 0;
    /// Number of videos with unfinished tasks that were uploaded before this one.
    virtual Result<int> videos_ahead(const VideoId& video) = 0;
};

/// The reconciler's view of the same table.
class LeaseRepository {
public:
    virtual ~LeaseRepository() = default;
    virtual Result<std::vector<RunningTask>> list_running() = 0;
    virtual Result<std::vector<RestingTask>> list_resting() = 0;
    /// running → ready (or resting) with one more interruption; false if its fence or beat moved meanwhile. When
    /// that exhausts the task it is given to the failure path: `failures` = max_failures, ready at once.
    virtual Result<bool> break_lease(const RunningTask& task) = 0;
    /// resting → ready; false if its fence moved meanwhile.
    virtual Result<bool> wake(const RestingTask& task) = 0;
    /// All running tasks of every owner lose their lease: for the start of the one process that owns the database.
    virtual Result<int> break_all_leases() = 0;
    /// Videos in state processing without a plan task, and published unfinished ones without any task: ids.
    virtual Result<std::vector<VideoId>> list_stranded() = 0;
    /// Files what a stranded video lacks: its plan task, or runs for everything not stored, or `finish`.
    virtual Result<void> refill(const VideoId& video) = 0;
    /// Videos deleted at least `age` ago whose prefix is to be emptied again.
    virtual Result<std::vector<VideoId>> list_tombstones(std::chrono::seconds age) = 0;
    virtual Result<void> remove_tombstone(const VideoId& video) = 0;
};

}  // namespace sunomi
