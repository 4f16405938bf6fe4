#include <string>

#include "adapters/sql/marked_videos.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_social.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"

namespace sunomi {
namespace {

NotificationKind kind_from(std::string_view name) {
    for (const auto kind :
         {NotificationKind::new_video, NotificationKind::comment, NotificationKind::reply}) {
        if (name == to_string(kind)) return kind;
    }
    throw soci::soci_error("a notification of the unknown kind " + std::string(name));
}

struct NotificationRow {
    Notification notification;
    std::string kind;
    std::int64_t created = 0;
    int is_read = 0;

    static constexpr auto select =
        "SELECT n.notification_id, n.user_key, n.kind, a.user_id, a.name, a.profile_picture_url, v.title, "
        "n.video_id, "
        "n.comment_id, COALESCE(SUBSTR(c.text, 1, 160), ''), n.created, n.is_read FROM notifications n "
        "JOIN videos v ON v.id = n.video_id JOIN users a ON a.user_key = n.actor "
        "LEFT JOIN comments c ON c.comment_id = n.comment_id WHERE n.user_key = :viewer AND ";

    void bind(soci::statement& statement) {
        statement.exchange(soci::into(notification.id));
        statement.exchange(soci::into(notification.user));
        statement.exchange(soci::into(kind));
        statement.exchange(soci::into(notification.actor_user_id));
        statement.exchange(soci::into(notification.actor_name));
        statement.exchange(soci::into(notification.actor_picture_url));
        statement.exchange(soci::into(notification.video_title));
        statement.exchange(soci::into(notification.video));
        statement.exchange(soci::into(notification.comment));
        statement.exchange(soci::into(notification.excerpt));
        statement.exchange(soci::into(created));
        statement.exchange(soci::into(is_read));
    }
    [[nodiscard]] Notification value() const {
        auto result = notification;
        result.kind = kind_from(kind);
        result.created = time_from_column(created);
        result.is_read = is_read != 0;
        return result;
    }
};

class SqlNotificationRepository final : public NotificationRepository {
public:
    explicit SqlNotificationRepository(SqlConnections& connections) : connections_(connections) {}

    Result<std::vector<Notification>> list(UserKey user, const Page& page) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<Notification>> {
            static const auto text = std::string(NotificationRow::select) + seen_by_viewer +
                                     " AND n.notification_id < :after ORDER BY n.notification_id DESC "
                                     "LIMIT :take OFFSET :skip";
            return sql::select<NotificationRow>(session, text, user, below(page).order, page.take, page.skip);
        });
    }

    Result<std::vector<Notification>> list_after(UserKey user, NotificationId after, int limit) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<Notification>> {
            static const auto text = std::string(NotificationRow::select) + seen_by_viewer +
                                     " AND n.notification_id > :after ORDER BY n.notification_id LIMIT :take";
            return sql::select<NotificationRow>(session, text, user, after, limit);
        });
    }

    Result<int> count_unread(UserKey user) override {
        return connections_.read([&](soci::session& session) -> Result<int> {
            static const auto text =
                std::string(
                    "SELECT COUNT(*) FROM notifications n JOIN videos v ON v.id = n.video_id "
                    "WHERE n.user_key = :viewer AND n.is_read = 0 AND ") +
                seen_by_viewer;
            return sql::find<sql::Scalar<int>>(session, text, user).value_or(0);
        });
    }

    Result<bool> mark_read(UserKey user, NotificationId id) override {
        return connections_.write([&](soci::session& session) -> Result<bool> {
            static const auto text =
                std::string(
                    "UPDATE notifications SET is_read = 1 WHERE notification_id = :id AND user_key = :viewer "
                    "AND EXISTS (SELECT 1 FROM videos v WHERE v.id = notifications.video_id AND ") +
                seen_by_viewer + ")";
            return sql::execute(session, text, id, user) > 0;
        });
    }

    Result<void> mark_all_read(UserKey user, NotificationId newest) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            sql::execute(session,
                         "UPDATE notifications SET is_read = 1 WHERE user_key = :user AND is_read = 0 "
                         "AND notification_id <= :newest",
                         user, newest);
            return {};
        });
    }

    Result<NotificationId> newest(UserKey user) override {
        return connections_.read([&](soci::session& session) -> Result<NotificationId> {
            return sql::find<sql::Scalar<NotificationId>>(
                       session,
                       "SELECT notification_id FROM notifications WHERE user_key = :user "
                       "ORDER BY notification_id DESC LIMIT 1",
                       user)
                .value_or(0);
        });
    }

    Result<int> remove_older(WallTime before, int limit) override {
        return connections_.write([&](soci::session& session) -> Result<int> {
            return static_cast<int>(sql::execute(
                session,
                "DELETE FROM notifications WHERE notification_id IN (SELECT notification_id FROM "
                "notifications WHERE created < :before LIMIT :limit)",
                to_column(before), limit));
        });
    }

private:
    SqlConnections& connections_;
};

}  // namespace

std::unique_ptr<NotificationRepository> make_sql_notification_repository(SqlDatabase& database) {
    return std::make_unique<SqlNotificationRepository>(database.connections());
}

}  // namespace sunomi
