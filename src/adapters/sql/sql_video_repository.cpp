#include <string>

#include "adapters/sql/event_rows.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/task_rows.hpp"
#include "adapters/sql/times.hpp"
#include "adapters/sql/video_rows.hpp"
#include "wire/plan_json.hpp"

namespace sunomi {
namespace {

/// What a change is compared with.
struct ChangedRow {
    std::string title;
    std::string visibility;
    std::int64_t version = 0;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(title));
        statement.exchange(soci::into(visibility));
        statement.exchange(soci::into(version));
    }
    [[nodiscard]] ChangedRow value() const { return *this; }
};

void update_details(soci::session& session, const VideoId& id, const VideoDetails& details, WallTime now) {
    sql::execute(session,
                 "UPDATE videos SET title = :title, description = :description, tags = :tags, "
                 "category = :category, language = :language, licence = :licence, visibility = :visibility, "
                 "content_warnings = :warnings, updated = :updated, version = version + 1 WHERE id = :id",
                 details.title, details.description, words_to_column(details.tags), details.category,
                 details.language, details.licence, std::string(to_string(details.visibility)),
                 words_to_column(details.content_warnings), to_column(now), id);
}

Result<VideoState> state_of(soci::session& session, const VideoId& id) {
    const auto state =
        sql::find<sql::Scalar<std::string>>(session, "SELECT state FROM videos WHERE id = :id", id);
    if (!state) return Error(Errc::not_found, "no video " + id);
    return video_state_from(*state);
}

/// As if nobody had ever planned it.
void forget_attempt(soci::session& session, const VideoId& id) {
    sql::execute(
        session,
        "UPDATE videos SET state = 'PROCESSING', finished = 0, error = '', notice = '', concealed = 0, "
        "concealed_notice = '', duration_ms = -1, width = 0, height = 0, "
        "thumbnail_candidates = 0, storyboard_sheets = 0 WHERE id = :id",
        id);
    sql::execute(session, "DELETE FROM plans WHERE video_id = :id", id);
    sql::execute(session, "DELETE FROM tracks WHERE video_id = :id", id);
    remove_tasks_of(session, id);
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

    Result<void> change_details(const VideoId& id, const VideoDetails& details,
                                std::int64_t version) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            const auto before = sql::find<ChangedRow>(
                session, "SELECT title, visibility, version FROM videos WHERE id = :id", id);
            if (!before) return Error(Errc::not_found, "no video " + id);
            if (before->version != version) return Error(Errc::conflict, "video " + id + " was changed");
            const auto now = clock_.wall();
            update_details(session, id, details, now);
            const bool is_elsewhere =
                before->title != details.title || before->visibility != to_string(details.visibility);
            if (is_elsewhere) append_event(session, "video.changed", id, now);
            return {};
        });
    }

    Result<bool> complete_upload(const VideoId& id, const StoredOriginal& original) override {
        return connections_.write([&](soci::session& session) -> Result<bool> {
            const auto state = state_of(session, id);
            if (!state) return state.error();
            if (*state != VideoState::uploading) return false;
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

    Result<bool> process_again(const VideoId& id) override {
        return connections_.write([&](soci::session& session) -> Result<bool> {
            const auto state = state_of(session, id);
            if (!state) return state.error();
            if (*state != VideoState::failed) return false;
            forget_attempt(session, id);
            append_event(session, "video.uploaded", id, clock_.wall());
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
