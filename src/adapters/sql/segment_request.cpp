#include "adapters/sql/segment_request.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "adapters/sql/statements.hpp"
#include "adapters/sql/task_rows.hpp"

namespace sunomi {
namespace {

/// A run of the sweep that has not been started.
struct WaitingRun {
    std::int64_t id = 0;
    int first_segment = 0;
    int last_segment = 0;
    std::int64_t sweep_order = 0;

    void bind(soci::statement& statement) {
        statement.exchange(soci::into(id));
        statement.exchange(soci::into(first_segment));
        statement.exchange(soci::into(last_segment));
        statement.exchange(soci::into(sweep_order));
    }
    [[nodiscard]] WaitingRun value() const { return *this; }
};

bool is_unfinished(soci::session& session, const VideoId& video) {
    return sql::find<sql::Scalar<int>>(
               session, "SELECT 1 FROM videos WHERE id = :video AND state = 'PUBLIC' AND finished = 0", video)
        .has_value();
}

/// One that rests after a failed attempt counts too: asking again must not go round its rest.
bool is_requested(soci::session& session, const VideoId& video, TrackIndex track, int segment) {
    const auto requests =
        sql::select<TaskRow>(session,
                             std::string("SELECT ") + TaskRow::columns +
                                 " FROM tasks t WHERE t.video_id = :video AND t.task_class = 0 "
                                 "AND t.first_segment <= :at_least AND t.last_segment > :beyond",
                             video, segment, segment);
    return std::ranges::any_of(requests, [&](const Task& task) {
        return std::ranges::find(task.tracks, track) != task.tracks.end();
    });
}

/// Hands the places that the video's waiting runs have in the sweep out anew: the first ones to the runs from
/// `segment` on, in their order, the rest to those before it. The places stay the same ones, so no run of
/// another video or uploader is overtaken.
void move_sweep(soci::session& session, const VideoId& video, int segment) {
    auto runs = sql::select<WaitingRun>(
        session,
        "SELECT id, first_segment, last_segment, sweep_order FROM tasks WHERE video_id = :video "
        "AND task_class = 1 AND state IN ('ready', 'resting') AND kind IN ('video_run', 'audio_run')",
        video);
    std::vector<std::int64_t> places;
    for (const auto& run : runs) places.push_back(run.sweep_order);
    std::ranges::sort(places);
    std::ranges::sort(runs, {}, [&](const WaitingRun& run) {
        return std::tuple(run.last_segment <= segment, run.first_segment, run.id);
    });
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (runs[i].sweep_order == places[i]) continue;
        sql::execute(session, "UPDATE tasks SET sweep_order = :place WHERE id = :id", places[i], runs[i].id);
    }
}

}  // namespace

Result<bool> request_segment(soci::session& session, const VideoId& video, TrackIndex track, int segment,
                             int last, WallTime now) {
    if (!is_unfinished(session, video)) return false;
    const auto table = find_track_table(session, video, track);
    if (!table) return table.error();
    if (!*table || !(*table)->segments.contains(segment)) return false;
    const auto& segments = (*table)->segments;
    if (segments.is_stored(segment)) return false;
    if (!is_requested(session, video, track, segment)) {
        const auto kind = track == audio_track ? TaskKind::audio_run : TaskKind::video_run;
        const int end = std::clamp(last, segment + 1, segments.total());
        insert_task(session, video, {kind, {track}, segment, end, TaskClass::interactive}, order_of_requests,
                    now);
    }
    move_sweep(session, video, segment);
    return true;
}

}  // namespace sunomi
