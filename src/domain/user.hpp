#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace sunomi {

/// The database's key of a user; never shown.
using UserKey = std::int64_t;

/// Someone with an account. `user_id` is what people type and see; unique without regard to case.
struct User {
    UserKey key = 0;
    std::string user_id;
    std::string name;
    std::string password_hash;  ///< encoded Argon2id string
    std::string profile_picture_url;
    WallTime created{};
};

/// 3–64 of `[A-Za-z0-9_.-]`; fails with invalid, the message says what to type.
Result<void> check_user_id(std::string_view user_id);
/// 8–200 characters.
Result<void> check_password(std::string_view password);
/// 1–100 characters of text after NFC and trimming; returns that form.
Result<std::string> check_display_name(std::string_view name);

}  // namespace sunomi
