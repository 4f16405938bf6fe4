#include "app/social_part.hpp"

namespace sunomi {

SocialPart::SocialPart(SqlDatabase& database, VideoService& videos, UserRepository& users, EventBus& events,
                       const Clock& clock, AttemptLimit comments)
    : likes_(make_sql_like_repository(database, clock)),
      comments_(make_sql_comment_repository(database, clock)),
      subscriptions_(make_sql_subscription_repository(database, clock)),
      playlists_(make_sql_playlist_repository(database, clock)),
      playlist_items_(make_sql_playlist_item_repository(database, clock)),
      history_(make_sql_history_repository(database, clock)),
      notifications_(make_sql_notification_repository(database)),
      announcements_(make_sql_announcement_repository(database, clock)),
      board_(*notifications_),
      likes_service_(*likes_, videos),
      comments_service_(*comments_, videos, users, board_, clock, comments),
      subscriptions_service_(*subscriptions_, users),
      playlists_service_(*playlists_, *playlist_items_, videos, users),
      history_service_(*history_, videos),
      notifier_(*announcements_, *notifications_, board_, clock) {
    for (const auto* topic : {"video.published", "video.changed"}) {
        events.subscribe("notifier", topic, [this](const Event&) -> Result<void> {
            notifier_.wake();
            return {};
        });
    }
}

}  // namespace sunomi
