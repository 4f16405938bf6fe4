#include <string>

#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/task_rows.hpp"
#include "ports/still_repository.hpp"

namespace sunomi {
namespace {

class SqlStillRepository final : public StillRepository {
public:
    explicit SqlStillRepository(SqlConnections& connections) : connections_(connections) {}

    Result<void> record_candidates(const Task& task, int count) override {
        return record(task, "UPDATE videos SET thumbnail_candidates = :count WHERE id = :video", count);
    }

    Result<void> record_storyboard(const Task& task, int sheets) override {
        return record(task, "UPDATE videos SET storyboard_sheets = :count WHERE id = :video", sheets);
    }

    Result<void> show_thumbnail(const VideoId& video, int which, int width, int height) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            const auto candidates = sql::find<sql::Scalar<int>>(
                session, "SELECT thumbnail_candidates FROM videos WHERE id = :video", video);
            if (!candidates) return Error(Errc::not_found, "no video " + video);
            if (which > *candidates) return Error(Errc::conflict, "this video has no such picture");
            sql::execute(session,
                         "UPDATE videos SET thumbnail = :which, thumbnail_width = :width, "
                         "thumbnail_height = :height, thumbnail_version = thumbnail_version + 1 "
                         "WHERE id = :video",
                         which, width, height, video);
            return {};
        });
    }

private:
    Result<void> record(const Task& task, const std::string& statement, int count) {
        return connections_.write([&](soci::session& session) -> Result<void> {
            const auto lease = check_lease(session, task);
            if (!lease) return lease.error();
            sql::execute(session, statement, count, task.video);
            return {};
        });
    }

    SqlConnections& connections_;
};

}  // namespace

std::unique_ptr<StillRepository> make_sql_still_repository(SqlDatabase& database) {
    return std::make_unique<SqlStillRepository>(database.connections());
}

}  // namespace sunomi
