#pragma once

#include <soci/soci.h>

#include "adapters/sql/statements.hpp"
#include "base/result.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// not_found when there is no such video (or user): asked before a row is made that hangs on it, because the
/// database's own refusal does not say which one is missing.
inline Result<void> require_video(soci::session& session, const VideoId& id) {
    if (sql::find<sql::Scalar<int>>(session, "SELECT 1 FROM videos WHERE id = :id", id)) return {};
    return Error(Errc::not_found, "no such video");
}
inline Result<void> require_user(soci::session& session, UserKey key) {
    if (sql::find<sql::Scalar<int>>(session, "SELECT 1 FROM users WHERE user_key = :key", key)) return {};
    return Error(Errc::not_found, "no such user");
}

}  // namespace sunomi
