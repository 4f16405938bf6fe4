#pragma once

#include "ports/comment_repository.hpp"
#include "ports/history_repository.hpp"
#include "ports/like_repository.hpp"
#include "ports/notification_repository.hpp"
#include "ports/playlist_item_repository.hpp"
#include "ports/playlist_repository.hpp"
#include "ports/subscription_repository.hpp"

namespace sunomi {

/// The repositories of what people do with videos.
class SocialStorage {
public:
    virtual ~SocialStorage() = default;
    virtual LikeRepository& likes() = 0;
    virtual CommentRepository& comments() = 0;
    virtual SubscriptionRepository& subscriptions() = 0;
    virtual PlaylistRepository& playlists() = 0;
    virtual PlaylistItemRepository& playlist_items() = 0;
    virtual HistoryRepository& history() = 0;
    virtual NotificationRepository& notifications() = 0;
    virtual AnnouncementRepository& announcements() = 0;
};

}  // namespace sunomi
