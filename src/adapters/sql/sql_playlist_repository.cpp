#include <fmt/format.h>

#include <string>

#include "adapters/sql/existence.hpp"
#include "adapters/sql/marked_videos.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_social.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"

namespace sunomi {
namespace {

struct PlaylistRow {
    UserPlaylist playlist;
    std::string kind;
    std::string visibility;
    std::int64_t created = 0;
    std::int64_t updated = 0;

    static constexpr auto select =
        "SELECT p.playlist_id, p.owner, u.user_id, u.name, p.kind, p.title, p.description, p.visibility, "
        "p.items, "
        "p.shown, p.shown_to_owner, p.created, p.updated FROM playlists p JOIN users u ON u.user_key = "
        "p.owner WHERE ";

    void bind(soci::statement& statement) {
        statement.exchange(soci::into(playlist.id));
        statement.exchange(soci::into(playlist.owner));
        statement.exchange(soci::into(playlist.owner_user_id));
        statement.exchange(soci::into(playlist.owner_name));
        statement.exchange(soci::into(kind));
        statement.exchange(soci::into(playlist.details.title));
        statement.exchange(soci::into(playlist.details.description));
        statement.exchange(soci::into(visibility));
        statement.exchange(soci::into(playlist.items));
        statement.exchange(soci::into(playlist.shown));
        statement.exchange(soci::into(playlist.shown_to_owner));
        statement.exchange(soci::into(created));
        statement.exchange(soci::into(updated));
    }
    [[nodiscard]] UserPlaylist value() const {
        auto result = playlist;
        result.kind =
            kind == to_string(PlaylistKind::watch_later) ? PlaylistKind::watch_later : PlaylistKind::plain;
        result.details.visibility = visibility_from(visibility);
        result.created = time_from_column(created);
        result.updated = time_from_column(updated);
        return result;
    }
};

std::optional<UserPlaylist> find_by_id(soci::session& session, const PlaylistId& id) {
    static const auto text = std::string(PlaylistRow::select) + "p.playlist_id = :id";
    return sql::find<PlaylistRow>(session, text, id);
}

class SqlPlaylistRepository final : public PlaylistRepository {
public:
    SqlPlaylistRepository(SqlConnections& connections, const Clock& clock)
        : connections_(connections), clock_(clock) {}

    Result<UserPlaylist> create(const UserPlaylist& playlist, int most) override {
        return connections_.write([&](soci::session& session) -> Result<UserPlaylist> {
            const auto owner = require_user(session, playlist.owner);
            if (!owner) return owner.error();
            const auto count = sql::find<sql::Scalar<int>>(
                session, "SELECT COUNT(*) FROM playlists WHERE owner = :owner", playlist.owner);
            if (count.value_or(0) >= most) {
                return Error(Errc::conflict,
                             fmt::format("you have {} playlists already: delete one first", most));
            }
            const auto now = to_column(clock_.wall());
            sql::execute(
                session,
                "INSERT INTO playlists (playlist_id, owner, kind, title, description, visibility, created, "
                "updated) VALUES (:id, :owner, :kind, :title, :description, :visibility, :created, :updated)",
                playlist.id, playlist.owner, std::string(to_string(playlist.kind)), playlist.details.title,
                playlist.details.description, std::string(to_string(playlist.details.visibility)), now, now);
            return *find_by_id(session, playlist.id);
        });
    }

    Result<std::optional<UserPlaylist>> find(const PlaylistId& id) override {
        return connections_.read([&](soci::session& session) -> Result<std::optional<UserPlaylist>> {
            return find_by_id(session, id);
        });
    }

    Result<std::optional<UserPlaylist>> find_watch_later(UserKey owner) override {
        return connections_.read([&](soci::session& session) -> Result<std::optional<UserPlaylist>> {
            static const auto text =
                std::string(PlaylistRow::select) + "p.owner = :owner AND p.kind = 'watch_later'";
            return sql::find<PlaylistRow>(session, text, owner);
        });
    }

    Result<std::vector<UserPlaylist>> list(UserKey owner, Scope scope, const Page& page) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<UserPlaylist>> {
            static const std::string order =
                "AND (p.updated, p.playlist_id) < (:order, :id) ORDER BY p.updated DESC, p.playlist_id DESC "
                "LIMIT :take OFFSET :skip";
            static const auto all = std::string(PlaylistRow::select) + "p.owner = :owner " + order;
            static const auto listed =
                std::string(PlaylistRow::select) + "p.owner = :owner AND p.visibility = 'public' " + order;
            const auto from = below(page);
            return sql::select<PlaylistRow>(session, scope == Scope::everything ? all : listed, owner,
                                            from.order, from.id, page.take, page.skip);
        });
    }

    Result<bool> edit(const PlaylistId& id, const PlaylistChange& change) override {
        return connections_.write([&](soci::session& session) -> Result<bool> {
            const auto found = find_by_id(session, id);
            if (!found) return false;
            const auto details = with_change(found->details, change);
            return sql::execute(session,
                                "UPDATE playlists SET title = :title, description = :description, "
                                "visibility = :visibility, updated = :updated WHERE playlist_id = :id",
                                details.title, details.description,
                                std::string(to_string(details.visibility)), to_column(clock_.wall()), id) > 0;
        });
    }

    Result<bool> remove(const PlaylistId& id) override {
        return connections_.write([&](soci::session& session) -> Result<bool> {
            return sql::execute(session, "DELETE FROM playlists WHERE playlist_id = :id", id) > 0;
        });
    }

private:
    SqlConnections& connections_;
    const Clock& clock_;
};

}  // namespace

std::unique_ptr<PlaylistRepository> make_sql_playlist_repository(SqlDatabase& database, const Clock& clock) {
    return std::make_unique<SqlPlaylistRepository>(database.connections(), clock);
}

}  // namespace sunomi
