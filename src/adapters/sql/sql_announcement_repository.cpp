#include <string>

#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_social.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"

namespace sunomi {
namespace {

/// Subscribers of a channel whose keys follow `after`: who is told in one transaction.
struct Range {
    UserKey channel = 0;
    UserKey after = 0;
    UserKey last = 0;
};

void insert_rows(soci::session& session, const VideoId& video, const Range& range, WallTime now) {
    sql::execute(
        session,
        "INSERT INTO notifications (user_key, kind, actor, video_id, created) "
        "SELECT s.subscriber, 'new_video', s.channel, :video, :created FROM subscriptions s "
        "WHERE s.channel = :channel AND s.subscriber > :after AND s.subscriber <= :last AND NOT EXISTS "
        "(SELECT 1 FROM notifications n WHERE n.user_key = s.subscriber AND n.kind = 'new_video' "
        "AND n.video_id = :video AND n.comment_id = 0)",
        video, to_column(now), range.channel, range.after, range.last);
}

/// One more than `most` of a user's became one too many: the oldest goes.
void trim(soci::session& session, const Range& range) {
    const int most = NotificationRepository::most_per_user;
    sql::execute(session,
                 "DELETE FROM notifications WHERE notification_id IN (SELECT (SELECT n.notification_id FROM "
                 "notifications n WHERE n.user_key = s.subscriber ORDER BY n.notification_id DESC LIMIT 1 "
                 "OFFSET :most) "
                 "FROM subscriptions s WHERE s.channel = :channel AND s.subscriber > :after AND s.subscriber "
                 "<= :last)",
                 most, range.channel, range.after, range.last);
}

class SqlAnnouncementRepository final : public AnnouncementRepository {
public:
    SqlAnnouncementRepository(SqlConnections& connections, const Clock& clock)
        : connections_(connections), clock_(clock) {}

    Result<std::vector<VideoId>> list_unannounced(int limit) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<VideoId>> {
            return sql::select<sql::Scalar<std::string>>(
                session,
                "SELECT id FROM videos WHERE announced = 0 AND listed = 1 ORDER BY created, id LIMIT :limit",
                limit);
        });
    }

    Result<Chunk> announce(const VideoId& video, UserKey after, int limit) override {
        return connections_.write([&](soci::session& session) -> Result<Chunk> {
            const auto channel = sql::find<sql::Scalar<UserKey>>(
                session, "SELECT owner FROM videos WHERE id = :id AND listed = 1 AND announced = 0", video);
            if (!channel) return Chunk{};
            Chunk chunk;
            chunk.told = sql::select<sql::Scalar<UserKey>>(
                session,
                "SELECT subscriber FROM subscriptions WHERE channel = :channel AND subscriber > :after "
                "ORDER BY subscriber LIMIT :limit",
                *channel, after, limit);
            chunk.is_last = std::cmp_less(chunk.told.size(), limit);
            if (!chunk.told.empty()) {
                const Range range{*channel, after, chunk.told.back()};
                insert_rows(session, video, range, clock_.wall());
                trim(session, range);
            }
            if (chunk.is_last) sql::execute(session, "UPDATE videos SET announced = 1 WHERE id = :id", video);
            return chunk;
        });
    }

private:
    SqlConnections& connections_;
    const Clock& clock_;
};

}  // namespace

std::unique_ptr<AnnouncementRepository> make_sql_announcement_repository(SqlDatabase& database,
                                                                         const Clock& clock) {
    return std::make_unique<SqlAnnouncementRepository>(database.connections(), clock);
}

}  // namespace sunomi
