#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/comment.hpp"
#include "domain/page.hpp"
#include "ports/audit_log.hpp"

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
    struct Matches {
        std::vector<PlacedComment> comments;
        CommentId next = 0;  ///< what comes after it, as the order of a cursor; 0: nothing
    };
    /// How many comments one search looks at: some 10 ms.
    static constexpr int most_searched = 20'000;
    /// Comments on videos that are not private, newest first. With `text`, those that hold it (ASCII letters
    /// in either case), and those that the user of this id wrote: then a page may be short, or empty, though
    /// `next` says that there are more to look at. Cursor: comment id.
    virtual Result<Matches> search(const std::string& text, const Page& page) = 0;
    /// False when it is gone.
    virtual Result<bool> edit(CommentId id, const std::string& text) = 0;
    /// With its answers and all notifications of them. False when it is gone.
    virtual Result<bool> remove(CommentId id) = 0;
    /// The same by who moderates.
    virtual Result<bool> remove(CommentId id, const AuditEntry& audit) = 0;
};

}  // namespace sunomi
