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

/// Room between two neighbours: twenty moves to the same spot before all places are dealt out anew; 2^62 is
/// not reached by 5000 items, nor by a beginning or an end that is moved on all day.
constexpr std::int64_t spacing = 1 << 20;

using Place = std::optional<std::int64_t>;

Place place_of(soci::session& session, const PlaylistId& playlist, const VideoId& video) {
    return sql::find<sql::Scalar<std::int64_t>>(
        session, "SELECT place FROM playlist_items WHERE playlist_id = :playlist AND video_id = :video",
        playlist, video);
}

Place first_place_above(soci::session& session, const PlaylistId& playlist, std::int64_t place) {
    return sql::find<sql::Scalar<std::int64_t>>(
        session,
        "SELECT place FROM playlist_items WHERE playlist_id = :playlist AND place > :place "
        "ORDER BY place, video_id LIMIT 1",
        playlist, place);
}

void set_place(soci::session& session, const PlaylistId& playlist, const VideoId& video, std::int64_t place) {
    sql::execute(
        session,
        "UPDATE playlist_items SET place = :place WHERE playlist_id = :playlist AND video_id = :video", place,
        playlist, video);
}

void deal_out_anew(soci::session& session, const PlaylistId& playlist) {
    std::int64_t place = 0;
    for (const auto& video : sql::select<sql::Scalar<std::string>>(
             session,
             "SELECT video_id FROM playlist_items WHERE playlist_id = :playlist ORDER BY place, video_id",
             playlist)) {
        set_place(session, playlist, video, place += spacing);
    }
}

/// A place right behind `after` (the beginning without one) that no other item has.
std::int64_t free_place(soci::session& session, const PlaylistId& playlist,
                        const std::optional<VideoId>& after) {
    if (!after) {
        const auto first = first_place_above(session, playlist, std::numeric_limits<std::int64_t>::min());
        return first.value_or(spacing) - spacing;
    }
    auto before = *place_of(session, playlist, *after);
    auto next = first_place_above(session, playlist, before);
    if (next && *next - before < 2) {
        deal_out_anew(session, playlist);
        before = *place_of(session, playlist, *after);
        next = first_place_above(session, playlist, before);
    }
    return next ? before + (*next - before) / 2 : before + spacing;
}

class SqlPlaylistItemRepository final : public PlaylistItemRepository {
public:
    SqlPlaylistItemRepository(SqlConnections& connections, const Clock& clock)
        : connections_(connections), clock_(clock) {}

    Result<void> add(const PlaylistId& playlist, const VideoId& video, int most) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            const auto items = sql::find<sql::Scalar<int>>(
                session, "SELECT items FROM playlists WHERE playlist_id = :playlist", playlist);
            if (!items) return Error(Errc::not_found, "no such playlist");
            const auto has_video = require_video(session, video);
            if (!has_video) return has_video;
            if (place_of(session, playlist, video)) return {};
            if (*items >= most) {
                return Error(Errc::conflict,
                             fmt::format("this playlist is full: it holds {} videos at most", most));
            }
            const auto last = sql::find<sql::Scalar<std::int64_t>>(
                session,
                "SELECT place FROM playlist_items WHERE playlist_id = :playlist "
                "ORDER BY place DESC, video_id DESC LIMIT 1",
                playlist);
            sql::execute(session,
                         "INSERT INTO playlist_items (playlist_id, video_id, place, added) "
                         "VALUES (:playlist, :video, :place, :added)",
                         playlist, video, last.value_or(0) + spacing, to_column(clock_.wall()));
            note_change(session, playlist);
            return {};
        });
    }

    Result<bool> remove(const PlaylistId& playlist, const VideoId& video) override {
        return connections_.write([&](soci::session& session) -> Result<bool> {
            const auto removed = sql::execute(
                session, "DELETE FROM playlist_items WHERE playlist_id = :playlist AND video_id = :video",
                playlist, video);
            if (removed > 0) note_change(session, playlist);
            return removed > 0;
        });
    }

    Result<void> move(const PlaylistId& playlist, const VideoId& video,
                      const std::optional<VideoId>& after) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            const bool all_in =
                place_of(session, playlist, video) && (!after || place_of(session, playlist, *after));
            if (!all_in) return Error(Errc::not_found, "this video is not in the playlist");
            if (after == video) return {};
            set_place(session, playlist, video, free_place(session, playlist, after));
            note_change(session, playlist);
            return {};
        });
    }

    Result<std::vector<PlaylistItem>> list(const PlaylistId& playlist, UserKey viewer,
                                           const Page& page) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<PlaylistItem>> {
            static const auto text =
                "SELECT " + VideoCardRow::columns +
                ", i.place, i.added FROM playlist_items i JOIN videos v ON v.id = i.video_id "
                "JOIN users u ON u.user_key = v.owner WHERE i.playlist_id = :playlist AND "
                "(i.place, i.video_id) > (:order, :id) AND " +
                seen_by_viewer + " ORDER BY i.place, i.video_id LIMIT :take OFFSET :skip";
            const auto from = above(page);
            std::vector<PlaylistItem> items;
            for (auto& [video, place, added] : sql::select<MarkedVideoRow>(
                     session, text, playlist, from.order, from.id, viewer, page.take, page.skip)) {
                items.push_back({std::move(video), place, time_from_column(added)});
            }
            return items;
        });
    }

    Result<int> count(const PlaylistId& playlist, UserKey viewer) override {
        return connections_.read([&](soci::session& session) -> Result<int> {
            // The counters say it for guests and the owner. To anyone else their own hidden videos are shown
            // as well: looked for among the viewer's videos (hence CROSS), since most people have few.
            static const std::string text =
                "SELECT CASE WHEN p.owner = :viewer THEN p.shown_to_owner ELSE p.shown + (SELECT COUNT(*) "
                "FROM videos v CROSS JOIN playlist_items i ON i.playlist_id = :items AND i.video_id = v.id "
                "WHERE v.owner = :also_viewer AND (v.visibility = 'private' OR v.hold <> 0)) END "
                "FROM playlists p WHERE p.playlist_id = :playlist";
            return sql::find<sql::Scalar<int>>(session, text, viewer, playlist, viewer, playlist).value_or(0);
        });
    }

    Result<std::vector<PlaylistId>> holding(UserKey owner, const VideoId& video) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<PlaylistId>> {
            return sql::select<sql::Scalar<std::string>>(session,
                                                         "SELECT p.playlist_id FROM playlists p JOIN "
                                                         "playlist_items i ON i.playlist_id = p.playlist_id "
                                                         "WHERE p.owner = :owner AND i.video_id = :video",
                                                         owner, video);
        });
    }

private:
    void note_change(soci::session& session, const PlaylistId& playlist) {
        sql::execute(session, "UPDATE playlists SET updated = :updated WHERE playlist_id = :playlist",
                     to_column(clock_.wall()), playlist);
    }

    SqlConnections& connections_;
    const Clock& clock_;
};

}  // namespace

std::unique_ptr<PlaylistItemRepository> make_sql_playlist_item_repository(SqlDatabase& database,
                                                                          const Clock& clock) {
    return std::make_unique<SqlPlaylistItemRepository>(database.connections(), clock);
}

}  // namespace sunomi
