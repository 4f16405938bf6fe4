#pragma once

#include "contract/storage_under_test.hpp"

namespace sunomi {

/// What the contract suites of what people do with videos share.
class SocialContract : public StorageContract {
protected:
    LikeRepository& likes() { return storage().likes(); }
    CommentRepository& comments() { return storage().comments(); }
    SubscriptionRepository& subscriptions() { return storage().subscriptions(); }
    PlaylistRepository& playlists() { return storage().playlists(); }
    PlaylistItemRepository& playlist_items() { return storage().playlist_items(); }
    HistoryRepository& history() { return storage().history(); }
    NotificationRepository& notifications() { return storage().notifications(); }
    AnnouncementRepository& announcements() { return storage().announcements(); }
};

}  // namespace sunomi
