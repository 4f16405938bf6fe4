#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"
#include "ports/work_figures.hpp"

namespace sunomi {
namespace {

struct TaskCountRow {
    std::string kind;
    std::string state;
    long long count = 0;
    long long oldest = 0;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(kind));
        statement.exchange(soci::into(state));
        statement.exchange(soci::into(count));
        statement.exchange(soci::into(oldest));
    }
    [[nodiscard]] TaskCount value() const { return {kind, state, count, time_from_column(oldest)}; }
};

class SqlWorkFigures final : public WorkFigures {
public:
    explicit SqlWorkFigures(SqlDatabase& database) : connections_(database.connections()) {}

    Result<std::vector<TaskCount>> count_tasks() override {
        return connections_.read([](soci::session& session) -> Result<std::vector<TaskCount>> {
            return sql::select<TaskCountRow>(
                session,
                "SELECT kind, state, COUNT(*), MIN(created) FROM tasks GROUP BY kind, state ORDER BY kind, state");
        });
    }

    Result<std::int64_t> count_pending_events() override {
        return connections_.read([](soci::session& session) -> Result<std::int64_t> {
            return sql::find<sql::Scalar<long long>>(session, "SELECT COUNT(*) FROM events").value_or(0);
        });
    }

private:
    SqlConnections& connections_;
};

}  // namespace

std::unique_ptr<WorkFigures> make_sql_work_figures(SqlDatabase& database) {
    return std::make_unique<SqlWorkFigures>(database);
}

}  // namespace sunomi
