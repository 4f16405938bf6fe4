#include <map>

#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"

namespace sunomi {
namespace {

/// Rows in one removal: so many hold the one writer for a few milliseconds.
constexpr int most_forgotten = 5000;

/// One row more if it is a viewer who was not counted before, of a video that exists.
long long insert_view(soci::session& session, const SeenVideo& seen, WallTime now) {
    if (seen.user) {
        return sql::execute(
            session,
            "INSERT INTO views (video_id, user_key) SELECT v.id, u.user_key FROM videos v, users u "
            "WHERE v.id = :video AND u.user_key = :user AND NOT EXISTS (SELECT 1 FROM views w "
            "WHERE w.video_id = v.id AND w.user_key = u.user_key)",
            seen.video, *seen.user);
    }
    return sql::execute(session,
                        "INSERT INTO guest_views (video_id, viewer, seen) SELECT v.id, :viewer, :seen "
                        "FROM videos v WHERE v.id = :video AND NOT EXISTS (SELECT 1 FROM guest_views w "
                        "WHERE w.video_id = v.id AND w.viewer = :again)",
                        seen.guest, to_column(now), seen.video, seen.guest);
}

class SqlViewRepository final : public ViewRepository {
public:
    explicit SqlViewRepository(SqlConnections& connections) : connections_(connections) {}

    Result<int> record(std::span<const SeenVideo> seen, WallTime now) override {
        return connections_.write([&](soci::session& session) -> Result<int> {
            std::map<VideoId, long long> news;
            int count = 0;
            for (const auto& one : seen) {
                const auto inserted = insert_view(session, one, now);
                if (inserted == 0) continue;
                news[one.video] += inserted;
                ++count;
            }
            for (const auto& [video, more] : news) {
                sql::execute(session, "UPDATE videos SET views = views + :more WHERE id = :id", more, video);
            }
            return count;
        });
    }

    Result<int> forget_guests(WallTime before) override {
        return connections_.write([&](soci::session& session) -> Result<int> {
            const auto end = to_column(before);
            const auto cut = sql::find<sql::Scalar<std::int64_t>>(
                session,
                "SELECT seen FROM guest_views WHERE seen < :before ORDER BY seen LIMIT 1 OFFSET :most", end,
                most_forgotten);
            const auto removed =
                sql::execute(session, "DELETE FROM guest_views WHERE seen < :end", cut ? *cut + 1 : end);
            return static_cast<int>(removed);
        });
    }

private:
    SqlConnections& connections_;
};

}  // namespace

std::unique_ptr<ViewRepository> make_sql_view_repository(SqlDatabase& database) {
    return std::make_unique<SqlViewRepository>(database.connections());
}

}  // namespace sunomi
