#include "adapters/sql/task_rows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"
#include "base/text.hpp"

namespace sunomi {
namespace {

std::vector<TrackIndex> tracks_from_column(const std::string& column) {
    std::vector<TrackIndex> tracks;
    if (column.empty()) return tracks;
    for (const auto part : split(column, ',')) {
        const auto number = parse_u64(part);
        if (!number) throw soci::soci_error("a task with the tracks '" + column + "'");
        tracks.push_back(static_cast<TrackIndex>(*number));
    }
    return tracks;
}

struct TrackRow {
    TrackIndex track = 0;
    int total = 0;
    int stored = 0;
    std::string segments;

    static constexpr auto select =
        "SELECT track, total, stored, segments FROM tracks WHERE video_id = :video ";

    void bind(soci::statement& statement) {
        statement.exchange(soci::into(track));
        statement.exchange(soci::into(total));
        statement.exchange(soci::into(stored));
        statement.exchange(soci::into(segments));
    }
    [[nodiscard]] const TrackRow& value() const { return *this; }
};

Result<TrackTable> to_table(const TrackRow& row) {
    auto segments = SegmentTable::from_column(row.segments, row.total);
    if (!segments) return segments.error();
    return TrackTable{row.track, row.stored, std::move(*segments)};
}

}  // namespace

void TaskRow::bind(soci::statement& statement) {
    statement.exchange(soci::into(task.id));
    statement.exchange(soci::into(task.video));
    statement.exchange(soci::into(kind));
    statement.exchange(soci::into(task_class));
    statement.exchange(soci::into(mode));
    statement.exchange(soci::into(tracks));
    statement.exchange(soci::into(task.first_segment));
    statement.exchange(soci::into(task.last_segment));
    statement.exchange(soci::into(task.fence));
    statement.exchange(soci::into(task.failures));
    statement.exchange(soci::into(task.interruptions));
}

Task TaskRow::value() const {
    auto result = task;
    result.kind = task_kind_from(kind);
    result.task_class =
        task_class == to_column(TaskClass::interactive) ? TaskClass::interactive : TaskClass::sweep;
    result.mode = mode == to_column(RunMode::conceal) ? RunMode::conceal : RunMode::decode;
    result.tracks = tracks_from_column(tracks);
    return result;
}

int to_column(TaskClass task_class) {
    return task_class == TaskClass::interactive ? 0 : 1;
}
int to_column(RunMode mode) {
    return mode == RunMode::decode ? 0 : 1;
}
std::string to_column(const std::vector<TrackIndex>& tracks) {
    return fmt::format("{}", fmt::join(tracks, ","));
}

Result<void> check_lease(soci::session& session, const Task& task) {
    const auto held = sql::find<sql::Scalar<int>>(
        session, "SELECT 1 FROM tasks WHERE id = :id AND fence = :fence AND state = 'running'", task.id,
        task.fence);
    if (held) return {};
    return Error(Errc::conflict, fmt::format("the lease of task {} (fence {}) is lost", task.id, task.fence));
}

void insert_task(soci::session& session, const VideoId& video, const PlannedRun& run,
                 std::int64_t sweep_order, WallTime now) {
    sql::execute(
        session,
        "INSERT INTO tasks (video_id, uploader, kind, task_class, tracks, first_segment, last_segment, "
        "sweep_order, created) SELECT id, owner, :kind, :class, :tracks, :first, :last, :sweep_order, "
        ":created FROM videos WHERE id = :video",
        std::string(to_string(run.kind)), to_column(run.task_class), to_column(run.tracks), run.first_segment,
        run.last_segment, sweep_order, to_column(now), video);
}

void insert_chore(soci::session& session, const VideoId& video, TaskKind kind, TaskClass task_class,
                  WallTime now) {
    const auto order = task_class == TaskClass::interactive ? order_of_requests : order_of_chores;
    insert_task(session, video, PlannedRun{kind, {}, 0, 0, task_class}, order, now);
}

void remove_tasks_of(soci::session& session, const VideoId& video) {
    sql::execute(session, "DELETE FROM tasks WHERE video_id = :video", video);
}

bool has_tasks(soci::session& session, const VideoId& video) {
    return sql::find<sql::Scalar<int>>(session, "SELECT 1 FROM tasks WHERE video_id = :video LIMIT 1", video)
        .has_value();
}

void ensure_plan_task(soci::session& session, const VideoId& video, WallTime now) {
    const auto lacking = sql::find<sql::Scalar<int>>(
        session,
        "SELECT 1 FROM videos v WHERE v.id = :video AND v.state = 'PROCESSING' AND NOT EXISTS "
        "(SELECT 1 FROM tasks t WHERE t.video_id = v.id AND t.kind = 'plan')",
        video);
    if (lacking) insert_chore(session, video, TaskKind::plan, TaskClass::interactive, now);
}

Result<std::vector<TrackTable>> read_tracks(soci::session& session, const VideoId& video) {
    std::vector<TrackTable> tables;
    for (const auto& row :
         sql::select<TrackRow>(session, std::string(TrackRow::select) + "ORDER BY track", video)) {
        auto table = to_table(row);
        if (!table) return table.error();
        tables.push_back(std::move(*table));
    }
    return tables;
}

Result<std::optional<TrackTable>> find_track_table(soci::session& session, const VideoId& video,
                                                   TrackIndex track) {
    const auto row =
        sql::find<TrackRow>(session, std::string(TrackRow::select) + "AND track = :track", video, track);
    if (!row) return std::optional<TrackTable>{};
    auto table = to_table(*row);
    if (!table) return table.error();
    return std::optional<TrackTable>{std::move(*table)};
}

}  // namespace sunomi
