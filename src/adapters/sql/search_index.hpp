#pragma once

#include <soci/soci.h>

#include "domain/video.hpp"

/// The tables of the search index. Triggers note in `search_stale` which videos a statement has touched;
/// every write transaction brings those up to date before it commits, so no repository has to think of it.
/// All are a part of the caller's transaction and throw soci::soci_error.
namespace sunomi {

/// More in one transaction would keep other writers waiting: these take some 50 ms.
constexpr int most_touched_at_once = 100;

/// Indexes what this transaction has touched; what is more than `most_touched_at_once` becomes backlog.
void index_touched_videos(soci::session& session);
/// Indexes up to `most` videos of the backlog; returns how many.
int index_backlog(soci::session& session, int most);
bool has_backlog(soci::session& session);
/// What was touched and is not indexed, be it too much or by another program, becomes backlog.
void make_backlog_of_rest(soci::session& session);
/// Files as backlog what is listed but not in the index, and the reverse; returns how many videos.
int file_differences(soci::session& session);

}  // namespace sunomi
