#include "adapters/sql/audit_rows.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"

namespace sunomi {
namespace {

struct AuditRow {
    AuditEntry entry;
    std::int64_t at = 0;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(entry.number));
        statement.exchange(soci::into(at));
        statement.exchange(soci::into(entry.actor));
        statement.exchange(soci::into(entry.action));
        statement.exchange(soci::into(entry.target));
        statement.exchange(soci::into(entry.detail));
    }
    [[nodiscard]] AuditEntry value() const {
        auto result = entry;
        result.at = time_from_column(at);
        return result;
    }
};

class SqlAuditLog final : public AuditLog {
public:
    SqlAuditLog(SqlConnections& connections, const Clock& clock) : connections_(connections), clock_(clock) {}

    Result<void> append(const AuditEntry& entry) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            append_audit(session, entry, clock_.wall());
            return {};
        });
    }

    Result<std::vector<AuditEntry>> list(const Page& page) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<AuditEntry>> {
            return sql::select<AuditRow>(session,
                                         "SELECT entry, at, actor, action, target, detail FROM audit_log "
                                         "WHERE entry < :before ORDER BY entry DESC LIMIT :take OFFSET :skip",
                                         page.after ? page.after->order : INT64_MAX, page.take, page.skip);
        });
    }

private:
    SqlConnections& connections_;
    const Clock& clock_;
};

}  // namespace

std::unique_ptr<AuditLog> make_sql_audit_log(SqlDatabase& database, const Clock& clock) {
    return std::make_unique<SqlAuditLog>(database.connections(), clock);
}

}  // namespace sunomi
