#pragma once

#include <soci/soci.h>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "domain/plan.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// TaskRepository::request_segment, as a part of the caller's transaction.
Result<bool> request_segment(soci::session& session, const VideoId& video, TrackIndex track, int segment,
                             int last, WallTime now);

}  // namespace sunomi
