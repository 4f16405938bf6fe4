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

}  // namespace sunomi
