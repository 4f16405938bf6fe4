#pragma once

#include "ports/comment_repository.hpp"
#include "services/attempt_limiter.hpp"
#include "services/notification_board.hpp"
#include "services/video_service.hpp"

namespace sunomi {

/// Comments on videos that one may see. **Threads:** any.
class CommentService {
public:
    using Order = CommentRepository::Order;

    CommentService(CommentRepository& comments, VideoService& videos, UserRepository& users,
                   NotificationBoard& board, const Clock& clock, AttemptLimit limit)
        : comments_(comments), videos_(videos), users_(users), board_(board), limiter_(limit, clock) {}

    /// `thread`: the comment that it answers, 0 for none. invalid (the text), not_found (the video or the
    /// comment), conflict (an answer cannot be answered), too_many (the writer's limit; it
    /// names the time to wait).
    Result<Comment> add(const Actor& actor, const VideoId& video, CommentId thread, std::string_view text);
    /// Comments that answer none, or the answers to `thread`.
    Result<std::vector<Comment>> list(const VideoId& video, CommentId thread,
                                      const std::optional<Actor>& viewer, Order order, const Page& page);
    Result<Comment> get(const VideoId& video, CommentId id, const std::optional<Actor>& viewer);
    /// By its author only: forbidden to others.
    Result<Comment> edit(const Actor& actor, const VideoId& video, CommentId id, std::string_view text);
    /// With its answers. By its author, the video's owner, and who moderates: forbidden to others.
    Result<void> remove(const Actor& actor, const VideoId& video, CommentId id);

    /// For who moderates (judged by the caller): comments on all videos but private ones, newest first, that
    /// hold `text` or are of the user of that id; all without one. invalid: a text of over 100 characters.
    Result<CommentRepository::Matches> search(const std::string& text, const Page& page);
    /// Anybody's, by a moderator whose userId is `by`. not_found.
    Result<void> remove_as_moderator(const std::string& by, CommentId id);
    /// May `viewer` remove every comment on `video`, as its owner does and who moderates?
    Result<bool> may_remove_all(const Video& video, const std::optional<Actor>& viewer);

private:
    Result<Comment> find(const VideoId& video, CommentId id);
    Result<void> remove_noted(const std::string& by, const Comment& comment);

    CommentRepository& comments_;
    VideoService& videos_;
    UserRepository& users_;
    NotificationBoard& board_;
    AttemptLimiter limiter_;
};

}  // namespace sunomi
