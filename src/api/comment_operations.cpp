#include "api/progress_operations.hpp"
#include "api/social_messages.hpp"
#include "api/social_operations.hpp"
#include "base/text.hpp"

namespace sunomi::api {
namespace {

/// Who looks at comments: what they may do with each follows from it.
struct Viewer {
    UserKey user = 0;  ///< 0: a guest
    bool may_delete_all = false;
};

CommentBody comment_body(const Comment& comment, const Viewer& viewer) {
    CommentBody body;
    body.id = comment.id;
    body.user = {comment.author_user_id, comment.author_name, comment.author_picture_url};
    body.text = comment.text;
    body.timeStamp = to_rfc3339(comment.created);
    if (comment.edited != WallTime{}) body.edited = to_rfc3339(comment.edited);
    if (comment.thread != 0) body.replyTo = comment.thread;
    body.replies = comment.replies;
    body.mine = comment.author == viewer.user;
    body.mayDelete = body.mine || viewer.may_delete_all;
    return body;
}

Result<Viewer> viewer_of(const Services& services, const Call& call, const Video& video) {
    const auto may_delete_all = services.social.comments.may_remove_all(video, call.actor);
    if (!may_delete_all) return may_delete_all.error();
    return Viewer{call.actor ? call.actor->user : 0, *may_delete_all};
}

Result<CommentsBody> comments_body(const Services& services, const Call& call, CommentId thread,
                                   CommentService::Order order) {
    const auto page = page_of(call);
    if (!page) return page.error();
    const auto video = services.videos.get(call.path.at("videoId"), call.actor);
    if (!video) return video.error();
    const auto comments = services.social.comments.list(video->id, thread, call.actor, order, *page);
    if (!comments) return comments.error();
    const auto viewer = viewer_of(services, call, *video);
    if (!viewer) return viewer.error();
    CommentsBody body;
    for (const auto& comment : *comments) body.comments.push_back(comment_body(comment, *viewer));
    if (!comments->empty()) link_next_page(call, *page, comments->size(), {comments->back().id, ""});
    return body;
}

Operation add(const Services& services) {
    Operation op{"POST", "/api/video/{videoId}/comment", "addComment",
                 "Says something about a video, or answers a comment on it"};
    op.access = Access::user;
    op.errors = {Errc::invalid, Errc::not_found, Errc::conflict, Errc::too_many};
    return with_json<NewCommentBody, CommentBody>(
        std::move(op), [&services](const Call& call, const NewCommentBody& body) -> Result<CommentBody> {
            const auto comment = services.social.comments.add(*call.actor, call.path.at("videoId"),
                                                              body.replyTo.value_or(0), body.comment);
            if (!comment) return comment.error();
            return comment_body(*comment, {call.actor->user, false});
        });
}

Operation list(const Services& services) {
    Operation op{"GET", "/api/video/{videoId}/comments", "listComments",
                 "Comments on a video that answer no other, with the number of answers to each"};
    op.access = Access::viewer;
    op.query = page_parameters();
    op.query.push_back(
        {"order",
         "Newest first, or oldest first",
         {{"type", "string"}, {"enum", json::array{"newest", "oldest"}}, {"default", "newest"}},
         false});
    op.errors = {Errc::invalid, Errc::unauthenticated, Errc::not_found};
    return with_json<Nothing, CommentsBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<CommentsBody> {
            const auto order = call.query.find("order");
            const auto word = order == call.query.end() ? "newest" : order->second;
            if (word != "newest" && word != "oldest")
                return Error{Errc::invalid, "order must be newest or oldest"};
            return comments_body(
                services, call, 0,
                word == "newest" ? CommentService::Order::newest_first : CommentService::Order::oldest_first);
        });
}

Operation get(const Services& services) {
    Operation op{"GET", "/api/video/{videoId}/comments/{commentId}", "getComment",
                 "One comment, to which an address may lead; replyTo is the one that it answers"};
    op.access = Access::viewer;
    op.errors = {Errc::invalid, Errc::unauthenticated, Errc::not_found};
    return with_json<Nothing, CommentBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<CommentBody> {
            const auto id = comment_id(call);
            if (!id) return id.error();
            const auto video = services.videos.get(call.path.at("videoId"), call.actor);
            if (!video) return video.error();
            const auto comment = services.social.comments.get(video->id, *id, call.actor);
            if (!comment) return comment.error();
            const auto viewer = viewer_of(services, call, *video);
            if (!viewer) return viewer.error();
            return comment_body(*comment, *viewer);
        });
}

Operation list_replies(const Services& services) {
    Operation op{"GET", "/api/video/{videoId}/comments/{commentId}/replies", "listReplies",
                 "Answers to a comment, oldest first"};
    op.access = Access::viewer;
    op.query = page_parameters();
    op.errors = {Errc::invalid, Errc::unauthenticated, Errc::not_found};
    return with_json<Nothing, CommentsBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<CommentsBody> {
            const auto thread = comment_id(call);
            if (!thread) return thread.error();
            return comments_body(services, call, *thread, CommentService::Order::oldest_first);
        });
}

Operation edit(const Services& services) {
    Operation op{"PUT", "/api/video/{videoId}/comments/{commentId}", "editComment",
                 "Changes a comment; by its author"};
    op.access = Access::owner;
    op.errors = {Errc::invalid, Errc::forbidden, Errc::not_found};
    return with_json<EditedCommentBody, CommentBody>(
        std::move(op), [&services](const Call& call, const EditedCommentBody& body) -> Result<CommentBody> {
            const auto id = comment_id(call);
            if (!id) return id.error();
            const auto comment =
                services.social.comments.edit(*call.actor, call.path.at("videoId"), *id, body.comment);
            if (!comment) return comment.error();
            return comment_body(*comment, {call.actor->user, false});
        });
}

Operation remove(const Services& services) {
    Operation op{"DELETE", "/api/video/{videoId}/comments/{commentId}", "deleteComment",
                 "Removes a comment with its answers; by its author, the video's owner, or a moderator"};
    op.access = Access::owner_or_moderator;
    op.errors = {Errc::forbidden, Errc::not_found};
    return with_json<Nothing, MessageBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<MessageBody> {
            const auto id = comment_id(call);
            if (!id) return id.error();
            const auto done = services.social.comments.remove(*call.actor, call.path.at("videoId"), *id);
            if (!done) return done.error();
            return MessageBody{"deleted"};
        });
}

}  // namespace

Result<CommentId> comment_id(const Call& call) {
    const auto id = parse_u64(call.path.at("commentId"));
    if (!id || *id == 0 || *id > INT64_MAX) return Error{Errc::not_found, "no such comment"};
    return static_cast<CommentId>(*id);
}

std::vector<Operation> comment_operations(const Services& services) {
    return {add(services), list(services), get(services), list_replies(services), edit(services), remove(services)};
}

}  // namespace sunomi::api
