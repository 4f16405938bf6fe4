#pragma once

#include <optional>
#include <vector>

#include "domain/page.hpp"
#include "domain/user_playlist.hpp"

namespace sunomi {

/// What is in playlists, in order. Places are sparse: a move rewrites one row (and all of them only when
/// there is no room between two). **Threads:** any. Errors of every call: unavailable, timed_out, no_space.
class PlaylistItemRepository {
public:
    virtual ~PlaylistItemRepository() = default;
    /// At the end; nothing changes when it is in already. conflict when there are `most`, not_found when the
    /// playlist or the video is gone.
    virtual Result<void> add(const PlaylistId& playlist, const VideoId& video, int most) = 0;
    /// False when it is not in.
    virtual Result<bool> remove(const PlaylistId& playlist, const VideoId& video) = 0;
    /// Right behind `after`, or to the beginning without one. not_found when one of them is not in.
    virtual Result<void> move(const PlaylistId& playlist, const VideoId& video,
                              const std::optional<VideoId>& after) = 0;
    /// Of those that `viewer` (0: a guest) may see, in order. Cursor: place, video id.
    virtual Result<std::vector<PlaylistItem>> list(const PlaylistId& playlist, UserKey viewer,
                                                   const Page& page) = 0;
    /// How many of them `viewer` may see; 0 when there is no such playlist.
    virtual Result<int> count(const PlaylistId& playlist, UserKey viewer) = 0;
    /// Which of a user's playlists hold `video`.
    virtual Result<std::vector<PlaylistId>> holding(UserKey owner, const VideoId& video) = 0;
};

}  // namespace sunomi
