#pragma once

#include <set>
#include <string_view>

#include "ports/playlist_item_repository.hpp"
#include "ports/playlist_repository.hpp"
#include "services/video_service.hpp"

namespace sunomi {

/// Playlists, and who may see and change which. An id of `watch-later` stands for the actor's own, which is
/// made on its first use. Whatever someone may not see is not_found. **Threads:** any.
class PlaylistService {
public:
    static constexpr int most_playlists = 500;
    static constexpr int most_items = 5000;

    PlaylistService(PlaylistRepository& playlists, PlaylistItemRepository& items, VideoService& videos,
                    UserRepository& users)
        : playlists_(playlists), items_(items), videos_(videos), users_(users) {}

    /// invalid names the field; conflict: too many.
    Result<UserPlaylist> create(const Actor& actor, const PlaylistDetails& details);
    Result<UserPlaylist> get(const PlaylistId& id, const std::optional<Actor>& viewer);
    Result<std::vector<UserPlaylist>> list_mine(const Actor& actor, const Page& page);
    /// Which of the actor's own hold `video`. not_found: no video that the actor may see.
    Result<std::set<PlaylistId>> holding(const Actor& actor, const VideoId& video);
    /// A channel's public ones; not_found: no such user.
    Result<std::vector<UserPlaylist>> list_of(std::string_view user_id, const Page& page);
    /// forbidden: it is another's, or watch later; invalid names the field.
    Result<UserPlaylist> change(const Actor& actor, const PlaylistId& id, const PlaylistChange& change);
    /// forbidden: it is another's, or watch later.
    Result<void> remove(const Actor& actor, const PlaylistId& id);

    /// At the end; nothing changes when it is in already. conflict: too many.
    Result<void> add(const Actor& actor, const PlaylistId& id, const VideoId& video);
    /// Also what the actor may no longer see; a success when it was not in.
    Result<void> take_out(const Actor& actor, const PlaylistId& id, const VideoId& video);
    /// Right behind `after`, or to the beginning without one. not_found: one of them is not in, or the actor
    /// may not see it any more.
    Result<void> move(const Actor& actor, const PlaylistId& id, const VideoId& video,
                      const std::optional<VideoId>& after);
    /// Of those videos that `viewer`, who got the playlist by `get`, may see: a page in order; and how many
    /// there are.
    Result<std::vector<PlaylistItem>> items(const UserPlaylist& playlist, const std::optional<Actor>& viewer,
                                            const Page& page);
    Result<int> count(const UserPlaylist& playlist, const std::optional<Actor>& viewer);

private:
    Result<UserPlaylist> own(const Actor& actor, const PlaylistId& id);
    Result<UserPlaylist> watch_later_of(UserKey owner);

    PlaylistRepository& playlists_;
    PlaylistItemRepository& items_;
    VideoService& videos_;
    UserRepository& users_;
};

}  // namespace sunomi
