#include "adapters/sql/user_rows.hpp"

#include "adapters/sql/times.hpp"

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

}  // namespace sunomi
