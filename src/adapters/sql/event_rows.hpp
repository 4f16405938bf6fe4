#pragma once

#include <soci/soci.h>

#include <string>

#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// Writes an event into the outbox, as a part of the caller's transaction.
inline void append_event(soci::session& session, const std::string& topic, const VideoId& video,
                         WallTime now) {
    sql::execute(session, "INSERT INTO events (topic, video_id, created) VALUES (:topic, :video, :created)",
                 topic, video, to_column(now));
}

}  // namespace sunomi
