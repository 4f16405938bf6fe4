#include <string>

#include "adapters/sql/event_rows.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"
#include "adapters/sql/video_rows.hpp"
#include "wire/plan_json.hpp"

namespace sunomi {
namespace {

/// Videos that meet `condition` (a WHERE or ORDER BY clause over `v`).
std::string select_videos(const std::string& condition) {
    return std::string("SELECT ") + VideoRow::columns +
           " FROM videos v JOIN users u ON u.user_key = v.owner " + condition;
}

/// A page of the videos that meet `condition`, newest first; parameters :take and :skip come last. It is cut
/// from an index alone and only then joined with the rows: skipping many videos reads none of them.
std::string select_page(const std::string& condition) {
    return std::string("SELECT ") + VideoRow::columns + " FROM (SELECT id FROM videos WHERE " + condition +
           " ORDER BY created DESC, id DESC LIMIT :take OFFSET :skip) page "
           "JOIN videos v ON v.id = page.id JOIN users u ON u.user_key = v.owner "
           "ORDER BY v.created DESC, v.id DESC";
}

/// If the upload came in parts, it is over: what remains is that it was.
void end_multipart(soci::session& session, const VideoId& id) {
    sql::execute(session,
                 "DELETE FROM upload_parts WHERE upload_id = "
                 "(SELECT upload_id FROM multipart_uploads WHERE video_id = :id)",
                 id);
    sql::execute(session, "UPDATE multipart_uploads SET completed = 1 WHERE video_id = :id", id);
}

class SqlVideoRepository final : public VideoRepository {
public:
    SqlVideoRepository(SqlConnections& connections, const Clock& clock)
        : connections_(connections), clock_(clock) {}

    Result<void> create(const Video& video) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            insert_video(session, video, video.created == WallTime{} ? clock_.wall() : video.created);
            return {};
        });
    }

    Result<std::optional<Video>> find(const VideoId& id) override {
        return connections_.read([&](soci::session& session) -> Result<std::optional<Video>> {
            return sql::find<VideoRow>(session, select_videos("WHERE v.id = :id"), id);
        });
    }

    Result<std::optional<VideoPlan>> find_plan(const VideoId& id) override {
        const auto text =
            connections_.read([&](soci::session& session) -> Result<std::optional<std::string>> {
                return sql::find<sql::Scalar<std::string>>(session,
                                                           "SELECT plan FROM plans WHERE video_id = :id", id);
            });
        if (!text) return text.error();
        if (!*text) return std::optional<VideoPlan>{};
        auto plan = wire::plan_from_json(**text);
        if (!plan) return Error(Errc::internal, "the stored plan of video " + id, plan.error());
        return std::optional<VideoPlan>{std::move(*plan)};
    }

    Result<std::vector<Video>> list_published(Page page) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<Video>> {
            static const auto text = select_page("state = 'PUBLIC'");
            return sql::select<VideoRow>(session, text, page.take, page.skip);
        });
    }

    Result<std::vector<Video>> list_of_user(UserKey user, Scope scope, Page page) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<Video>> {
            static const auto all = select_page("owner = :owner");
            static const auto published = select_page("owner = :owner AND state = 'PUBLIC'");
            return sql::select<VideoRow>(session, scope == Scope::everything ? all : published, user,
                                         page.take, page.skip);
        });
    }

    Result<bool> complete_upload(const VideoId& id, const StoredOriginal& original) override {
        return connections_.write([&](soci::session& session) -> Result<bool> {
            const auto state =
                sql::find<sql::Scalar<std::string>>(session, "SELECT state FROM videos WHERE id = :id", id);
            if (!state) return Error(Errc::not_found, "no video " + id);
            if (video_state_from(*state) != VideoState::uploading) return false;
            const auto now = clock_.wall();
            sql::execute(
                session,
                "UPDATE videos SET state = 'PROCESSING', original_etag = :etag, original_bytes = :bytes, "
                "uploaded = :uploaded WHERE id = :id AND state = 'UPLOADING'",
                original.etag, original.size_bytes, to_column(now), id);
            end_multipart(session, id);
            append_event(session, "video.uploaded", id, now);
            return true;
        });
    }

    Result<std::vector<Video>> list_uploading() override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<Video>> {
            return sql::select<VideoRow>(
                session, select_videos("WHERE v.state = 'UPLOADING' ORDER BY v.created, v.id"));
        });
    }

    Result<bool> remove(const VideoId& id) override {
        return connections_.write([&](soci::session& session) -> Result<bool> {
            if (sql::execute(session, "DELETE FROM videos WHERE id = :id", id) == 0) return false;
            sql::execute(session, "DELETE FROM tombstones WHERE video_id = :id", id);
            sql::execute(session, "INSERT INTO tombstones (video_id, deleted) VALUES (:id, :deleted)", id,
                         to_column(clock_.wall()));
            return true;
        });
    }

private:
    SqlConnections& connections_;
    const Clock& clock_;
};

}  // namespace

std::unique_ptr<VideoRepository> make_sql_video_repository(SqlDatabase& database, const Clock& clock) {
    return std::make_unique<SqlVideoRepository>(database.connections(), clock);
}

}  // namespace sunomi
