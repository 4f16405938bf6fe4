#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/video_rows.hpp"

namespace sunomi {
namespace {

class SqlVideoCatalog final : public VideoCatalog {
public:
    explicit SqlVideoCatalog(SqlConnections& connections) : connections_(connections) {}

    Result<std::vector<Video>> list_listed(const Page& page) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<Video>> {
            return read_video_page(session, "listed = 1", page);
        });
    }

    Result<std::vector<Video>> list_of_user(UserKey user, Scope scope, const Page& page) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<Video>> {
            const auto* const condition =
                scope == Scope::everything ? "owner = :owner" : "owner = :owner AND listed = 1";
            return read_video_page(session, condition, page, user);
        });
    }

private:
    SqlConnections& connections_;
};

}  // namespace

std::unique_ptr<VideoCatalog> make_sql_video_catalog(SqlDatabase& database) {
    return std::make_unique<SqlVideoCatalog>(database.connections());
}

}  // namespace sunomi
