#include "adapters/sql/audit_rows.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/user_rows.hpp"

namespace sunomi {
namespace {

struct InviteRow {
    Invite invite;
    std::int64_t created = 0;
    std::int64_t expires = 0;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(invite.id));
        statement.exchange(soci::into(invite.created_by));
        statement.exchange(soci::into(created));
        statement.exchange(soci::into(expires));
        statement.exchange(soci::into(invite.uses_left));
    }
    [[nodiscard]] Invite value() const {
        auto result = invite;
        result.created = time_from_column(created);
        result.expires = time_from_column(expires);
        return result;
    }
};

class SqlInviteRepository final : public InviteRepository {
public:
    SqlInviteRepository(SqlConnections& connections, const Clock& clock)
        : connections_(connections), clock_(clock) {}

    Result<void> create(const Invite& invite, const AuditEntry& audit) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            sql::execute(session,
                         "INSERT INTO invites (secret_hash, created_by, created, expires, uses_left) "
                         "VALUES (:id, :by, :created, :expires, :uses)",
                         invite.id, invite.created_by, to_column(invite.created), to_column(invite.expires),
                         invite.uses_left);
            append_audit(session, audit, clock_.wall());
            return {};
        });
    }

    Result<std::vector<Invite>> list(const Page& page) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<Invite>> {
            const auto after = page.after.value_or(Cursor{INT64_MAX, ""});
            return sql::select<InviteRow>(
                session,
                "SELECT secret_hash, created_by, created, expires, uses_left FROM invites "
                "WHERE (created, secret_hash) < (:created, :id) "
                "ORDER BY created DESC, secret_hash DESC LIMIT :take OFFSET :skip",
                after.order, after.id, page.take, page.skip);
        });
    }

    Result<bool> remove(const std::string& id, const AuditEntry& audit) override {
        return connections_.write([&](soci::session& session) -> Result<bool> {
            if (sql::execute(session, "DELETE FROM invites WHERE secret_hash = :id", id) == 0) return false;
            append_audit(session, audit, clock_.wall());
            return true;
        });
    }

    Result<bool> is_usable(const std::string& id, WallTime now) override {
        return connections_.read([&](soci::session& session) -> Result<bool> {
            return sql::find<sql::Scalar<int>>(session,
                                               "SELECT uses_left FROM invites WHERE secret_hash = :id AND "
                                               "uses_left > 0 AND expires > :now",
                                               id, to_column(now))
                .has_value();
        });
    }

    Result<UserKey> create_account(const User& user, const std::string& id, WallTime now) override {
        return connections_.write([&](soci::session& session) -> Result<UserKey> {
            const auto taken = sql::execute(session,
                                            "UPDATE invites SET uses_left = uses_left - 1 "
                                            "WHERE secret_hash = :id AND uses_left > 0 AND expires > :now",
                                            id, to_column(now));
            if (taken == 0) return Error{Errc::forbidden, "this invitation is not valid any more"};
            return insert_user(session, user, now);
        });
    }

private:
    SqlConnections& connections_;
    const Clock& clock_;
};

}  // namespace

std::unique_ptr<InviteRepository> make_sql_invite_repository(SqlDatabase& database, const Clock& clock) {
    return std::make_unique<SqlInviteRepository>(database.connections(), clock);
}

}  // namespace sunomi
