#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace sunomi {

/// The database's key of a user; never shown.
using UserKey = std::int64_t;

/// What someone may do beyond what everyone may: moderators act on other people's comments and videos, admins
/// also on accounts.
enum class Role { user, moderator, admin };
std::string_view to_string(Role role);
/// invalid for any other word.
Result<Role> parse_role(std::string_view word);

/// Someone with an account. `user_id` is what people type and see; unique without regard to case.
struct User {
    UserKey key = 0;
    std::string user_id;
    std::string name;
    std::string password_hash;  ///< encoded Argon2id string; empty: signs in another way only
    std::string profile_picture_url;
    WallTime created{};
    Role role = Role::user;
    bool suspended = false;         ///< cannot sign in
    std::string about;              ///< the channel's description
    std::string email;              ///< for password resets; empty: none
    std::int64_t quota_bytes = -1;  ///< −1: the instance's
    std::int64_t subscribers = 0;
};

/// 3–64 of `[A-Za-z0-9_.-]`, and none of the words that mean something in `/api/user/…`; fails with invalid,
/// the message says what to type.
Result<void> check_user_id(std::string_view user_id);
/// 8–200 characters.
Result<void> check_password(std::string_view password);
/// At most 5000 characters after NFC and trimming; returns that form.
Result<std::string> check_about(std::string_view about);
/// Something mail can be sent to, as far as its form tells: one @ between two parts, the second with a dot,
/// 254 visible ASCII characters at most (RFC 5321). Empty: none.
Result<void> check_email(std::string_view email);
/// 1–100 characters of text after NFC and trimming; returns that form.
Result<std::string> check_display_name(std::string_view name);

}  // namespace sunomi
