#include "services/comment_service.hpp"

#include "base/text.hpp"
#include "services/admin_service.hpp"
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

Result<Comment> CommentService::get(const VideoId& video, CommentId id, const std::optional<Actor>& viewer) {
    const auto found = videos_.get(video, viewer);
    if (!found) return found.error();
    return find(video, id);
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
    if (comment->author == actor.user || found->owner == actor.user) {
        const auto removed = comments_.remove(id);
        if (!removed) return removed.error();
        return {};
    }
    const auto moderates = require_role(users_, actor, Role::moderator);
    if (!moderates) return moderates;
    const auto moderator = users_.find_by_key(actor.user);
    if (!moderator) return moderator.error();
    if (!*moderator) return Error{Errc::unauthenticated, "this account no longer exists"};
    return remove_noted((*moderator)->user_id, *comment);
}

Result<CommentRepository::Matches> CommentService::search(const std::string& text, const Page& page) {
    if (code_points(text) > 100) return Error{Errc::invalid, "search for at most 100 characters"};
    return comments_.search(text, page);
}

Result<void> CommentService::remove_as_moderator(const std::string& by, CommentId id) {
    const auto comment = comments_.find(id);
    if (!comment) return comment.error();
    if (!*comment) return Error{Errc::not_found, "no such comment"};
    return remove_noted(by, **comment);
}

Result<void> CommentService::remove_noted(const std::string& by, const Comment& comment) {
    const AuditEntry entry{by, "delete comment", comment.author_user_id, "on video " + comment.video};
    const auto removed = comments_.remove(comment.id, entry);
    if (!removed) return removed.error();
    if (*removed) log_audit(entry);
    return {};
}

Result<bool> CommentService::may_remove_all(const Video& video, const std::optional<Actor>& viewer) {
    if (!viewer) return false;
    if (viewer->user == video.owner) return true;
    const auto moderates = require_role(users_, *viewer, Role::moderator);
    if (!moderates && moderates.error().code() != Errc::forbidden) return moderates.error();
    return moderates.has_value();
}

Result<Comment> CommentService::find(const VideoId& video, CommentId id) {
    const auto comment = comments_.find(id);
    if (!comment) return comment.error();
    if (!*comment || (*comment)->video != video) return Error{Errc::not_found, "no such comment"};
    return **comment;
}

}  // namespace sunomi
