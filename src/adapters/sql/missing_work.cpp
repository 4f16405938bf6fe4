#include "adapters/sql/missing_work.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "adapters/sql/statements.hpp"
#include "wire/plan_json.hpp"

namespace sunomi {
namespace {

const TrackTable* find_table(const std::vector<TrackTable>& tables, TrackIndex track) {
    const auto found = std::ranges::find(tables, track, &TrackTable::track);
    return found == tables.end() ? nullptr : &*found;
}

std::optional<PlannedRun> cut_down(const PlannedRun& run, const std::vector<TrackTable>& tables) {
    PlannedRun rest{run.kind, {}, run.last_segment, run.first_segment, TaskClass::sweep};
    for (const auto track : run.tracks) {
        const auto* table = find_table(tables, track);
        if (table == nullptr) continue;
        bool lacks_any = false;
        for (int segment = run.first_segment; segment < run.last_segment; ++segment) {
            if (!table->segments.contains(segment) || table->segments.is_stored(segment)) continue;
            lacks_any = true;
            rest.first_segment = std::min(rest.first_segment, segment);
            rest.last_segment = std::max(rest.last_segment, segment + 1);
        }
        if (lacks_any) rest.tracks.push_back(track);
    }
    return rest.tracks.empty() ? std::nullopt : std::optional{rest};
}

}  // namespace

std::vector<PlannedRun> runs_for_missing(const VideoPlan& plan, const std::vector<TrackTable>& tracks) {
    std::vector<PlannedRun> missing;
    for (const auto& run : lay_out_sweep(plan)) {
        if (auto rest = cut_down(run, tracks)) missing.push_back(std::move(*rest));
    }
    return missing;
}

Result<void> file_missing_work(soci::session& session, const VideoId& video, WallTime now) {
    const auto text =
        sql::find<sql::Scalar<std::string>>(session,
                                            "SELECT p.plan FROM videos v JOIN plans p ON p.video_id = v.id "
                                            "WHERE v.id = :video AND v.state = 'PUBLIC' AND v.finished = 0",
                                            video);
    if (!text || has_tasks(session, video)) return {};
    const auto plan = wire::plan_from_json(*text);
    if (!plan) return Error(Errc::internal, "the stored plan of video " + video, plan.error());
    const auto tracks = read_tracks(session, video);
    if (!tracks) return tracks.error();
    const auto runs = runs_for_missing(*plan, *tracks);
    if (runs.empty()) insert_chore(session, video, TaskKind::finish, TaskClass::sweep, now);
    std::int64_t order = 0;
    for (const auto& run : runs) insert_task(session, video, run, order++, now);
    return {};
}

}  // namespace sunomi
