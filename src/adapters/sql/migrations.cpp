#include "adapters/sql/migrations.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sqlite_engine.hpp"
#include "adapters/sql/statements.hpp"
#include "base/log.hpp"
#include "base/text.hpp"

namespace sunomi {
namespace {

constexpr auto make_version_table =
    "CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL)";

int applied_version(soci::session& session) {
    return sql::find<sql::Scalar<int>>(session, "SELECT COALESCE(MAX(number), 0) FROM schema_migrations")
        .value_or(0);
}

/// Applies the first migration that is missing; false when none is.
Result<bool> apply_next(soci::session& session, std::span<const Migration> migrations) {
    WriteTransaction transaction(session);
    transaction.begin();
    session << make_version_table;
    const int version = applied_version(session);
    const int newest = migrations.empty() ? 0 : migrations.back().number;
    if (version > newest) {
        return Error(Errc::unsupported,
                     fmt::format("the database was written by a newer version of the program "
                                 "(schema {}, this program knows {}): use that version",
                                 version, newest));
    }
    if (version == newest) return false;
    const auto& migration = migrations[static_cast<std::size_t>(version)];
    for (const auto& statement : split_statements(migration.text)) session << statement;
    sql::execute(session, "INSERT INTO schema_migrations (number, name) VALUES (:number, :name)",
                 migration.number, std::string(migration.name));
    transaction.commit();
    log::info("database migrated number={} name={}", migration.number, migration.name);
    return true;
}

/// True when nothing is to be done, found out without the write lock.
bool up_to_date(soci::session& session, std::span<const Migration> migrations) {
    return !migrations.empty() && sqlite::has_table(session, "schema_migrations") &&
           applied_version(session) == migrations.back().number;
}

}  // namespace

Result<void> apply_migrations(soci::session& session, std::span<const Migration> migrations) {
    if (up_to_date(session, migrations)) return {};
    for (;;) {
        const auto applied = apply_next(session, migrations);
        if (!applied) return applied.error();
        if (!*applied) return {};
    }
}

std::vector<std::string> split_statements(std::string_view text) {
    std::vector<std::string> statements;
    std::string statement;
    for (const auto line : split(text, '\n')) {
        const auto words = trim(line);
        if (words.empty() || words.starts_with("--")) continue;
        if (!statement.empty()) statement += '\n';
        const bool is_trigger =
            statement.starts_with("CREATE TRIGGER") || words.starts_with("CREATE TRIGGER");
        if (words.ends_with(is_trigger ? "END;" : ";")) {
            statement += words.substr(0, words.size() - 1);
            statements.push_back(std::move(statement));
            statement.clear();
        } else {
            statement += words;
        }
    }
    if (!statement.empty()) statements.push_back(std::move(statement));
    return statements;
}

}  // namespace sunomi
