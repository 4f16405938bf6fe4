#include <string>

#include "adapters/sql/existence.hpp"
#include "adapters/sql/marked_videos.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_social.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"

namespace sunomi {
namespace {

class SqlLikeRepository final : public LikeRepository {
public:
    SqlLikeRepository(SqlConnections& connections, const Clock& clock)
        : connections_(connections), clock_(clock) {}

    Result<std::int64_t> set(UserKey user, const VideoId& video, Liking liking) override {
        return connections_.write([&](soci::session& session) -> Result<std::int64_t> {
            const auto has_user = require_user(session, user);
            if (!has_user) return has_user.error();
            const auto has_video = require_video(session, video);
            if (!has_video) return has_video.error();
            if (liking == Liking::yes) {
                add(session, user, video);
            } else {
                sql::execute(session, "DELETE FROM likes WHERE video_id = :video AND user_key = :user", video,
                             user);
            }
            return *sql::find<sql::Scalar<std::int64_t>>(session, "SELECT likes FROM videos WHERE id = :id",
                                                         video);
        });
    }

    Result<bool> has_liked(UserKey user, const VideoId& video) override {
        return connections_.read(
            [&](soci::session& session) -> Result<bool> { return is_there(session, user, video); });
    }

    Result<std::vector<LikedVideo>> list(UserKey user, const Page& page) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<LikedVideo>> {
            static const auto text =
                "SELECT " + VideoCardRow::columns +
                ", l.created, 0 FROM likes l JOIN videos v ON v.id = l.video_id JOIN users u ON u.user_key = "
                "v.owner "
                "WHERE l.user_key = :viewer AND (l.created, l.video_id) < (:order, :id) AND " +
                seen_by_viewer + " ORDER BY l.created DESC, l.video_id DESC LIMIT :take OFFSET :skip";
            const auto from = below(page);
            std::vector<LikedVideo> liked;
            for (auto& [video, mark, unused] : sql::select<MarkedVideoRow>(session, text, user, from.order,
                                                                           from.id, page.take, page.skip)) {
                liked.push_back({std::move(video), time_from_column(mark)});
            }
            return liked;
        });
    }

private:
    static bool is_there(soci::session& session, UserKey user, const VideoId& video) {
        return sql::find<sql::Scalar<int>>(
                   session, "SELECT 1 FROM likes WHERE video_id = :video AND user_key = :user", video, user)
            .has_value();
    }
    void add(soci::session& session, UserKey user, const VideoId& video) {
        if (is_there(session, user, video)) return;
        sql::execute(session,
                     "INSERT INTO likes (video_id, user_key, created) VALUES (:video, :user, :created)",
                     video, user, to_column(clock_.wall()));
    }

    SqlConnections& connections_;
    const Clock& clock_;
};

}  // namespace

std::unique_ptr<LikeRepository> make_sql_like_repository(SqlDatabase& database, const Clock& clock) {
    return std::make_unique<SqlLikeRepository>(database.connections(), clock);
}

}  // namespace sunomi
