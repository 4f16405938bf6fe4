#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "domain/user.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// 16 lower-case hex digits; unguessable enough for an unlisted link.
using PlaylistId = std::string;

/// `watch_later` is made on its first use, one for each user, private, and neither renamed nor deleted.
enum class PlaylistKind { plain, watch_later };
std::string_view to_string(PlaylistKind kind);

/// What its owner says about a playlist.
struct PlaylistDetails {
    std::string title;
    std::string description;
    Visibility visibility = Visibility::owner;
};

/// What an owner wants to say differently of a playlist; what is not given stays as it is.
struct PlaylistChange {
    std::optional<std::string> title, description;
    std::optional<Visibility> visibility;
};
PlaylistDetails with_change(PlaylistDetails details, const PlaylistChange& change);

/// Videos in an order that someone chose. (The files that a player reads are in `domain/playlist.hpp`.)
struct UserPlaylist {
    PlaylistId id;
    UserKey owner = 0;
    std::string owner_user_id;  ///< joined from users
    std::string owner_name;
    PlaylistKind kind = PlaylistKind::plain;
    PlaylistDetails details;
    int items = 0;           ///< all of them
    int shown = 0;           ///< those that everyone may see
    int shown_to_owner = 0;  ///< those that its owner may see
    WallTime created{};
    WallTime updated{};
};

/// May `viewer` (nobody: a guest) know that it exists?
bool may_see(const UserPlaylist& playlist, std::optional<UserKey> viewer);

struct PlaylistItem {
    Video video;
    std::int64_t place = 0;  ///< its place in the order; of no meaning otherwise
    WallTime added{};
};

/// The form in which they are stored: NFC, trimmed; title of 1–100 characters, description of at most 5000.
Result<PlaylistDetails> check_playlist(PlaylistDetails details);
/// The same of what is given.
Result<PlaylistChange> check_playlist_change(const PlaylistChange& change);

}  // namespace sunomi
