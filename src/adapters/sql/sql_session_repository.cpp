#include <string>

#include "adapters/sql/session_rows.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"

namespace sunomi {
namespace {

constexpr int most_sessions = 100;  // of one account

struct SessionRow {
    Session session;
    std::int64_t created = 0;
    std::int64_t renewed = 0;
    std::int64_t expires = 0;

    static constexpr auto select =
        "SELECT session_id, user_key, created, renewed, expires, client, address FROM sessions ";

    void bind(soci::statement& statement) {
        statement.exchange(soci::into(session.id));
        statement.exchange(soci::into(session.user));
        statement.exchange(soci::into(created));
        statement.exchange(soci::into(renewed));
        statement.exchange(soci::into(expires));
        statement.exchange(soci::into(session.client));
        statement.exchange(soci::into(session.address));
    }
    [[nodiscard]] Session value() const {
        auto result = session;
        result.created = time_from_column(created);
        result.renewed = time_from_column(renewed);
        result.expires = time_from_column(expires);
        return result;
    }
};

struct RevocationRow {
    Revocation revocation;
    std::int64_t expires = 0;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(revocation.number));
        statement.exchange(soci::into(revocation.session));
        statement.exchange(soci::into(expires));
    }
    [[nodiscard]] Revocation value() const {
        return {revocation.number, revocation.session, time_from_column(expires)};
    }
};

Revocation revoke(soci::session& session, const Session& ended) {
    sql::execute(session, "DELETE FROM sessions WHERE session_id = :id", ended.id);
    sql::execute(session, "INSERT INTO revocations (session_id, expires) VALUES (:id, :expires)", ended.id,
                 to_column(ended.expires));
    long long number = 0;
    session.get_last_insert_id("revocations", number);
    return {number, ended.id, ended.expires};
}

std::vector<Revocation> revoke_all(soci::session& session, const std::vector<Session>& ended) {
    std::vector<Revocation> revoked;
    for (const auto& one : ended) revoked.push_back(revoke(session, one));
    return revoked;
}

/// The longest unused ones, as many as there are too many.
std::vector<Session> sessions_beyond(soci::session& session, UserKey user, int most) {
    return sql::select<SessionRow>(session,
                                   std::string(SessionRow::select) +
                                       "WHERE user_key = :user ORDER BY renewed DESC, session_id DESC "
                                       "LIMIT 1000 OFFSET :most",
                                   user, most);
}

class SqlSessionRepository final : public SessionRepository {
public:
    explicit SqlSessionRepository(SqlConnections& connections) : connections_(connections) {}

    Result<void> create(const Session& created, const User& judged) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            const auto made = sql::execute(
                session,
                "INSERT INTO sessions (session_id, user_key, created, renewed, expires, client, address) "
                "SELECT :id, user_key, :created, :renewed, :expires, :client, :address FROM users "
                "WHERE user_key = :user AND suspended = 0 AND closed = 0 AND password_hash = :hash",
                created.id, to_column(created.created), to_column(created.renewed),
                to_column(created.expires), created.client, created.address, judged.key,
                judged.password_hash);
            if (made == 0)
                return Error(Errc::unauthenticated,
                             "this account was changed meanwhile; please sign in again");
            revoke_all(session, sessions_beyond(session, judged.key, most_sessions));
            return {};
        });
    }

    Result<std::optional<Session>> renew(const std::string& id, WallTime renewed, WallTime expires,
                                         std::chrono::seconds longest) override {
        return connections_.write([&](soci::session& session) -> Result<std::optional<Session>> {
            const std::int64_t life = std::chrono::microseconds{longest}.count();
            const auto until = to_column(expires);
            sql::execute(
                session,
                "UPDATE sessions SET renewed = :renewed, expires = CASE WHEN created + :life < :until THEN "
                "created + :same_life ELSE :same_until END WHERE session_id = :id AND "
                "EXISTS (SELECT 1 FROM users u WHERE u.user_key = sessions.user_key AND u.suspended = 0)",
                to_column(renewed), life, until, life, until, id);
            auto found = sql::find<SessionRow>(
                session, std::string(SessionRow::select) + "WHERE session_id = :id", id);
            if (found && found->renewed != renewed) found.reset();
            return found;
        });
    }

    Result<std::vector<Session>> list_of(UserKey user, WallTime now) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<Session>> {
            return sql::select<SessionRow>(session,
                                           std::string(SessionRow::select) +
                                               "WHERE user_key = :user AND expires > :now "
                                               "ORDER BY renewed DESC, session_id DESC",
                                           user, to_column(now));
        });
    }

    Result<std::optional<Revocation>> end(UserKey user, const std::string& id) override {
        return connections_.write([&](soci::session& session) -> Result<std::optional<Revocation>> {
            const auto found = sql::find<SessionRow>(
                session, std::string(SessionRow::select) + "WHERE session_id = :id AND user_key = :user", id,
                user);
            if (!found) return std::optional<Revocation>{};
            return std::optional{revoke(session, *found)};
        });
    }

    Result<std::vector<Revocation>> end_all(UserKey user, const std::optional<std::string>& kept) override {
        return connections_.write([&](soci::session& session) -> Result<std::vector<Revocation>> {
            return end_sessions(session, user, kept);
        });
    }

    Result<std::vector<Revocation>> change_password(UserKey user, const std::string& old_hash,
                                                    const std::string& new_hash,
                                                    const std::optional<std::string>& kept) override {
        return connections_.write([&](soci::session& session) -> Result<std::vector<Revocation>> {
            const auto present = sql::find<sql::Scalar<std::string>>(
                session, "SELECT password_hash FROM users WHERE user_key = :user AND closed = 0", user);
            if (!present) return Error(Errc::not_found, "no such user");
            if (*present != old_hash) return Error(Errc::conflict, "the password was changed meanwhile");
            sql::execute(session, "UPDATE users SET password_hash = :hash WHERE user_key = :user", new_hash,
                         user);
            sql::execute(session, "DELETE FROM password_resets WHERE user_key = :user", user);
            return end_sessions(session, user, kept);
        });
    }

private:
    SqlConnections& connections_;
};

class SqlRevocationLog final : public RevocationLog {
public:
    explicit SqlRevocationLog(SqlConnections& connections) : connections_(connections) {}

    Result<std::vector<Revocation>> list_after(std::int64_t after, int most) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<Revocation>> {
            return sql::select<RevocationRow>(session,
                                              "SELECT number, session_id, expires FROM revocations "
                                              "WHERE number > :after ORDER BY number LIMIT :most",
                                              after, most);
        });
    }

    Result<int> remove_expired(WallTime before, int most) override {
        return connections_.write([&](soci::session& session) -> Result<int> {
            const auto until = to_column(before);
            const auto sessions = sql::select<sql::Scalar<std::string>>(
                session, "SELECT session_id FROM sessions WHERE expires < :before LIMIT :most", until, most);
            for (const auto& id : sessions)
                sql::execute(session, "DELETE FROM sessions WHERE session_id = :id", id);
            const auto numbers = sql::select<sql::Scalar<std::int64_t>>(
                session, "SELECT number FROM revocations WHERE expires < :before LIMIT :most", until, most);
            for (const auto number : numbers)
                sql::execute(session, "DELETE FROM revocations WHERE number = :number", number);
            return static_cast<int>(sessions.size() + numbers.size());
        });
    }

private:
    SqlConnections& connections_;
};

}  // namespace

std::vector<Revocation> end_sessions(soci::session& session, UserKey user,
                                     const std::optional<std::string>& kept) {
    return revoke_all(session, sql::select<SessionRow>(session,
                                                       std::string(SessionRow::select) +
                                                           "WHERE user_key = :user AND session_id <> :kept",
                                                       user, kept.value_or("")));
}

std::unique_ptr<SessionRepository> make_sql_session_repository(SqlDatabase& database) {
    return std::make_unique<SqlSessionRepository>(database.connections());
}

std::unique_ptr<RevocationLog> make_sql_revocation_log(SqlDatabase& database) {
    return std::make_unique<SqlRevocationLog>(database.connections());
}

}  // namespace sunomi
