#pragma once

#include <soci/soci.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/sql/segment_table.hpp"
#include "base/clock.hpp"
#include "base/result.hpp"
#include "domain/task.hpp"
#include "ports/task_repository.hpp"

/// What the files of the task repository share. Every function is a part of the caller's transaction and
/// throws soci::soci_error.
namespace sunomi {

/// Tasks outside the sweep (a plan, a waiting viewer's segments) have order 0; short chores go before it.
inline constexpr std::int64_t order_of_requests = 0;
inline constexpr std::int64_t order_of_chores = -1;

/// How the columns of a task become a Task.
struct TaskRow {
    Task task;
    std::string kind;
    int task_class = 0;
    int mode = 0;
    std::string tracks;

    /// The columns in the order of bind(), of `t`, a row of tasks.
    static constexpr auto columns =
        "t.id, t.video_id, t.kind, t.task_class, t.mode, t.tracks, t.first_segment, t.last_segment, t.fence, "
        "t.failures, t.interruptions";

    void bind(soci::statement& statement);
    [[nodiscard]] Task value() const;
};

int to_column(TaskClass task_class);
int to_column(RunMode mode);
std::string to_column(const std::vector<TrackIndex>& tracks);

/// Succeeds while `task` is running under this very fence; conflict for a worker that lost it, or when the
/// task (or its whole video) is gone.
Result<void> check_lease(soci::session& session, const Task& task);

/// Files a ready task of `video`, whose owner it counts for.
void insert_task(soci::session& session, const VideoId& video, const PlannedRun& run,
                 std::int64_t sweep_order, WallTime now);
/// Files one that makes no segments.
void insert_chore(soci::session& session, const VideoId& video, TaskKind kind, TaskClass task_class,
                  WallTime now);

void remove_tasks_of(soci::session& session, const VideoId& video);
bool has_tasks(soci::session& session, const VideoId& video);
/// Files the plan task of a video in state processing, unless there is one.
void ensure_plan_task(soci::session& session, const VideoId& video, WallTime now);

/// One track of a video with what is stored of it.
struct TrackTable {
    TrackIndex track = 0;
    int stored = 0;
    SegmentTable segments;
};
Result<std::vector<TrackTable>> read_tracks(soci::session& session, const VideoId& video);
/// Nothing when the video has no such track.
Result<std::optional<TrackTable>> find_track_table(soci::session& session, const VideoId& video,
                                                   TrackIndex track);

}  // namespace sunomi
