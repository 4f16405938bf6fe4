#include <string>

#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/user_rows.hpp"
#include "base/text.hpp"

namespace sunomi {
namespace {

class SqlUserRepository final : public UserRepository {
public:
    SqlUserRepository(SqlConnections& connections, const Clock& clock)
        : connections_(connections), clock_(clock) {}

    Result<UserKey> create(const User& user) override {
        return connections_.write([&](soci::session& session) -> Result<UserKey> {
            return insert_user(session, user, clock_.wall());
        });
    }

    Result<std::optional<User>> find_by_user_id(std::string_view user_id) override {
        return connections_.read([&](soci::session& session) -> Result<std::optional<User>> {
            return sql::find<UserRow>(session,
                                      UserRow::select + "WHERE u.user_id_folded = :folded AND u.closed = 0",
                                      to_lower_ascii(user_id));
        });
    }

    Result<std::optional<User>> find_by_key(UserKey key) override {
        return connections_.read([&](soci::session& session) -> Result<std::optional<User>> {
            return sql::find<UserRow>(session, UserRow::select + "WHERE u.user_key = :key AND u.closed = 0",
                                      key);
        });
    }

    Result<void> renew_password_hash(UserKey key, const std::string& old_hash,
                                     const std::string& new_hash) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            sql::execute(
                session,
                "UPDATE users SET password_hash = :new WHERE user_key = :key AND password_hash = :old AND "
                "closed = 0",
                new_hash, key, old_hash);
            return {};
        });
    }

private:
    SqlConnections& connections_;
    const Clock& clock_;
};

}  // namespace

std::unique_ptr<UserRepository> make_sql_user_repository(SqlDatabase& database, const Clock& clock) {
    return std::make_unique<SqlUserRepository>(database.connections(), clock);
}

}  // namespace sunomi
