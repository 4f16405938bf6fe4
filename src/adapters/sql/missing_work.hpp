#pragma once

#include <soci/soci.h>

#include <vector>

#include "adapters/sql/task_rows.hpp"
#include "base/clock.hpp"
#include "base/result.hpp"
#include "domain/plan.hpp"
#include "domain/task.hpp"

namespace sunomi {

/// The sweep's runs, each cut down to the tracks and the span that still lack segments; all of class sweep.
std::vector<PlannedRun> runs_for_missing(const VideoPlan& plan, const std::vector<TrackTable>& tracks);

/// For a published, unfinished video without any task: files runs for what is not stored, or `finish` when
/// nothing is missing. Does nothing for any other video. A part of the caller's transaction.
Result<void> file_missing_work(soci::session& session, const VideoId& video, WallTime now);

}  // namespace sunomi
