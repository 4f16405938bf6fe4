#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "domain/comment.hpp"
#include "domain/user.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// A later notification has a larger one.
using NotificationId = std::int64_t;

/// A video of a channel that one has subscribed to; a comment on one's video; an answer to one's comment.
enum class NotificationKind { new_video, comment, reply };
std::string_view to_string(NotificationKind kind);  ///< new_video, comment, reply

struct Notification {
    NotificationId id = 0;
    UserKey user = 0;  ///< who is told
    NotificationKind kind = NotificationKind::new_video;
    std::string actor_user_id;  ///< who did it; this and the next three are joined
    std::string actor_name;
    std::string actor_picture_url;
    std::string video_title;
    VideoId video;
    CommentId comment = 0;  ///< 0: none
    std::string excerpt;    ///< how the comment begins; empty: none
    WallTime created{};
    bool is_read = false;
};

}  // namespace sunomi
