#include "adapters/sql/sql_database.hpp"

#include <fmt/format.h>

#include <optional>

#include "adapters/sql/migrations.hpp"
#include "adapters/sql/search_index.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sqlite_engine.hpp"
#include "adapters/sql/statements.hpp"

namespace sunomi {
namespace {

Result<std::string> sqlite_path(const std::string& url) {
    if (url.find("://") != std::string::npos) {
        const auto scheme = url.substr(0, url.find(':'));
        return Error(Errc::unsupported,
                     fmt::format("a database of kind '{}' is not supported: use sqlite:PATH", scheme));
    }
    auto path = url.starts_with("sqlite:") ? url.substr(7) : url;
    if (path.empty()) return Error(Errc::invalid, "the database URL names no file");
    if (path.find('"') != std::string::npos || path.find('\0') != std::string::npos) {
        return Error(Errc::invalid, "the path of the database must not hold a quotation mark or a NUL");
    }
    return path;
}

Result<std::unique_ptr<soci::session>> open_writer(const std::string& path, const SqlConfig& config) {
    auto writer = sqlite::open_session(path, sqlite::Role::writer, config.patience);
    if (!writer) return writer.error();
    try {
        const auto migrated = apply_migrations(**writer, embedded_migrations());
        if (!migrated) return migrated.error();
        WriteTransaction transaction(**writer);
        transaction.begin();
        make_backlog_of_rest(**writer);
        transaction.commit();
    } catch (const soci::soci_error& failure) {
        return Error(sqlite::to_error(failure, **writer).code(),
                     fmt::format("cannot migrate the database {}: {}", path, failure.get_error_message()));
    }
    return writer;
}

}  // namespace

SqlDatabase::SqlDatabase(std::unique_ptr<SqlConnections> connections)
    : connections_(std::move(connections)) {}
SqlDatabase::~SqlDatabase() = default;

Result<void> SqlDatabase::check() {
    return connections_->read([](soci::session& session) -> Result<void> {
        sql::find<sql::Scalar<int>>(session, "SELECT COALESCE(MAX(number), 0) FROM schema_migrations");
        return {};
    });
}

Result<std::unique_ptr<SqlDatabase>> open_sql_database(const SqlConfig& config) {
    if (config.readers < 1) return Error(Errc::invalid, "a database needs at least one reading connection");
    const auto path = sqlite_path(config.url);
    if (!path) return path.error();
    auto writer = open_writer(*path, config);
    if (!writer) return writer.error();
    auto connections = std::make_unique<SqlConnections>(std::move(*writer), config.patience);
    for (int i = 0; i < config.readers; ++i) {
        auto reader = sqlite::open_session(*path, sqlite::Role::reader, config.patience);
        if (!reader) return reader.error();
        connections->add_reader(std::move(*reader));
    }
    return std::make_unique<SqlDatabase>(std::move(connections));
}

}  // namespace sunomi
