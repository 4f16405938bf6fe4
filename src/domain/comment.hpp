#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "domain/user.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// Above 0; a later comment has a larger one.
using CommentId = std::int64_t;

/// What someone said about a video, or in answer to such a comment. Answers are not answered: one level deep.
struct Comment {
    CommentId id = 0;
    VideoId video;
    UserKey author = 0;
    std::string author_user_id;  ///< this and the next two are joined from users
    std::string author_name;
    std::string author_picture_url;
    CommentId thread = 0;  ///< the comment that it answers; 0: none
    std::string text;
    WallTime created{};
    WallTime edited{};  ///< the epoch when it never was
    int replies = 0;
};

/// A comment among those of all videos.
struct PlacedComment {
    Comment comment;
    std::string video_title;
};

/// NFC, trimmed, 1–5000 characters; returns that form. invalid says what to type.
Result<std::string> check_comment(std::string_view text);

}  // namespace sunomi
