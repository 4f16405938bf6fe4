#pragma once

#include <memory>

#include "adapters/sql/sql_database.hpp"
#include "base/clock.hpp"
#include "ports/comment_repository.hpp"
#include "ports/history_repository.hpp"
#include "ports/like_repository.hpp"
#include "ports/notification_repository.hpp"
#include "ports/playlist_item_repository.hpp"
#include "ports/playlist_repository.hpp"
#include "ports/subscription_repository.hpp"

namespace sunomi {

/// What people do with videos and with each other, on an open database, which outlives them.
std::unique_ptr<LikeRepository> make_sql_like_repository(SqlDatabase& database, const Clock& clock);
std::unique_ptr<CommentRepository> make_sql_comment_repository(SqlDatabase& database, const Clock& clock);
std::unique_ptr<SubscriptionRepository> make_sql_subscription_repository(SqlDatabase& database,
                                                                         const Clock& clock);
std::unique_ptr<PlaylistRepository> make_sql_playlist_repository(SqlDatabase& database, const Clock& clock);
std::unique_ptr<PlaylistItemRepository> make_sql_playlist_item_repository(SqlDatabase& database,
                                                                          const Clock& clock);
std::unique_ptr<HistoryRepository> make_sql_history_repository(SqlDatabase& database, const Clock& clock);
std::unique_ptr<NotificationRepository> make_sql_notification_repository(SqlDatabase& database);
std::unique_ptr<AnnouncementRepository> make_sql_announcement_repository(SqlDatabase& database,
                                                                         const Clock& clock);

}  // namespace sunomi
