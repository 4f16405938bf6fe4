#include "adapters/sql/publication.hpp"

#include <cmath>
#include <string>

#include "adapters/sql/event_rows.hpp"
#include "adapters/sql/segment_table.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/task_rows.hpp"
#include "wire/plan_json.hpp"

namespace sunomi {
namespace {

Result<void> mark_published(soci::session& session, const VideoId& video, const Publication& publication) {
    const auto duration_ms = std::llround(publication.plan.timeline.duration() * 1000);
    const auto changed = sql::execute(
        session,
        "UPDATE videos SET state = 'PUBLIC', notice = :notice, duration_ms = :duration, width = :width, "
        "height = :height WHERE id = :video AND state = 'PROCESSING'",
        publication.notice, duration_ms, publication.width, publication.height, video);
    if (changed == 1) return {};
    return Error(Errc::conflict, "video " + video + " is not being processed");
}

void insert_tracks(soci::session& session, const VideoId& video, const VideoPlan& plan) {
    const int total = plan.timeline.segment_count();
    const auto none_stored = SegmentTable::of_none_stored(total);
    for (const auto track : tracks_of(plan)) {
        sql::execute(session,
                     "INSERT INTO tracks (video_id, track, label, total, stored, segments) "
                     "VALUES (:video, :track, :label, :total, 0, :segments)",
                     video, track, track_label(plan, track), total, none_stored.column());
    }
}

}  // namespace

Result<void> publish_video(soci::session& session, const Task& task, const Publication& publication,
                           WallTime now) {
    const auto lease = check_lease(session, task);
    if (!lease) return lease;
    const auto published = mark_published(session, task.video, publication);
    if (!published) return published;
    const auto& plan = publication.plan;
    sql::execute(session, "INSERT INTO plans (video_id, plan) VALUES (:video, :plan)", task.video,
                 wire::plan_to_json(plan));
    insert_tracks(session, task.video, plan);
    remove_tasks_of(session, task.video);
    std::int64_t order = 0;
    for (const auto& run : publication.runs) insert_task(session, task.video, run, order++, now);
    insert_chore(session, task.video, TaskKind::thumbnail, TaskClass::sweep, now);
    append_event(session, "video.published", task.video, now);
    return {};
}

}  // namespace sunomi
