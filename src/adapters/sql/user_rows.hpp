#pragma once

#include <soci/soci.h>

#include <string>

#include "base/result.hpp"
#include "domain/user.hpp"

namespace sunomi {

/// How the columns of an account become a User.
struct UserRow {
    User user;
    std::int64_t created = 0;
    std::string role;
    int suspended = 0;

    /// The columns in the order of bind(), of `u`, a row of users.
    static constexpr auto columns =
        "u.user_key, u.user_id, u.name, u.password_hash, u.profile_picture_url, u.created, u.role, "
        "u.suspended, u.about, u.email, u.quota_bytes, u.subscribers";

    static inline const std::string select = std::string("SELECT ") + columns + " FROM users u ";

    void bind(soci::statement& statement);
    [[nodiscard]] User value() const;
};

/// Stores an account, as a part of the caller's transaction; returns its key. A userId that is taken fails as
/// the engine does: conflict.
Result<UserKey> insert_user(soci::session& session, const User& user, WallTime now);

/// conflict when `user` is the only admin who can sign in: of those one always stays. Everything that takes
/// an admin away asks this, in its own transaction.
Result<void> require_admin_without(soci::session& session, UserKey user);

}  // namespace sunomi
