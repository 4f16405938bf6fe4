#include "adapters/sql/segment_table.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"
#include "domain/playlist.hpp"
#include "ports/object_ledger.hpp"

namespace sunomi {
namespace {

/// What the row of a video promises by itself.
struct PromiseRow {
    std::string state;
    long long original_bytes = 0;
    int thumbnail = automatic_thumbnail;
    int candidates = 0;
    int sheets = 0;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(state));
        statement.exchange(soci::into(original_bytes));
        statement.exchange(soci::into(thumbnail));
        statement.exchange(soci::into(candidates));
        statement.exchange(soci::into(sheets));
    }
    [[nodiscard]] const PromiseRow& value() const { return *this; }
};

/// Of the thumbnails the row notes only those that there may be a choice of.
void add_stills(const VideoId& video, const PromiseRow& row, std::vector<NeededObject>& needed) {
    const auto add = [&](const std::string& key) { needed.push_back({key, -1, ""}); };
    if (row.thumbnail == own_thumbnail) add(thumbnail_key(video, own_thumbnail));
    for (int which = 1; which <= row.candidates; ++which) add(thumbnail_key(video, which));
    for (int sheet = 0; sheet < row.sheets; ++sheet) add(sheet_key(video, sheet));
    if (row.sheets > 0) add(storyboard_key(video));
}

struct TrackRow {
    std::string label;
    int total = 0;
    std::string segments;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(label));
        statement.exchange(soci::into(total));
        statement.exchange(soci::into(segments));
    }
    [[nodiscard]] const TrackRow& value() const { return *this; }
};

Result<void> add_track(const VideoId& video, const TrackRow& row, std::vector<NeededObject>& needed) {
    const auto table = SegmentTable::from_column(row.segments, row.total);
    if (!table) return table.error();
    const auto folder = video + "/" + row.label + "/";
    needed.push_back({folder + "init.mp4", -1, ""});
    needed.push_back({folder + "playlist.m3u8", -1, ""});
    for (int k = 0; k < table->total(); ++k) {
        if (!table->is_stored(k)) continue;
        const auto hash_at = static_cast<std::size_t>(k) * SegmentTable::record_bytes + 4;
        needed.push_back({folder + segment_name(k), table->size_of(k), table->column().substr(hash_at, 32)});
    }
    return {};
}

class SqlObjectLedger final : public ObjectLedger {
public:
    explicit SqlObjectLedger(SqlDatabase& database) : connections_(database.connections()) {}

    Result<std::vector<VideoId>> list_videos(const VideoId& after, int count) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<VideoId>> {
            return sql::select<sql::Scalar<std::string>>(
                session, "SELECT id FROM videos WHERE id > :after ORDER BY id LIMIT :count", after, count);
        });
    }

    Result<std::vector<NeededObject>> needed_by(const VideoId& video) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<NeededObject>> {
            std::vector<NeededObject> needed;
            const auto row = sql::find<PromiseRow>(
                session,
                "SELECT state, original_bytes, thumbnail, thumbnail_candidates, storyboard_sheets "
                "FROM videos WHERE id = :id",
                video);
            if (!row) return needed;
            add_stills(video, *row, needed);
            if (row->state == "UPLOADING") return needed;
            needed.push_back({video + "/original.mp4", row->original_bytes, ""});
            const auto tracks = sql::select<TrackRow>(
                session, "SELECT label, total, segments FROM tracks WHERE video_id = :id ORDER BY track",
                video);
            if (!tracks.empty()) needed.push_back({video + "/master.m3u8", -1, ""});
            for (const auto& track : tracks) {
                const auto added = add_track(video, track, needed);
                if (!added) return added.error();
            }
            return needed;
        });
    }

    Result<void> forget_partial_uploads() override {
        return connections_.write([](soci::session& session) -> Result<void> {
            sql::execute(session, "DELETE FROM multipart_uploads");
            return {};
        });
    }

    Result<void> check_integrity() override {
        return connections_.read([](soci::session& session) -> Result<void> {
            const auto finding = sql::find<sql::Scalar<std::string>>(session, "PRAGMA quick_check(1)");
            if (finding && *finding == "ok") return {};
            return Error{Errc::internal, "the database is damaged: " + finding.value_or("no answer")};
        });
    }

private:
    SqlConnections& connections_;
};

}  // namespace

std::unique_ptr<ObjectLedger> make_sql_object_ledger(SqlDatabase& database) {
    return std::make_unique<SqlObjectLedger>(database);
}

}  // namespace sunomi
