#include <string>

#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"

namespace sunomi {
namespace {

struct EventRow {
    Event event;

    void bind(soci::statement& statement) {
        statement.exchange(soci::into(event.id));
        statement.exchange(soci::into(event.topic));
        statement.exchange(soci::into(event.video_id));
    }
    [[nodiscard]] PendingEvent value() const { return {event, {}}; }
};

class SqlEventOutbox final : public EventOutbox {
public:
    explicit SqlEventOutbox(SqlConnections& connections) : connections_(connections) {}

    Result<std::vector<PendingEvent>> list_pending(std::int64_t after, int limit) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<PendingEvent>> {
            auto pending = sql::select<EventRow>(
                session, "SELECT id, topic, video_id FROM events WHERE id > :after ORDER BY id LIMIT :limit",
                after, limit);
            for (auto& [event, taken_by] : pending) {
                taken_by = sql::select<sql::Scalar<std::string>>(
                    session, "SELECT taken_by FROM events_taken WHERE event_id = :id", event.id);
            }
            return pending;
        });
    }

    Result<void> mark_taken(std::int64_t event_id, const std::string& group) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            sql::execute(
                session,
                "INSERT INTO events_taken (event_id, taken_by) SELECT id, :taken_by FROM events "
                "WHERE id = :id AND NOT EXISTS "
                "(SELECT 1 FROM events_taken t WHERE t.event_id = events.id AND t.taken_by = :again)",
                group, event_id, group);
            return {};
        });
    }

    Result<void> remove(std::int64_t event_id) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            sql::execute(session, "DELETE FROM events WHERE id = :id", event_id);
            return {};
        });
    }

private:
    SqlConnections& connections_;
};

}  // namespace

std::unique_ptr<EventOutbox> make_sql_event_outbox(SqlDatabase& database) {
    return std::make_unique<SqlEventOutbox>(database.connections());
}

}  // namespace sunomi
