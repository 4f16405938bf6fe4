#include "adapters/sql/notification_rows.hpp"

#include <string>

#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"
#include "ports/notification_repository.hpp"

namespace sunomi {

void tell(soci::session& session, UserKey user, const News& news, WallTime now) {
    sql::execute(session,
                 "INSERT INTO notifications (user_key, kind, actor, video_id, comment_id, created) "
                 "VALUES (:user, :kind, :actor, :video, :comment, :created)",
                 user, std::string(to_string(news.kind)), news.actor, news.video, news.comment,
                 to_column(now));
    const int most = NotificationRepository::most_per_user;
    sql::execute(
        session,
        "DELETE FROM notifications WHERE notification_id = (SELECT notification_id FROM notifications "
        "WHERE user_key = :user ORDER BY notification_id DESC LIMIT 1 OFFSET :most)",
        user, most);
}

}  // namespace sunomi
