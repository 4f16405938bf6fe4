#include <string>

#include "adapters/sql/event_rows.hpp"
#include "adapters/sql/missing_work.hpp"
#include "adapters/sql/publication.hpp"
#include "adapters/sql/segment_request.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/task_claim.hpp"
#include "adapters/sql/task_rows.hpp"

namespace sunomi {
namespace {

Result<void> store_segment(soci::session& session, const VideoId& video, const SegmentRecord& segment) {
    auto table = find_track_table(session, video, segment.track);
    if (!table) return table.error();
    if (!*table) return Error(Errc::invalid, "a segment of a track that the video does not have");
    auto& segments = (*table)->segments;
    if (segments.contains(segment.segment) && segments.is_stored(segment.segment)) return {};
    const auto put = segments.put(segment.segment, segment.size_bytes, segment.sha256);
    if (!put) return put;
    sql::execute(session,
                 "UPDATE tracks SET segments = :segments, stored = stored + 1 "
                 "WHERE video_id = :video AND track = :track",
                 segments.column(), video, segment.track);
    return {};
}

struct Concealed {
    int segments = 0;
    std::string notice;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(segments));
        statement.exchange(soci::into(notice));
    }
    [[nodiscard]] Concealed value() const { return *this; }
};

/// A file that is damaged in a hundred places is not described by a hundred sentences.
constexpr std::size_t longest_notice = 500;

Result<int> add_concealed(soci::session& session, const VideoId& video, int segments,
                          const std::string& sentence) {
    auto all = sql::find<Concealed>(
        session, "SELECT concealed, concealed_notice FROM videos WHERE id = :video", video);
    if (!all) return Error(Errc::conflict, "no video " + video);
    all->segments += segments;
    const bool is_new = all->notice.find(sentence) == std::string::npos;
    if (all->notice.empty()) {
        all->notice = sentence;
    } else if (is_new && all->notice.size() + sentence.size() < longest_notice) {
        all->notice += ' ' + sentence;
    }
    sql::execute(session,
                 "UPDATE videos SET concealed = :segments, concealed_notice = :notice WHERE id = :video",
                 all->segments, all->notice, video);
    return all->segments;
}

class SqlTaskRepository final : public TaskRepository {
public:
    SqlTaskRepository(SqlConnections& connections, const Clock& clock)
        : connections_(connections), clock_(clock) {}

    Result<void> ensure_plan_task(const VideoId& video) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            sunomi::ensure_plan_task(session, video, clock_.wall());
            return {};
        });
    }

    Result<std::optional<Task>> claim(const std::string& owner, TaskClass task_class) override {
        return connections_.write(
            [&](soci::session& session) { return claim_task(session, owner, task_class); });
    }

    Result<std::vector<std::int64_t>> beat(const std::string& owner) override {
        return connections_.write([&](soci::session& session) -> Result<std::vector<std::int64_t>> {
            sql::execute(session,
                         "UPDATE tasks SET beat = beat + 1 WHERE state = 'running' AND owner = :owner",
                         owner);
            return sql::select<sql::Scalar<std::int64_t>>(
                session, "SELECT id FROM tasks WHERE state = 'running' AND owner = :owner", owner);
        });
    }

    Result<void> record_segment(const Task& task, const SegmentRecord& segment) override {
        return write_under_lease(task, [&](soci::session& session) -> Result<void> {
            return store_segment(session, task.video, segment);
        });
    }

    Result<void> publish(const Task& task, const Publication& publication) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            return publish_video(session, task, publication, clock_.wall());
        });
    }

    Result<void> finish(const Task& task) override {
        return write_under_lease(task, [&](soci::session& session) -> Result<void> {
            sql::execute(session, "DELETE FROM tasks WHERE id = :id", task.id);
            return file_missing_work(session, task.video, clock_.wall());
        });
    }

    Result<void> complete_video(const Task& task) override {
        return write_under_lease(task, [&](soci::session& session) -> Result<void> {
            sql::execute(session, "UPDATE videos SET finished = 1 WHERE id = :video AND state = 'PUBLIC'",
                         task.video);
            remove_tasks_of(session, task.video);
            return {};
        });
    }

    Result<void> rest(const Task& task, int failures, int interruptions, RunMode mode,
                      std::chrono::milliseconds rest, const std::string& why) override {
        return write_under_lease(task, [&](soci::session& session) -> Result<void> {
            const std::string state = rest > std::chrono::milliseconds{0} ? "resting" : "ready";
            const auto rest_ms = std::int64_t{rest.count()};
            sql::execute(
                session,
                "UPDATE tasks SET state = :state, owner = '', failures = :failures, "
                "interruptions = :interruptions, mode = :mode, rest_ms = :rest, why = :why WHERE id = :id",
                state, failures, interruptions, to_column(mode), rest_ms, why, task.id);
            return {};
        });
    }

    Result<void> fail_video(const Task& task, const std::string& reason) override {
        return write_under_lease(task, [&](soci::session& session) -> Result<void> {
            sql::execute(
                session,
                "UPDATE videos SET state = 'FAILED', finished = 0, error = :reason WHERE id = :video", reason,
                task.video);
            remove_tasks_of(session, task.video);
            append_event(session, "video.failed", task.video, clock_.wall());
            return {};
        });
    }

    Result<int> note_concealed(const Task& task, int segments, const std::string& notice) override {
        return write_under_lease(task, [&](soci::session& session) -> Result<int> {
            return add_concealed(session, task.video, segments, notice);
        });
    }

    Result<bool> request_segment(const VideoId& video, TrackIndex track, int segment, int last) override {
        return connections_.write([&](soci::session& session) {
            return sunomi::request_segment(session, video, track, segment, last, clock_.wall());
        });
    }

    Result<std::vector<TrackProgress>> progress_of(const VideoId& video) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<TrackProgress>> {
            const auto tables = read_tracks(session, video);
            if (!tables) return tables.error();
            std::vector<TrackProgress> progress;
            for (const auto& [track, stored, segments] : *tables) {
                progress.push_back({track, segments.total(), stored, segments.sizes()});
            }
            return progress;
        });
    }

    Result<int> videos_ahead(const VideoId& video) override {
        return connections_.read([&](soci::session& session) -> Result<int> {
            // One that is still being uploaded stands behind all others.
            return sql::find<sql::Scalar<int>>(
                       session,
                       "SELECT COUNT(*) FROM videos me JOIN videos v ON v.finished = 0 "
                       "AND v.state IN ('PROCESSING', 'PUBLIC') WHERE me.id = :video AND v.id <> me.id "
                       "AND (me.uploaded = 0 OR v.uploaded < me.uploaded OR (v.uploaded = me.uploaded AND "
                       "v.id < me.id)) "
                       "AND EXISTS (SELECT 1 FROM tasks t WHERE t.video_id = v.id)",
                       video)
                .value_or(0);
        });
    }

private:
    /// Runs `work` in a transaction in which `task` is known to be running under its fence.
    template <class Work>
    auto write_under_lease(const Task& task, Work&& work) -> std::invoke_result_t<Work, soci::session&> {
        return connections_.write([&](soci::session& session) -> std::invoke_result_t<Work, soci::session&> {
            const auto lease = check_lease(session, task);
            if (!lease) return lease.error();
            return std::forward<Work>(work)(session);
        });
    }

    SqlConnections& connections_;
    const Clock& clock_;
};

}  // namespace

std::unique_ptr<TaskRepository> make_sql_task_repository(SqlDatabase& database, const Clock& clock) {
    return std::make_unique<SqlTaskRepository>(database.connections(), clock);
}

}  // namespace sunomi
