#include "services/comment_service.hpp"

#include "services/roles.hpp"

namespace sunomi {

Result<Comment> CommentService::add(const Actor& actor, const VideoId& video, CommentId thread,
                                    std::string_view text) {
    auto checked = check_comment(text);
    if (!checked) return checked.error();
    const auto found = videos_.get(video, actor);
    if (!found) return found.error();
    if (const auto wait = limiter_.try_take(std::to_string(actor.user))) {
        return too_many_until("you are writing very many comments", *wait);
    }
    Comment comment;
    comment.video = video;
    comment.author = actor.user;
    comment.thread = thread;
    comment.text = std::move(*checked);
    auto added = comments_.add(comment);
    if (!added) return added.error();
    board_.look(added->told);
    return std::move(added->comment);
}

Result<std::vector<Comment>> CommentService::list(const VideoId& video, CommentId thread,
                                                  const std::optional<Actor>& viewer, Order order,
                                                  const Page& page) {
    const auto found = videos_.get(video, viewer);
    if (!found) return found.error();
    if (thread != 0) {
        const auto top = find(video, thread);
        if (!top) return top.error();
    }
    return comments_.list(video, thread, order, page);
}

Result<Comment> CommentService::edit(const Actor& actor, const VideoId& video, CommentId id,
                                     std::string_view text) {
    const auto checked = check_comment(text);
    if (!checked) return checked.error();
    const auto found = videos_.get(video, actor);
    if (!found) return found.error();
    const auto comment = find(video, id);
    if (!comment) return comment.error();
    if (comment->author != actor.user) return Error{Errc::forbidden, "only its author can change a comment"};
    const auto edited = comments_.edit(id, *checked);
    if (!edited) return edited.error();
    return find(video, id);
}

Result<void> CommentService::remove(const Actor& actor, const VideoId& video, CommentId id) {
    const auto found = videos_.get(video, actor);
    if (!found) return found.error();
    const auto comment = find(video, id);
    if (!comment) return comment.error();
    if (comment->author != actor.user && found->owner != actor.user) {
        const auto moderates = require_role(users_, actor, Role::moderator);
        if (!moderates) return moderates;
    }
    const auto removed = comments_.remove(id);
    if (!removed) return removed.error();
    return {};
}

Result<Comment> CommentService::find(const VideoId& video, CommentId id) {
    const auto comment = comments_.find(id);
    if (!comment) return comment.error();
    if (!*comment || (*comment)->video != video) return Error{Errc::not_found, "no such comment"};
    return **comment;
}

}  // namespace sunomi
