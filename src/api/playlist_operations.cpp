#include "api/playlist_messages.hpp"
#include "api/social_operations.hpp"
#include "api/video_bodies.hpp"

namespace sunomi::api {
namespace {

using Playlists = std::vector<PlaylistBody>;

/// `videos`: how many of its videos the viewer may see.
PlaylistBody playlist_body(const UserPlaylist& playlist, int videos) {
    return {playlist.id,
            playlist.owner_user_id,
            playlist.owner_name,
            std::string{to_string(playlist.kind)},
            playlist.details.title,
            playlist.details.description,
            std::string{to_string(playlist.details.visibility)},
            videos,
            to_rfc3339(playlist.created),
            to_rfc3339(playlist.updated),
            std::nullopt};
}

/// What the viewer of a list is shown of each.
PlaylistBody listed_body(const UserPlaylist& playlist, const std::optional<Actor>& viewer) {
    const bool is_owner = viewer && viewer->user == playlist.owner;
    return playlist_body(playlist, is_owner ? playlist.shown_to_owner : playlist.shown);
}

Result<std::optional<Visibility>> visibility_of(const std::optional<std::string>& word) {
    if (!word) return std::optional<Visibility>{};
    const auto visibility = parse_visibility(*word);
    if (!visibility) return visibility.error();
    return std::optional{*visibility};
}

Result<Playlists> list_page_of(const Call& call, const Page& page,
                               const Result<std::vector<UserPlaylist>>& playlists) {
    if (!playlists) return playlists.error();
    Playlists out;
    for (const auto& playlist : *playlists) out.push_back(listed_body(playlist, call.actor));
    if (!playlists->empty()) {
        const auto& last = playlists->back();
        link_next_page(call, page, out.size(), {last.updated.time_since_epoch().count(), last.id});
    }
    return out;
}

Operation create(const Services& services) {
    Operation op{"POST", "/api/playlists", "createPlaylist",
                 "Makes a playlist; private unless it says otherwise"};
    op.access = Access::user;
    op.errors = {Errc::invalid, Errc::conflict};
    return with_json<NewPlaylistBody, PlaylistBody>(
        std::move(op), [&services](const Call& call, const NewPlaylistBody& body) -> Result<PlaylistBody> {
            const auto visibility = visibility_of(body.visibility);
            if (!visibility) return visibility.error();
            const auto playlist = services.social.playlists.create(
                *call.actor,
                {body.title, body.description.value_or(""), visibility->value_or(Visibility::owner)});
            if (!playlist) return playlist.error();
            return playlist_body(*playlist, 0);
        });
}

Operation list_mine(const Services& services) {
    Operation op{
        "GET", "/api/playlists", "listPlaylists",
        "One's own playlists, the one changed last first; with `videoId` each says whether that is in it"};
    op.access = Access::user;
    op.query = page_parameters();
    op.query.push_back({"videoId", "A video, for `hasVideo`", {{"type", "string"}}, false});
    op.errors = {Errc::invalid, Errc::not_found};
    return with_json<Nothing, Playlists>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<Playlists> {
            const auto page = page_of(call);
            if (!page) return page.error();
            auto playlists =
                list_page_of(call, *page, services.social.playlists.list_mine(*call.actor, *page));
            const auto video = call.query.find("videoId");
            if (!playlists || video == call.query.end()) return playlists;
            const auto holding = services.social.playlists.holding(*call.actor, video->second);
            if (!holding) return holding.error();
            for (auto& playlist : *playlists) playlist.hasVideo = holding->contains(playlist.id);
            return playlists;
        });
}

Operation list_of_channel(const Services& services) {
    Operation op{"GET", "/api/user/{userId}/playlists", "listPlaylistsOfUser",
                 "A channel's public playlists, the one changed last first"};
    op.access = Access::viewer;
    op.query = page_parameters();
    op.errors = {Errc::invalid, Errc::unauthenticated, Errc::not_found};
    return with_json<Nothing, Playlists>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<Playlists> {
            const auto page = page_of(call);
            if (!page) return page.error();
            return list_page_of(call, *page,
                                services.social.playlists.list_of(call.path.at("userId"), *page));
        });
}

Operation get(const Services& services) {
    Operation op{"GET", "/api/playlists/{playlistId}", "getPlaylist",
                 "A playlist with those of its videos that one may see, in order; `watch-later` is one's own "
                 "list of that"};
    op.access = Access::viewer;
    op.query = page_parameters();
    op.errors = {Errc::invalid, Errc::unauthenticated, Errc::not_found};
    return with_json<Nothing, PlaylistDetailBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<PlaylistDetailBody> {
            const auto page = page_of(call);
            if (!page) return page.error();
            auto& playlists = services.social.playlists;
            const auto playlist = playlists.get(call.path.at("playlistId"), call.actor);
            if (!playlist) return playlist.error();
            const auto count = playlists.count(*playlist, call.actor);
            if (!count) return count.error();
            const auto items = playlists.items(*playlist, call.actor, *page);
            if (!items) return items.error();
            PlaylistDetailBody body{playlist_body(*playlist, *count), {}};
            for (const auto& item : *items) {
                body.items.push_back({list_item(services, item.video, call.actor), to_rfc3339(item.added)});
            }
            if (!items->empty()) {
                link_next_page(call, *page, items->size(), {items->back().place, items->back().video.id});
            }
            return body;
        });
}

Operation change(const Services& services) {
    Operation op{"PUT", "/api/playlists/{playlistId}", "changePlaylist",
                 "Changes what its owner says about a playlist; what is not given stays"};
    op.access = Access::owner;
    op.errors = {Errc::invalid, Errc::forbidden, Errc::not_found};
    return with_json<PlaylistChangeBody, PlaylistBody>(
        std::move(op), [&services](const Call& call, const PlaylistChangeBody& body) -> Result<PlaylistBody> {
            const auto visibility = visibility_of(body.visibility);
            if (!visibility) return visibility.error();
            const auto playlist = services.social.playlists.change(
                *call.actor, call.path.at("playlistId"), {body.title, body.description, *visibility});
            if (!playlist) return playlist.error();
            return listed_body(*playlist, call.actor);
        });
}

Operation remove(const Services& services) {
    Operation op{"DELETE", "/api/playlists/{playlistId}", "deletePlaylist",
                 "Deletes a playlist; its videos stay"};
    op.access = Access::owner;
    op.errors = {Errc::forbidden, Errc::not_found};
    return with_json<Nothing, MessageBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<MessageBody> {
            const auto done = services.social.playlists.remove(*call.actor, call.path.at("playlistId"));
            if (!done) return done.error();
            return MessageBody{"deleted"};
        });
}

Operation add_item(const Services& services) {
    Operation op{"POST", "/api/playlists/{playlistId}/items", "addToPlaylist",
                 "Puts a video at the end of a playlist; nothing changes when it is in already"};
    op.access = Access::owner;
    op.errors = {Errc::invalid, Errc::forbidden, Errc::not_found, Errc::conflict};
    return with_json<PlaylistAdditionBody, MessageBody>(
        std::move(op),
        [&services](const Call& call, const PlaylistAdditionBody& body) -> Result<MessageBody> {
            const auto done =
                services.social.playlists.add(*call.actor, call.path.at("playlistId"), body.videoId);
            if (!done) return done.error();
            return MessageBody{"added"};
        });
}

Operation remove_item(const Services& services) {
    Operation op{"DELETE", "/api/playlists/{playlistId}/items/{videoId}", "removeFromPlaylist",
                 "Takes a video out of a playlist; safe to repeat"};
    op.access = Access::owner;
    op.errors = {Errc::forbidden, Errc::not_found};
    return with_json<Nothing, MessageBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<MessageBody> {
            const auto done = services.social.playlists.take_out(*call.actor, call.path.at("playlistId"),
                                                                 call.path.at("videoId"));
            if (!done) return done.error();
            return MessageBody{"removed"};
        });
}

Operation move_item(const Services& services) {
    Operation op{"PUT", "/api/playlists/{playlistId}/items/{videoId}", "moveInPlaylist",
                 "Moves a video of a playlist behind another one, or to the beginning"};
    op.access = Access::owner;
    op.errors = {Errc::invalid, Errc::forbidden, Errc::not_found};
    return with_json<PlaylistMoveBody, MessageBody>(
        std::move(op), [&services](const Call& call, const PlaylistMoveBody& body) -> Result<MessageBody> {
            const auto done = services.social.playlists.move(*call.actor, call.path.at("playlistId"),
                                                             call.path.at("videoId"), body.after);
            if (!done) return done.error();
            return MessageBody{"moved"};
        });
}

}  // namespace

std::vector<Operation> playlist_operations(const Services& services) {
    return {create(services),   list_mine(services),   list_of_channel(services),
            get(services),      change(services),      remove(services),
            add_item(services), remove_item(services), move_item(services)};
}

}  // namespace sunomi::api
