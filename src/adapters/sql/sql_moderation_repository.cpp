#include "adapters/sql/audit_rows.hpp"
#include "adapters/sql/event_rows.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/video_rows.hpp"

namespace sunomi {
namespace {

/// A page cut from an index alone, newest first, and only then joined with the rows.
std::string select_page(const std::string& condition) {
    return "SELECT " + VideoRow::columns + " FROM (SELECT id FROM videos WHERE " + condition +
           "(created, id) < (:created, :id) ORDER BY created DESC, id DESC LIMIT :take OFFSET :skip) page "
           "JOIN videos v ON v.id = page.id JOIN users u ON u.user_key = v.owner "
           "ORDER BY v.created DESC, v.id DESC";
}

const std::string& statement_of(ModerationList which) {
    static const auto all = select_page("");
    static const auto failed = select_page("state = 'FAILED' AND ");
    static const auto held = select_page("hold = 1 AND ");
    switch (which) {
        case ModerationList::all:
            return all;
        case ModerationList::failed:
            return failed;
        case ModerationList::held:
            return held;
    }
    return all;
}

class SqlModerationRepository final : public ModerationRepository {
public:
    SqlModerationRepository(SqlConnections& connections, const Clock& clock)
        : connections_(connections), clock_(clock) {}

    Result<std::vector<Video>> list(ModerationList which, const Page& page) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<Video>> {
            const auto after = page.after.value_or(Cursor{INT64_MAX, ""});
            return sql::select<VideoRow>(session, statement_of(which), after.order, after.id, page.take,
                                         page.skip);
        });
    }

    Result<void> set_held(const VideoId& id, bool held, const AuditEntry& audit) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            const int value = held ? 1 : 0;
            if (sql::execute(session, "UPDATE videos SET hold = :hold WHERE id = :id", value, id) == 0) {
                return Error{Errc::not_found, "no such video"};
            }
            append_event(session, "video.changed", id, clock_.wall());
            append_audit(session, audit, clock_.wall());
            return {};
        });
    }

    Result<void> set_warnings(const VideoId& id, const std::vector<std::string>& warnings,
                              const AuditEntry& audit) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            const auto found =
                sql::execute(session, "UPDATE videos SET imposed_warnings = :warnings WHERE id = :id",
                             words_to_column(warnings), id);
            if (found == 0) return Error{Errc::not_found, "no such video"};
            append_audit(session, audit, clock_.wall());
            return {};
        });
    }

private:
    SqlConnections& connections_;
    const Clock& clock_;
};

struct HoldingsRow {
    PlatformGlance::Holdings holdings;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(holdings.users));
        statement.exchange(soci::into(holdings.videos));
        statement.exchange(soci::into(holdings.original_bytes));
        statement.exchange(soci::into(holdings.failed));
        statement.exchange(soci::into(holdings.held));
    }
    [[nodiscard]] const PlatformGlance::Holdings& value() const { return holdings; }
};

class SqlPlatformGlance final : public PlatformGlance {
public:
    explicit SqlPlatformGlance(SqlConnections& connections) : connections_(connections) {}

    Result<Holdings> holdings() override {
        return connections_.read([&](soci::session& session) -> Result<Holdings> {
            return *sql::find<HoldingsRow>(session,
                                           "SELECT (SELECT COUNT(*) FROM users), COUNT(*), "
                                           "COALESCE(SUM(original_bytes), 0), "
                                           "(SELECT COUNT(*) FROM videos WHERE state = 'FAILED'), "
                                           "(SELECT COUNT(*) FROM videos WHERE hold = 1) FROM videos");
        });
    }

private:
    SqlConnections& connections_;
};

}  // namespace

std::unique_ptr<ModerationRepository> make_sql_moderation_repository(SqlDatabase& database,
                                                                     const Clock& clock) {
    return std::make_unique<SqlModerationRepository>(database.connections(), clock);
}

std::unique_ptr<PlatformGlance> make_sql_platform_glance(SqlDatabase& database) {
    return std::make_unique<SqlPlatformGlance>(database.connections());
}

}  // namespace sunomi
