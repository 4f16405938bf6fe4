#include "adapters/sql/session_rows.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"
#include "adapters/sql/user_rows.hpp"

namespace sunomi {
namespace {

constexpr int most_links = 5;  // of one account

std::optional<UserKey> user_of_link(soci::session& session, const std::string& secret_hash, WallTime now) {
    return sql::find<sql::Scalar<UserKey>>(session,
                                           "SELECT r.user_key FROM password_resets r JOIN users u ON "
                                           "u.user_key = r.user_key WHERE r.secret_hash = :hash AND "
                                           "r.expires > :now AND u.closed = 0",
                                           secret_hash, to_column(now));
}

class SqlPasswordResetRepository final : public PasswordResetRepository {
public:
    explicit SqlPasswordResetRepository(SqlConnections& connections) : connections_(connections) {}

    Result<void> create(UserKey user, const std::string& secret_hash, WallTime expires) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            sql::execute(session,
                         "INSERT INTO password_resets (secret_hash, user_key, expires) VALUES (:hash, :user, "
                         ":expires)",
                         secret_hash, user, to_column(expires));
            const auto beyond = sql::select<sql::Scalar<std::string>>(
                session,
                "SELECT secret_hash FROM password_resets WHERE user_key = :user "
                "ORDER BY expires DESC, secret_hash LIMIT 100 OFFSET :most",
                user, most_links);
            for (const auto& hash : beyond) {
                sql::execute(session, "DELETE FROM password_resets WHERE secret_hash = :hash", hash);
            }
            return {};
        });
    }

    Result<std::optional<User>> find_user(const std::string& secret_hash, WallTime now) override {
        return connections_.read([&](soci::session& session) -> Result<std::optional<User>> {
            const auto key = user_of_link(session, secret_hash, now);
            if (!key) return std::optional<User>{};
            return sql::find<UserRow>(session, UserRow::select + "WHERE u.user_key = :key", *key);
        });
    }

    Result<std::vector<Revocation>> redeem(const std::string& secret_hash, const std::string& password_hash,
                                           WallTime now) override {
        return connections_.write([&](soci::session& session) -> Result<std::vector<Revocation>> {
            const auto user = user_of_link(session, secret_hash, now);
            if (!user)
                return Error{Errc::forbidden, "this link was used already or is too old; ask for a new one"};
            sql::execute(session, "DELETE FROM password_resets WHERE user_key = :user", *user);
            sql::execute(session, "UPDATE users SET password_hash = :hash WHERE user_key = :user",
                         password_hash, *user);
            return end_sessions(session, *user, std::nullopt);
        });
    }

    Result<std::vector<User>> list_by_email(const std::string& email) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<User>> {
            if (email.empty()) return std::vector<User>{};
            return sql::select<UserRow>(session,
                                        std::string("SELECT ") + UserRow::columns +
                                            " FROM users u WHERE u.email = :email AND u.closed = 0 LIMIT 5",
                                        email);
        });
    }

private:
    SqlConnections& connections_;
};

}  // namespace

std::unique_ptr<PasswordResetRepository> make_sql_password_reset_repository(SqlDatabase& database) {
    return std::make_unique<SqlPasswordResetRepository>(database.connections());
}

}  // namespace sunomi
