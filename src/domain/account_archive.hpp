#pragma once

#include <string>
#include <vector>

#include "domain/user.hpp"
#include "domain/video.hpp"

namespace sunomi {

struct ArchivedComment {
    std::int64_t id = 0;
    VideoId video;
    std::int64_t answers = 0;  ///< the comment that it answers, 0 for none
    std::string text;
    WallTime created{};
    WallTime edited{};  ///< the epoch: never
};
struct ArchivedLike {
    VideoId video;
    WallTime created{};
};
struct ArchivedSubscription {
    std::string channel;  ///< its user id
    WallTime created{};
};
struct ArchivedView {
    VideoId video;
    std::chrono::milliseconds position{};
    WallTime watched{};
};
struct ArchivedPlaylistItem {
    VideoId video;
    WallTime added{};
};
struct ArchivedPlaylist {
    std::string id, kind, title, description, visibility;
    WallTime created{};
    std::vector<ArchivedPlaylistItem> items;  ///< in their order
};

/// Everything that is kept of what someone made and did, oldest first.
struct AccountArchive {
    std::vector<Video> videos;
    std::vector<ArchivedComment> comments;
    std::vector<ArchivedLike> likes;
    std::vector<ArchivedSubscription> subscriptions;
    std::vector<ArchivedView> history;
    std::vector<ArchivedPlaylist> playlists;
};

}  // namespace sunomi
