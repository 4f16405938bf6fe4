#pragma once

#include <soci/soci.h>

#include "base/clock.hpp"
#include "domain/notification.hpp"

namespace sunomi {

struct News {
    NotificationKind kind = NotificationKind::comment;
    UserKey actor = 0;
    VideoId video;
    CommentId comment = 0;
};

/// Tells `user`, as a part of the caller's transaction, and drops what is more than `most_per_user` of
/// theirs.
void tell(soci::session& session, UserKey user, const News& news, WallTime now);

}  // namespace sunomi
