#include "adapters/sql/user_rows.hpp"

#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"
#include "base/text.hpp"

namespace sunomi {

void UserRow::bind(soci::statement& statement) {
    statement.exchange(soci::into(user.key));
    statement.exchange(soci::into(user.user_id));
    statement.exchange(soci::into(user.name));
    statement.exchange(soci::into(user.password_hash));
    statement.exchange(soci::into(user.profile_picture_url));
    statement.exchange(soci::into(created));
    statement.exchange(soci::into(role));
    statement.exchange(soci::into(suspended));
    statement.exchange(soci::into(user.about));
    statement.exchange(soci::into(user.email));
    statement.exchange(soci::into(user.quota_bytes));
    statement.exchange(soci::into(user.subscribers));
}

User UserRow::value() const {
    auto result = user;
    result.created = time_from_column(created);
    const auto known = parse_role(role);
    if (!known) throw soci::soci_error("a user of the unknown role " + role);
    result.role = *known;
    result.suspended = suspended != 0;
    return result;
}

Result<UserKey> insert_user(soci::session& session, const User& user, WallTime now) {
    const auto created = user.created == WallTime{} ? now : user.created;
    sql::execute(session,
                 "INSERT INTO users (user_id, user_id_folded, name, password_hash, profile_picture_url, "
                 "created, role) "
                 "VALUES (:user_id, :folded, :name, :hash, :picture, :created, :role)",
                 user.user_id, to_lower_ascii(user.user_id), user.name, user.password_hash,
                 user.profile_picture_url, to_column(created), std::string(to_string(user.role)));
    long long key = 0;
    if (!session.get_last_insert_id("users", key)) {
        return Error(Errc::internal, "the database gave a new user no key");
    }
    return UserKey{key};
}

Result<void> require_admin_without(soci::session& session, UserKey user) {
    const auto role =
        sql::find<sql::Scalar<std::string>>(session, "SELECT role FROM users WHERE user_key = :user", user);
    if (role != "admin") return {};
    const auto other =
        sql::find<sql::Scalar<UserKey>>(session,
                                        "SELECT user_key FROM users WHERE role = 'admin' AND "
                                        "user_key <> :user AND suspended = 0 AND closed = 0 LIMIT 1",
                                        user);
    if (!other) return Error{Errc::conflict, "this is the only administrator; make somebody else one first"};
    return {};
}

}  // namespace sunomi
