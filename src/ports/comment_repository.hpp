#pragma once

#include <optional>
#include <vector>

#include "domain/comment.hpp"
#include "domain/page.hpp"

namespace sunomi {

/// Comments; the counters of videos and threads are right after every call. **Threads:** any. Errors of every
/// call: unavailable, timed_out, no_space.
class CommentRepository {
public:
    virtual ~CommentRepository() = default;
    struct Added {
        Comment comment;
        std::vector<UserKey> told;  ///< who got a notification of it
    };
    /// Stores `comment` (id, created, edited and replies are ignored); its video's owner, or in a thread also
    /// the one who began it, gets a notification, but never its own author. not_found when the video or the
    /// author is gone, or no such thread is on that video; conflict when `thread` is itself an answer.
    virtual Result<Added> add(const Comment& comment) = 0;
    virtual Result<std::optional<Comment>> find(CommentId id) = 0;
    enum class Order { newest_first, oldest_first };
    /// The comments on a video that answer none (`thread` 0), or the answers to one. Cursor: comment id.
    virtual Result<std::vector<Comment>> list(const VideoId& video, CommentId thread, Order order,
                                              const Page& page) = 0;
    /// What a user has written, newest first. Cursor: comment id.
    virtual Result<std::vector<Comment>> list_of_author(UserKey author, const Page& page) = 0;
    /// False when it is gone.
    virtual Result<bool> edit(CommentId id, const std::string& text) = 0;
    /// With its answers and all notifications of them. False when it is gone.
    virtual Result<bool> remove(CommentId id) = 0;
};

}  // namespace sunomi
