#include "adapters/sql/task_claim.hpp"

#include "adapters/sql/statements.hpp"
#include "adapters/sql/task_rows.hpp"

namespace sunomi {
namespace {

/// How often a task was interrupted when it gets its last attempt, for which its worker does nothing else:
/// should the worker die once more, it is known which task was the reason.
constexpr int last_attempt = max_interruptions - 1;

/// The best ready task. Uploaders with ready work are found by hopping through the index from one to the next
/// (it begins with state and uploader), the best task of each by one look-up in it; only the winners, one for
/// each uploader, are compared. So a claim costs the same for ten waiting tasks of an uploader as for a
/// hundred thousand.
const std::string best_ready_task =
    std::string(
        "WITH RECURSIVE waiting (uploader) AS ("
        "  SELECT MIN(uploader) FROM tasks WHERE state = 'ready' "
        "  UNION ALL "
        "  SELECT (SELECT MIN(n.uploader) FROM tasks n WHERE n.state = 'ready' AND n.uploader > "
        "waiting.uploader) "
        "  FROM waiting WHERE waiting.uploader IS NOT NULL) "
        "SELECT ") +
    TaskRow::columns +
    " FROM waiting JOIN tasks t ON t.id = ("
    "  SELECT c.id FROM tasks c WHERE c.state = 'ready' AND c.uploader = waiting.uploader "
    "  AND c.task_class <= :lowest_class AND c.interruptions <> :withheld "
    "  ORDER BY c.task_class, c.sweep_order, c.id LIMIT 1) "
    "ORDER BY t.task_class, "
    "  (SELECT COUNT(*) FROM tasks r WHERE r.state = 'running' AND r.uploader = waiting.uploader), "
    "  t.sweep_order, t.id LIMIT 1";

struct Load {
    int running = 0;
    int last_attempts = 0;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(running));
        statement.exchange(soci::into(last_attempts));
    }
    [[nodiscard]] Load value() const { return *this; }
};

Load load_of(soci::session& session, const std::string& owner) {
    return sql::find<Load>(
               session,
               "SELECT COUNT(*), COALESCE(SUM(CASE WHEN interruptions = :last THEN 1 ELSE 0 END), 0) "
               "FROM tasks WHERE state = 'running' AND owner = :owner",
               last_attempt, owner)
        .value_or(Load{});
}

}  // namespace

Result<std::optional<Task>> claim_task(soci::session& session, const std::string& owner,
                                       TaskClass task_class) {
    const auto load = load_of(session, owner);
    if (load.last_attempts > 0) return std::optional<Task>{};
    const int withheld = load.running > 0 ? last_attempt : -1;
    auto task = sql::find<TaskRow>(session, best_ready_task, to_column(task_class), withheld);
    if (!task) return std::optional<Task>{};
    ++task->fence;
    sql::execute(session,
                 "UPDATE tasks SET state = 'running', owner = :owner, fence = :fence, beat = 0, rest_ms = 0 "
                 "WHERE id = :id AND state = 'ready'",
                 owner, task->fence, task->id);
    return task;
}

}  // namespace sunomi
