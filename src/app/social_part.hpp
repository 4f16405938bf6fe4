#pragma once

#include <memory>

#include "adapters/sql/sql_social.hpp"
#include "api/services.hpp"
#include "services/notifier.hpp"

namespace sunomi {

/// What people do with videos and with each other: its repositories, services and the notifier, joined.
/// **Lifetime:** what it is made from outlives it.
class SocialPart {
public:
    SocialPart(SqlDatabase& database, VideoService& videos, UserRepository& users, EventBus& events,
               const Clock& clock, AttemptLimit comments);

    void start() { notifier_.start(); }
    void stop() { notifier_.stop(); }
    api::SocialServices services() {
        return {likes_service_,     comments_service_, subscriptions_service_,
                playlists_service_, history_service_,  board_};
    }

private:
    std::unique_ptr<LikeRepository> likes_;
    std::unique_ptr<CommentRepository> comments_;
    std::unique_ptr<SubscriptionRepository> subscriptions_;
    std::unique_ptr<PlaylistRepository> playlists_;
    std::unique_ptr<PlaylistItemRepository> playlist_items_;
    std::unique_ptr<HistoryRepository> history_;
    std::unique_ptr<NotificationRepository> notifications_;
    std::unique_ptr<AnnouncementRepository> announcements_;

    NotificationBoard board_;
    LikeService likes_service_;
    CommentService comments_service_;
    SubscriptionService subscriptions_service_;
    PlaylistService playlists_service_;
    HistoryService history_service_;
    Notifier notifier_;
};

}  // namespace sunomi
