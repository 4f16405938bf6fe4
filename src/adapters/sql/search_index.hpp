#pragma once

#include <soci/soci.h>

#include "domain/video.hpp"

/// The tables of the search index. Triggers note in `search_stale` which videos a statement has touched;
/// every write transaction brings those up to date before it commits, so no repository has to think of it.
/// All are a part of the caller's transaction and throw soci::soci_error.
namespace sunomi {

/// Indexes what this transaction has touched.
void index_touched_videos(soci::session& session);
/// Indexes up to `most` videos of the backlog; returns how many.
int index_backlog(soci::session& session, int most);
/// What a transaction touched and did not index was written by another program: it becomes backlog.
void adopt_foreign_changes(soci::session& session);
/// Files as backlog what is listed but not in the index, and the reverse; returns how many videos.
int file_differences(soci::session& session);

}  // namespace sunomi
