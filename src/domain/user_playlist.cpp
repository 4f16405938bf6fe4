#include "domain/user_playlist.hpp"

namespace sunomi {

std::string_view to_string(PlaylistKind kind) {
    return kind == PlaylistKind::watch_later ? "watch_later" : "plain";
}

bool may_see(const UserPlaylist& playlist, std::optional<UserKey> viewer) {
    return viewer == playlist.owner || playlist.details.visibility != Visibility::owner;
}

Result<PlaylistDetails> check_playlist(PlaylistDetails details) {
    const auto title = check_title(details.title);
    if (!title) return title.error();
    const auto description = check_description(details.description);
    if (!description) return description.error();
    return PlaylistDetails{*title, *description, details.visibility};
}

PlaylistDetails with_change(PlaylistDetails details, const PlaylistChange& change) {
    if (change.title) details.title = *change.title;
    if (change.description) details.description = *change.description;
    if (change.visibility) details.visibility = *change.visibility;
    return details;
}

Result<PlaylistChange> check_playlist_change(const PlaylistChange& change) {
    const PlaylistDetails faultless{"a title", "", Visibility::owner};
    const auto checked = check_playlist(with_change(faultless, change));
    if (!checked) return checked.error();
    auto result = change;
    if (change.title) result.title = checked->title;
    if (change.description) result.description = checked->description;
    return result;
}

}  // namespace sunomi
