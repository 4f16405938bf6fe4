#include "services/playlist_service.hpp"

namespace sunomi {
namespace {

constexpr std::string_view watch_later_alias = "watch-later";

UserKey key_of(const std::optional<Actor>& viewer) {
    return viewer ? viewer->user : 0;
}

Error no_such_playlist() {
    return {Errc::not_found, "no such playlist"};
}

}  // namespace

Result<UserPlaylist> PlaylistService::create(const Actor& actor, const PlaylistDetails& details) {
    auto checked = check_playlist(details);
    if (!checked) return checked.error();
    UserPlaylist playlist;
    playlist.id = make_video_id();
    playlist.owner = actor.user;
    playlist.details = std::move(*checked);
    return playlists_.create(playlist, most_playlists);
}

Result<UserPlaylist> PlaylistService::get(const PlaylistId& id, const std::optional<Actor>& viewer) {
    if (id == watch_later_alias) return viewer ? watch_later_of(viewer->user) : no_such_playlist();
    const auto found = playlists_.find(id);
    if (!found) return found.error();
    const auto who = viewer ? std::optional{viewer->user} : std::nullopt;
    if (!*found || !may_see(**found, who)) return no_such_playlist();
    return **found;
}

Result<UserPlaylist> PlaylistService::own(const Actor& actor, const PlaylistId& id) {
    auto playlist = get(id, actor);
    if (playlist && playlist->owner != actor.user) {
        return Error{Errc::forbidden, "only its owner can change a playlist"};
    }
    return playlist;
}

Result<UserPlaylist> PlaylistService::watch_later_of(UserKey owner) {
    const auto found = playlists_.find_watch_later(owner);
    if (!found) return found.error();
    if (*found) return **found;
    UserPlaylist playlist;
    playlist.id = make_video_id();
    playlist.owner = owner;
    playlist.kind = PlaylistKind::watch_later;
    playlist.details = {"Watch later", "", Visibility::owner};
    auto created = playlists_.create(playlist, most_playlists + 1);
    if (created || created.error().code() != Errc::conflict) return created;
    // Another request of the same user was quicker.
    const auto other = playlists_.find_watch_later(owner);
    return other && *other ? Result<UserPlaylist>{**other} : created;
}

Result<std::vector<UserPlaylist>> PlaylistService::list_mine(const Actor& actor, const Page& page) {
    return playlists_.list(actor.user, PlaylistRepository::Scope::everything, page);
}

Result<std::set<PlaylistId>> PlaylistService::holding(const Actor& actor, const VideoId& video) {
    const auto found = videos_.get(video, actor);
    if (!found) return found.error();
    const auto ids = items_.holding(actor.user, video);
    if (!ids) return ids.error();
    return std::set<PlaylistId>{ids->begin(), ids->end()};
}

Result<std::vector<UserPlaylist>> PlaylistService::list_of(std::string_view user_id, const Page& page) {
    const auto user = users_.find_by_user_id(user_id);
    if (!user) return user.error();
    if (!*user) return Error{Errc::not_found, "no such user"};
    return playlists_.list((*user)->key, PlaylistRepository::Scope::listed, page);
}

Result<UserPlaylist> PlaylistService::change(const Actor& actor, const PlaylistId& id,
                                             const PlaylistChange& change) {
    const auto playlist = own(actor, id);
    if (!playlist) return playlist.error();
    if (playlist->kind == PlaylistKind::watch_later) {
        return Error{Errc::forbidden, "the list of what to watch later cannot be changed"};
    }
    const auto checked = check_playlist_change(change);
    if (!checked) return checked.error();
    const auto edited = playlists_.edit(playlist->id, *checked);
    if (!edited) return edited.error();
    return get(playlist->id, actor);
}

Result<void> PlaylistService::remove(const Actor& actor, const PlaylistId& id) {
    const auto playlist = own(actor, id);
    if (!playlist) return playlist.error();
    if (playlist->kind == PlaylistKind::watch_later) {
        return Error{Errc::forbidden, "the list of what to watch later cannot be deleted"};
    }
    const auto removed = playlists_.remove(playlist->id);
    if (!removed) return removed.error();
    return {};
}

Result<void> PlaylistService::add(const Actor& actor, const PlaylistId& id, const VideoId& video) {
    const auto playlist = own(actor, id);
    if (!playlist) return playlist.error();
    const auto found = videos_.get(video, actor);
    if (!found) return found.error();
    return items_.add(playlist->id, video, most_items);
}

Result<void> PlaylistService::take_out(const Actor& actor, const PlaylistId& id, const VideoId& video) {
    const auto playlist = own(actor, id);
    if (!playlist) return playlist.error();
    const auto removed = items_.remove(playlist->id, video);
    if (!removed) return removed.error();
    return {};
}

Result<void> PlaylistService::move(const Actor& actor, const PlaylistId& id, const VideoId& video,
                                   const std::optional<VideoId>& after) {
    const auto playlist = own(actor, id);
    if (!playlist) return playlist.error();
    for (const auto& moved : {std::optional{video}, after}) {
        if (!moved) continue;
        const auto found = videos_.get(*moved, actor);
        if (!found && found.error().code() != Errc::not_found) return found.error();
        if (!found) return Error{Errc::not_found, "this video is not in the playlist"};
    }
    return items_.move(playlist->id, video, after);
}

Result<std::vector<PlaylistItem>> PlaylistService::items(const UserPlaylist& playlist,
                                                         const std::optional<Actor>& viewer,
                                                         const Page& page) {
    return items_.list(playlist.id, key_of(viewer), page);
}

Result<int> PlaylistService::count(const UserPlaylist& playlist, const std::optional<Actor>& viewer) {
    return items_.count(playlist.id, key_of(viewer));
}

}  // namespace sunomi
