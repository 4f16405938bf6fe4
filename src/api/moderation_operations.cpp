#include "api/admin_bodies.hpp"
#include "api/admin_operations.hpp"
#include "api/social_operations.hpp"

namespace sunomi::api {
namespace {

using Videos = std::vector<ModeratedVideoBody>;
using Comments = std::vector<ModeratedCommentBody>;
using Invites = std::vector<InviteBody>;

ModeratedVideoBody moderated_video_body(const Video& video) {
    ModeratedVideoBody body;
    body.id = video.id;
    body.userId = video.owner_user_id;
    body.title = video.title;
    body.uploadDate = to_rfc3339(video.created);
    body.state = to_string(video.state);
    body.visibility = to_string(video.visibility);
    body.held = video.held;
    if (!video.error.empty()) body.error = video.error;
    body.originalBytes = video.original_bytes;
    body.contentWarnings = video.content_warnings;
    body.moderatorWarnings = video.imposed_warnings;
    return body;
}

Operation list_videos(const Services& services) {
    Operation op{"GET", "/api/admin/videos", "listVideosForModerators",
                 "Everyone's videos, newest first: all, those that failed, or those that are held"};
    op.access = Access::moderator;
    op.query = page_parameters();
    op.query.push_back(
        {"which",
         "Which of them",
         {{"type", "string"}, {"enum", json::array{"all", "failed", "held"}}, {"default", "all"}},
         false});
    op.errors = {Errc::invalid, Errc::forbidden};
    return with_json<Nothing,
                     Videos>(std::move(op), [&services](const Call& call, const Nothing&) -> Result<Videos> {
        const auto page = page_of(call);
        if (!page) return page.error();
        const auto which = call.query.find("which");
        const auto found = services.moderation.list(which == call.query.end() ? "" : which->second, *page);
        if (!found) return found.error();
        if (!found->empty()) {
            const auto& last = found->back();
            link_next_page(call, *page, found->size(), {last.created.time_since_epoch().count(), last.id});
        }
        Videos videos;
        for (const auto& video : *found) videos.push_back(moderated_video_body(video));
        return videos;
    });
}

Operation hold_video(const Services& services) {
    Operation op{"PUT", "/api/admin/videos/{videoId}/hold", "holdVideo",
                 "Keeps a video from everyone but its owner, or gives it back"};
    op.access = Access::moderator;
    op.errors = {Errc::invalid, Errc::forbidden, Errc::not_found};
    return with_json<HoldBody, HoldBody>(
        std::move(op), [&services](const Call& call, const HoldBody& body) -> Result<HoldBody> {
            const auto by = name_of_caller(services, call);
            if (!by) return by.error();
            const auto done = services.moderation.set_held(*by, call.path.at("videoId"), body.held);
            if (!done) return done.error();
            return body;
        });
}

Operation set_content_warnings(const Services& services) {
    Operation op{"PUT", "/api/admin/videos/{videoId}/content-warnings", "setContentWarnings",
                 "Sets what moderators warn viewers of; what its owner warns of stays beside it"};
    op.access = Access::moderator;
    op.errors = {Errc::invalid, Errc::forbidden, Errc::not_found};
    return with_json<ContentWarningsBody, ContentWarningsBody>(
        std::move(op),
        [&services](const Call& call, const ContentWarningsBody& body) -> Result<ContentWarningsBody> {
            const auto by = name_of_caller(services, call);
            if (!by) return by.error();
            const auto stored =
                services.moderation.set_warnings(*by, call.path.at("videoId"), body.contentWarnings);
            if (!stored) return stored.error();
            return ContentWarningsBody{*stored};
        });
}

Operation delete_video(const Services& services) {
    Operation op{"DELETE", "/api/admin/videos/{videoId}", "deleteVideoAsModerator",
                 "Deletes anybody's video with every object of it"};
    op.access = Access::moderator;
    op.errors = {Errc::forbidden, Errc::not_found};
    return with_json<Nothing, MessageBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<MessageBody> {
            const auto by = name_of_caller(services, call);
            if (!by) return by.error();
            const auto done = services.moderation.remove(*by, call.path.at("videoId"));
            if (!done) return done.error();
            return MessageBody{"deleted"};
        });
}

ModeratedCommentBody moderated_comment_body(const PlacedComment& placed) {
    const auto& comment = placed.comment;
    ModeratedCommentBody body;
    body.id = comment.id;
    body.videoId = comment.video;
    body.videoTitle = placed.video_title;
    body.userId = comment.author_user_id;
    body.userName = comment.author_name;
    body.profilePictureUrl = comment.author_picture_url;
    body.text = comment.text;
    body.timeStamp = to_rfc3339(comment.created);
    if (comment.edited != WallTime{}) body.edited = to_rfc3339(comment.edited);
    if (comment.thread != 0) body.replyTo = comment.thread;
    body.replies = comment.replies;
    return body;
}

Operation list_comments(const Services& services) {
    Operation op{"GET", "/api/admin/comments", "listCommentsForModerators",
                 "Comments on all videos but private ones, newest first. One search looks at some thousands "
                 "of them: while there is a link to a next page, it has not come to the end"};
    op.access = Access::moderator;
    op.query = page_parameters();
    op.query.push_back({"search",
                        "Only those that hold this text, or that the user of this id wrote",
                        {{"type", "string"}, {"maxLength", 100}},
                        false});
    op.errors = {Errc::invalid, Errc::forbidden};
    return with_json<Nothing, Comments>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<Comments> {
            const auto page = page_of(call);
            if (!page) return page.error();
            const auto search = call.query.find("search");
            const auto found =
                services.social.comments.search(search == call.query.end() ? "" : search->second, *page);
            if (!found) return found.error();
            // A page that is short has a next one, too, when the search has not come to the end.
            if (found->next != 0) {
                link_next_page(call, *page, static_cast<std::size_t>(page->take), {found->next, ""});
            }
            Comments comments;
            for (const auto& comment : found->comments) comments.push_back(moderated_comment_body(comment));
            return comments;
        });
}

Operation delete_comment(const Services& services) {
    Operation op{"DELETE", "/api/admin/comments/{commentId}", "deleteCommentAsModerator",
                 "Removes anybody's comment with its answers"};
    op.access = Access::moderator;
    op.errors = {Errc::forbidden, Errc::not_found};
    return with_json<Nothing, MessageBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<MessageBody> {
            const auto id = comment_id(call);
            if (!id) return id.error();
            const auto by = name_of_caller(services, call);
            if (!by) return by.error();
            const auto done = services.social.comments.remove_as_moderator(*by, *id);
            if (!done) return done.error();
            return MessageBody{"deleted"};
        });
}

Operation create_invite(const Services& services) {
    Operation op{"POST", "/api/admin/invites", "createInvite",
                 "An invitation to make accounts; its link is shown this once"};
    op.access = Access::admin;
    op.errors = {Errc::invalid, Errc::forbidden};
    return with_json<NewInviteBody, InviteBody>(
        std::move(op), [&services](const Call& call, const NewInviteBody& body) -> Result<InviteBody> {
            const auto by = name_of_caller(services, call);
            if (!by) return by.error();
            const std::chrono::seconds life{body.lifeSeconds.value_or(7 * 24 * 3600)};
            const auto made = services.admin.create_invite(*by, body.uses.value_or(1), life);
            if (!made) return made.error();
            return invite_body(made->invite, call.origin + "/signup?invite=" + made->secret);
        });
}

Operation list_invites(const Services& services) {
    Operation op{"GET", "/api/admin/invites", "listInvites", "Invitations, newest first"};
    op.access = Access::admin;
    op.query = page_parameters();
    op.errors = {Errc::invalid, Errc::forbidden};
    return with_json<
        Nothing, Invites>(std::move(op), [&services](const Call& call, const Nothing&) -> Result<Invites> {
        const auto page = page_of(call);
        if (!page) return page.error();
        const auto found = services.admin.list_invites(*page);
        if (!found) return found.error();
        if (!found->empty()) {
            const auto& last = found->back();
            link_next_page(call, *page, found->size(), {last.created.time_since_epoch().count(), last.id});
        }
        Invites invites;
        for (const auto& invite : *found) invites.push_back(invite_body(invite, ""));
        return invites;
    });
}

Operation remove_invite(const Services& services) {
    Operation op{"DELETE", "/api/admin/invites/{inviteId}", "removeInvite", "Takes an invitation back"};
    op.access = Access::admin;
    op.errors = {Errc::forbidden, Errc::not_found};
    return with_json<Nothing, MessageBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<MessageBody> {
            const auto by = name_of_caller(services, call);
            if (!by) return by.error();
            const auto done = services.admin.remove_invite(*by, call.path.at("inviteId"));
            if (!done) return done.error();
            return MessageBody{"removed"};
        });
}

}  // namespace

std::vector<Operation> moderation_operations(const Services& services) {
    return {list_videos(services),  hold_video(services),    set_content_warnings(services),
            delete_video(services), list_comments(services), delete_comment(services)};
}

std::vector<Operation> invite_operations(const Services& services) {
    return {create_invite(services), list_invites(services), remove_invite(services)};
}

}  // namespace sunomi::api
