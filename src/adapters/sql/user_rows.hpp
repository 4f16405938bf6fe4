#pragma once

#include <soci/soci.h>

#include <string>

#include "domain/user.hpp"

namespace sunomi {

/// How the columns of a user become a User.
struct UserRow {
    User user;
    std::int64_t created = 0;
    std::string role;
    int suspended = 0;

    static constexpr auto select =
        "SELECT user_key, user_id, name, password_hash, profile_picture_url, created, role, "
        "suspended, about, email, quota_bytes, subscribers FROM users ";

    void bind(soci::statement& statement);
    [[nodiscard]] User value() const;
};

}  // namespace sunomi
