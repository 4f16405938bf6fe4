#include <string>

#include "adapters/sql/existence.hpp"
#include "adapters/sql/marked_videos.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_social.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"

namespace sunomi {
namespace {

using std::chrono::milliseconds;

std::optional<int> is_paused(soci::session& session, UserKey user) {
    return sql::find<sql::Scalar<int>>(session, "SELECT history_paused FROM users WHERE user_key = :user",
                                       user);
}

class SqlHistoryRepository final : public HistoryRepository {
public:
    SqlHistoryRepository(SqlConnections& connections, const Clock& clock)
        : connections_(connections), clock_(clock) {}

    Result<bool> note(UserKey user, const VideoId& video, milliseconds position) override {
        return connections_.write([&](soci::session& session) -> Result<bool> {
            const auto paused = is_paused(session, user);
            if (!paused) return Error(Errc::not_found, "no such user");
            if (*paused != 0) return false;
            const auto has_video = require_video(session, video);
            if (!has_video) return has_video.error();
            const std::int64_t position_ms = position.count();
            const auto now = to_column(clock_.wall());
            const auto changed =
                sql::execute(session,
                             "UPDATE history SET position_ms = :position, watched = :watched "
                             "WHERE user_key = :user AND video_id = :video",
                             position_ms, now, user, video);
            if (changed > 0) return true;
            sql::execute(session,
                         "INSERT INTO history (user_key, video_id, position_ms, watched) "
                         "VALUES (:user, :video, :position, :watched)",
                         user, video, position_ms, now);
            return true;
        });
    }

    Result<std::optional<milliseconds>> position(UserKey user, const VideoId& video) override {
        return connections_.read([&](soci::session& session) -> Result<std::optional<milliseconds>> {
            const auto position = sql::find<sql::Scalar<std::int64_t>>(
                session, "SELECT position_ms FROM history WHERE user_key = :user AND video_id = :video", user,
                video);
            return position ? std::optional{milliseconds{*position}} : std::nullopt;
        });
    }

    Result<std::vector<WatchedVideo>> list(UserKey user, const Page& page) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<WatchedVideo>> {
            static const auto text =
                "SELECT " + VideoCardRow::columns +
                ", h.watched, h.position_ms FROM history h JOIN videos v ON v.id = h.video_id "
                "JOIN users u ON u.user_key = v.owner WHERE h.user_key = :viewer AND "
                "(h.watched, h.video_id) < (:order, :id) AND " +
                seen_by_viewer + " ORDER BY h.watched DESC, h.video_id DESC LIMIT :take OFFSET :skip";
            const auto from = below(page);
            std::vector<WatchedVideo> watched;
            for (auto& [video, mark, position_ms] : sql::select<MarkedVideoRow>(
                     session, text, user, from.order, from.id, page.take, page.skip)) {
                watched.push_back({std::move(video), milliseconds{position_ms}, time_from_column(mark)});
            }
            return watched;
        });
    }

    Result<bool> remove(UserKey user, const VideoId& video) override {
        return connections_.write([&](soci::session& session) -> Result<bool> {
            return sql::execute(session, "DELETE FROM history WHERE user_key = :user AND video_id = :video",
                                user, video) > 0;
        });
    }

    Result<void> remove_all(UserKey user) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            sql::execute(session, "DELETE FROM history WHERE user_key = :user", user);
            return {};
        });
    }

    Result<Recording> recording(UserKey user) override {
        return connections_.read([&](soci::session& session) -> Result<Recording> {
            const auto paused = is_paused(session, user);
            if (!paused) return Error(Errc::not_found, "no such user");
            return *paused != 0 ? Recording::paused : Recording::on;
        });
    }

    Result<void> set_recording(UserKey user, Recording recording) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            const int paused = recording == Recording::paused ? 1 : 0;
            const auto found = sql::execute(
                session, "UPDATE users SET history_paused = :paused WHERE user_key = :user", paused, user);
            if (found == 0) return Error(Errc::not_found, "no such user");
            return {};
        });
    }

private:
    SqlConnections& connections_;
    const Clock& clock_;
};

}  // namespace

std::unique_ptr<HistoryRepository> make_sql_history_repository(SqlDatabase& database, const Clock& clock) {
    return std::make_unique<SqlHistoryRepository>(database.connections(), clock);
}

}  // namespace sunomi
