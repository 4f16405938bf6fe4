#include "adapters/sql/search_index.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "ports/video_search.hpp"

namespace sunomi {
namespace {

class SqlSearchIndex final : public SearchIndex {
public:
    explicit SqlSearchIndex(SqlConnections& connections) : connections_(connections) {}

    Result<int> check() override {
        return connections_.write(
            [](soci::session& session) -> Result<int> { return file_differences(session); });
    }
    Result<int> work_off(int most) override {
        const auto waits =
            connections_.read([](soci::session& session) -> Result<bool> { return has_backlog(session); });
        if (!waits) return waits.error();
        if (!*waits) return 0;
        return connections_.write(
            [most](soci::session& session) -> Result<int> { return index_backlog(session, most); });
    }

private:
    SqlConnections& connections_;
};

}  // namespace

std::unique_ptr<SearchIndex> make_sql_search_index(SqlDatabase& database) {
    return std::make_unique<SqlSearchIndex>(database.connections());
}

}  // namespace sunomi
