#include <string>

#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"
#include "adapters/sql/video_rows.hpp"
#include "ports/account_archivist.hpp"

namespace sunomi {
namespace {

struct CommentRow {
    ArchivedComment comment;
    std::int64_t created = 0;
    std::int64_t edited = 0;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(comment.id));
        statement.exchange(soci::into(comment.video));
        statement.exchange(soci::into(comment.answers));
        statement.exchange(soci::into(comment.text));
        statement.exchange(soci::into(created));
        statement.exchange(soci::into(edited));
    }
    [[nodiscard]] ArchivedComment value() const {
        auto result = comment;
        result.created = time_from_column(created);
        result.edited = time_from_column(edited);
        return result;
    }
};

/// A name and a time: the row of a like, of a subscription, of a playlist's item.
template <class T>
struct MarkRow {
    std::string name;
    std::int64_t time = 0;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(name));
        statement.exchange(soci::into(time));
    }
    [[nodiscard]] T value() const { return {name, time_from_column(time)}; }
};

struct ViewRow {
    std::string video;
    std::int64_t position_ms = 0;
    std::int64_t watched = 0;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(video));
        statement.exchange(soci::into(position_ms));
        statement.exchange(soci::into(watched));
    }
    [[nodiscard]] ArchivedView value() const {
        return {video, std::chrono::milliseconds{position_ms}, time_from_column(watched)};
    }
};

struct PlaylistRow {
    ArchivedPlaylist playlist;
    std::int64_t created = 0;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(playlist.id));
        statement.exchange(soci::into(playlist.kind));
        statement.exchange(soci::into(playlist.title));
        statement.exchange(soci::into(playlist.description));
        statement.exchange(soci::into(playlist.visibility));
        statement.exchange(soci::into(created));
    }
    [[nodiscard]] ArchivedPlaylist value() const {
        auto result = playlist;
        result.created = time_from_column(created);
        return result;
    }
};

class SqlAccountArchivist final : public AccountArchivist {
public:
    explicit SqlAccountArchivist(SqlConnections& connections) : connections_(connections) {}

    Result<AccountArchive> collect(UserKey user) override {
        return connections_.read([&](soci::session& session) -> Result<AccountArchive> {
            AccountArchive all;
            all.videos = sql::select<VideoRow>(session,
                                               "SELECT " + VideoRow::columns +
                                                   " FROM videos v JOIN users u ON u.user_key = v.owner "
                                                   "WHERE v.owner = :user ORDER BY v.created, v.id",
                                               user);
            all.comments =
                sql::select<CommentRow>(session,
                                        "SELECT comment_id, video_id, thread, text, created, edited "
                                        "FROM comments WHERE author = :user ORDER BY comment_id",
                                        user);
            all.likes = sql::select<MarkRow<ArchivedLike>>(
                session,
                "SELECT video_id, created FROM likes WHERE user_key = :user ORDER BY created, video_id",
                user);
            all.subscriptions = sql::select<MarkRow<ArchivedSubscription>>(
                session,
                "SELECT u.user_id, s.created FROM subscriptions s JOIN users u ON u.user_key = s.channel "
                "WHERE s.subscriber = :user ORDER BY s.subscriber, s.channel",
                user);
            all.history = sql::select<ViewRow>(session,
                                               "SELECT video_id, position_ms, watched FROM history "
                                               "WHERE user_key = :user ORDER BY watched, video_id",
                                               user);
            all.playlists =
                sql::select<PlaylistRow>(session,
                                         "SELECT playlist_id, kind, title, description, visibility, created "
                                         "FROM playlists WHERE owner = :user ORDER BY updated, playlist_id",
                                         user);
            for (auto& playlist : all.playlists) {
                playlist.items = sql::select<MarkRow<ArchivedPlaylistItem>>(
                    session,
                    "SELECT video_id, added FROM playlist_items WHERE playlist_id = :id ORDER BY place, "
                    "video_id",
                    playlist.id);
            }
            return all;
        });
    }

private:
    SqlConnections& connections_;
};

}  // namespace

std::unique_ptr<AccountArchivist> make_sql_account_archivist(SqlDatabase& database) {
    return std::make_unique<SqlAccountArchivist>(database.connections());
}

}  // namespace sunomi
