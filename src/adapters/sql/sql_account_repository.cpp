#include <string>

#include "adapters/sql/session_rows.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"
#include "adapters/sql/user_rows.hpp"

namespace sunomi {
namespace {

using Ids = sql::Scalar<std::string>;
using Keys = sql::Scalar<std::int64_t>;

/// Is there another account that could make someone admin?
std::vector<VideoId> remove_videos(soci::session& session, UserKey user, WallTime now, int most) {
    auto videos =
        sql::select<Ids>(session, "SELECT id FROM videos WHERE owner = :user LIMIT :most", user, most);
    for (const auto& id : videos) {
        sql::execute(session, "DELETE FROM videos WHERE id = :id", id);
        sql::execute(session, "DELETE FROM tombstones WHERE video_id = :id", id);
        sql::execute(session, "INSERT INTO tombstones (video_id, deleted) VALUES (:id, :deleted)", id,
                     to_column(now));
    }
    return videos;
}

/// Rows that can be many, and whose removal moves counters of other people's things. All others go with the
/// account.
bool remove_marks(soci::session& session, UserKey user, int most) {
    const auto comments = sql::select<Keys>(
        session, "SELECT comment_id FROM comments WHERE author = :user LIMIT :most", user, most);
    for (const auto id : comments) sql::execute(session, "DELETE FROM comments WHERE comment_id = :id", id);
    if (!comments.empty()) return true;
    const auto likes = sql::select<Ids>(
        session, "SELECT video_id FROM likes WHERE user_key = :user LIMIT :most", user, most);
    for (const auto& id : likes) {
        sql::execute(session, "DELETE FROM likes WHERE video_id = :id AND user_key = :user", id, user);
    }
    if (!likes.empty()) return true;
    const auto subscribers = sql::select<Keys>(
        session, "SELECT subscriber FROM subscriptions WHERE channel = :user LIMIT :most", user, most);
    for (const auto key : subscribers) {
        sql::execute(session, "DELETE FROM subscriptions WHERE subscriber = :key AND channel = :user", key,
                     user);
    }
    return !subscribers.empty();
}

class SqlAccountRepository final : public AccountRepository {
public:
    SqlAccountRepository(SqlConnections& connections, const Clock& clock)
        : connections_(connections), clock_(clock) {}

    Result<void> change_profile(UserKey user, const ProfileChange& change) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            const auto found = sql::find<UserRow>(
                session, std::string(UserRow::select) + "WHERE user_key = :user AND closed = 0", user);
            if (!found) return Error(Errc::not_found, "no such user");
            sql::execute(
                session,
                "UPDATE users SET name = :name, about = :about, email = :email WHERE user_key = :user",
                change.name.value_or(found->name), change.about.value_or(found->about),
                change.email.value_or(found->email), user);
            // Links went to the old address.
            if (change.email && *change.email != found->email)
                sql::execute(session, "DELETE FROM password_resets WHERE user_key = :user", user);
            return {};
        });
    }

    Result<VideoCounts> count_videos(UserKey user) override {
        return connections_.read([&](soci::session& session) -> Result<VideoCounts> {
            VideoCounts counts;
            counts.all = *sql::find<Keys>(session, "SELECT COUNT(*) FROM videos WHERE owner = :user", user);
            counts.listed = *sql::find<Keys>(
                session, "SELECT COUNT(*) FROM videos WHERE owner = :user AND listed = 1", user);
            return counts;
        });
    }

    Result<std::vector<Revocation>> close(UserKey user) override {
        return connections_.write([&](soci::session& session) -> Result<std::vector<Revocation>> {
            if (const auto stays = require_admin_without(session, user); !stays) return stays.error();
            const auto closed = sql::execute(
                session, "UPDATE users SET closed = 1 WHERE user_key = :user AND closed = 0", user);
            if (closed == 0) return Error(Errc::not_found, "no such user");
            return end_sessions(session, user, std::nullopt);
        });
    }

    Result<std::vector<User>> list_closed() override {
        return connections_.read([](soci::session& session) -> Result<std::vector<User>> {
            return sql::select<UserRow>(session,
                                        std::string(UserRow::select) + "WHERE closed = 1 ORDER BY user_key");
        });
    }

    Result<RemovalStep> remove_some(UserKey user, int most) override {
        return connections_.write([&](soci::session& session) -> Result<RemovalStep> {
            RemovalStep step;
            const auto closed =
                sql::find<sql::Scalar<int>>(session, "SELECT closed FROM users WHERE user_key = :user", user);
            if (closed == 0) return Error(Errc::conflict, "an account is closed before it is removed");
            step.finished = !closed;
            if (step.finished) return step;
            step.videos = remove_videos(session, user, clock_.wall(), most);
            if (!step.videos.empty() || remove_marks(session, user, most)) return step;
            sql::execute(session, "DELETE FROM users WHERE user_key = :user", user);
            step.finished = true;
            return step;
        });
    }

private:
    SqlConnections& connections_;
    const Clock& clock_;
};

}  // namespace

std::unique_ptr<AccountRepository> make_sql_account_repository(SqlDatabase& database, const Clock& clock) {
    return std::make_unique<SqlAccountRepository>(database.connections(), clock);
}

}  // namespace sunomi
