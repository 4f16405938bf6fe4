#include <string>

#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"
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
            const auto created = user.created == WallTime{} ? clock_.wall() : user.created;
            sql::execute(session,
                         "INSERT INTO users (user_id, user_id_folded, name, password_hash, "
                         "profile_picture_url, created) "
                         "VALUES (:user_id, :folded, :name, :hash, :picture, :created)",
                         user.user_id, to_lower_ascii(user.user_id), user.name, user.password_hash,
                         user.profile_picture_url, to_column(created));
            long long key = 0;
            if (!session.get_last_insert_id("users", key)) {
                return Error(Errc::internal, "the database gave a new user no key");
            }
            return UserKey{key};
        });
    }

    Result<std::optional<User>> find_by_user_id(std::string_view user_id) override {
        return connections_.read([&](soci::session& session) -> Result<std::optional<User>> {
            return sql::find<UserRow>(
                session, std::string(UserRow::select) + "WHERE user_id_folded = :folded AND closed = 0",
                to_lower_ascii(user_id));
        });
    }

    Result<std::optional<User>> find_by_key(UserKey key) override {
        return connections_.read([&](soci::session& session) -> Result<std::optional<User>> {
            return sql::find<UserRow>(
                session, std::string(UserRow::select) + "WHERE user_key = :key AND closed = 0", key);
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
