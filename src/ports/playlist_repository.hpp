#pragma once

#include <optional>
#include <vector>

#include "domain/page.hpp"
#include "domain/user_playlist.hpp"

namespace sunomi {

/// The playlists of users, without what is in them. **Threads:** any. Errors of every call: unavailable,
/// timed_out, no_space.
class PlaylistRepository {
public:
    virtual ~PlaylistRepository() = default;
    /// Stores a playlist of no items; conflict when its owner has `most` already, not_found when the owner is
    /// gone, conflict also for an id that is taken and a second watch-later list.
    virtual Result<UserPlaylist> create(const UserPlaylist& playlist, int most) = 0;
    virtual Result<std::optional<UserPlaylist>> find(const PlaylistId& id) = 0;
    virtual Result<std::optional<UserPlaylist>> find_watch_later(UserKey owner) = 0;
    enum class Scope { listed, everything };
    /// A user's, the one changed last first. `listed`: public ones only. Cursor: `updated`, id.
    virtual Result<std::vector<UserPlaylist>> list(UserKey owner, Scope scope, const Page& page) = 0;
    /// What `change` does not say stays as it is in that moment: two tabs must not undo each other's changes.
    /// False when it is gone.
    virtual Result<bool> edit(const PlaylistId& id, const PlaylistChange& change) = 0;
    /// With its items. False when it is gone.
    virtual Result<bool> remove(const PlaylistId& id) = 0;
};

}  // namespace sunomi
