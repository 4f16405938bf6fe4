#include <string>

#include "adapters/sql/missing_work.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/task_rows.hpp"
#include "adapters/sql/times.hpp"

namespace sunomi {
namespace {

/// A task whose worker is gone or silent.
struct LostTask {
    RunningTask running;
    int failures = 0;
    int interruptions = 0;

    static constexpr auto select =
        "SELECT id, fence, beat, failures, interruptions FROM tasks WHERE state = 'running' ";

    void bind(soci::statement& statement) {
        statement.exchange(soci::into(running.id));
        statement.exchange(soci::into(running.fence));
        statement.exchange(soci::into(running.beat));
        statement.exchange(soci::into(failures));
        statement.exchange(soci::into(interruptions));
    }
    [[nodiscard]] LostTask value() const { return *this; }
};

/// Takes the lease back. Whoever held it is refused from now on: the task is not running, and when it runs
/// again its fence is higher.
void interrupt(soci::session& session, const LostTask& lost) {
    const int interruptions = lost.interruptions + 1;
    const bool exhausted = interruptions >= max_interruptions;
    const int failures = exhausted ? max_failures : lost.failures;
    const auto rest = exhausted ? std::chrono::milliseconds{0} : rest_after_interruption(interruptions);
    const std::string state = rest > std::chrono::milliseconds{0} ? "resting" : "ready";
    const auto rest_ms = std::int64_t{rest.count()};
    sql::execute(
        session,
        "UPDATE tasks SET state = :state, owner = '', failures = :failures, interruptions = :interruptions, "
        "rest_ms = :rest, why = 'the worker went away' WHERE id = :id",
        state, failures, interruptions, rest_ms, lost.running.id);
}

struct RestingRow {
    RestingTask task;
    std::int64_t rest_ms = 0;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(task.id));
        statement.exchange(soci::into(task.fence));
        statement.exchange(soci::into(rest_ms));
    }
    [[nodiscard]] RestingTask value() const {
        return {task.id, task.fence, std::chrono::milliseconds{rest_ms}};
    }
};

class SqlLeaseRepository final : public LeaseRepository {
public:
    SqlLeaseRepository(SqlConnections& connections, const Clock& clock)
        : connections_(connections), clock_(clock) {}

    Result<std::vector<RunningTask>> list_running() override {
        return connections_.read([](soci::session& session) -> Result<std::vector<RunningTask>> {
            std::vector<RunningTask> tasks;
            for (const auto& row : sql::select<LostTask>(session, LostTask::select))
                tasks.push_back(row.running);
            return tasks;
        });
    }

    Result<std::vector<RestingTask>> list_resting() override {
        return connections_.read([](soci::session& session) -> Result<std::vector<RestingTask>> {
            return sql::select<RestingRow>(session,
                                           "SELECT id, fence, rest_ms FROM tasks WHERE state = 'resting'");
        });
    }

    Result<bool> break_lease(const RunningTask& task) override {
        return connections_.write([&](soci::session& session) -> Result<bool> {
            const auto lost = sql::find<LostTask>(
                session, std::string(LostTask::select) + "AND id = :id AND fence = :fence AND beat = :beat",
                task.id, task.fence, task.beat);
            if (!lost) return false;
            interrupt(session, *lost);
            return true;
        });
    }

    Result<bool> wake(const RestingTask& task) override {
        return connections_.write([&](soci::session& session) -> Result<bool> {
            return sql::execute(session,
                                "UPDATE tasks SET state = 'ready', rest_ms = 0 "
                                "WHERE id = :id AND fence = :fence AND state = 'resting'",
                                task.id, task.fence) == 1;
        });
    }

    Result<int> break_all_leases() override {
        return connections_.write([](soci::session& session) -> Result<int> {
            const auto lost = sql::select<LostTask>(session, LostTask::select);
            for (const auto& task : lost) interrupt(session, task);
            return static_cast<int>(lost.size());
        });
    }

    Result<std::vector<VideoId>> list_stranded() override {
        return connections_.read([](soci::session& session) -> Result<std::vector<VideoId>> {
            return sql::select<sql::Scalar<VideoId>>(
                session,
                "SELECT v.id FROM videos v WHERE v.finished = 0 AND v.state = 'PROCESSING' AND NOT EXISTS "
                "(SELECT 1 FROM tasks t WHERE t.video_id = v.id AND t.kind = 'plan') "
                "UNION ALL SELECT v.id FROM videos v WHERE v.finished = 0 AND v.state = 'PUBLIC' AND NOT "
                "EXISTS "
                "(SELECT 1 FROM tasks t WHERE t.video_id = v.id)");
        });
    }

    Result<void> refill(const VideoId& video) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            ensure_plan_task(session, video, clock_.wall());
            return file_missing_work(session, video, clock_.wall());
        });
    }

    Result<std::vector<VideoId>> list_tombstones(std::chrono::seconds age) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<VideoId>> {
            return sql::select<sql::Scalar<VideoId>>(
                session, "SELECT video_id FROM tombstones WHERE deleted <= :until ORDER BY deleted, video_id",
                to_column(clock_.wall() - age));
        });
    }

    Result<void> remove_tombstone(const VideoId& video) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            sql::execute(session, "DELETE FROM tombstones WHERE video_id = :video", video);
            return {};
        });
    }

private:
    SqlConnections& connections_;
    const Clock& clock_;
};

}  // namespace

std::unique_ptr<LeaseRepository> make_sql_lease_repository(SqlDatabase& database, const Clock& clock) {
    return std::make_unique<SqlLeaseRepository>(database.connections(), clock);
}

}  // namespace sunomi
