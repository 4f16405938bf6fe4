#include "domain/user.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/typed_text.hpp"

namespace sunomi {

std::string_view to_string(Role role) {
    switch (role) {
        case Role::user:
            return "user";
        case Role::moderator:
            return "moderator";
        case Role::admin:
            return "admin";
    }
    return "user";
}

Result<Role> parse_role(std::string_view word) {
    for (const auto role : {Role::user, Role::moderator, Role::admin}) {
        if (word == to_string(role)) return role;
    }
    return Error{Errc::invalid, "role must be user, moderator or admin"};
}

Result<void> check_user_id(std::string_view user_id) {
    static constexpr std::string_view allowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";
    const bool ok = user_id.size() >= 3 && user_id.size() <= 64 &&
                    user_id.find_first_not_of(allowed) == std::string_view::npos;
    if (!ok) {
        return Error{Errc::invalid, "userId must be 3 to 64 of the characters A-Z a-z 0-9 _ . -"};
    }
    static constexpr std::array<std::string_view, 14> words{
        "export",    "history",       "invites",     "likes",    "notifications", "picture", "playlists",
        "positions", "subscriptions", "subscribers", "sessions", "settings",      "uploads", "usage"};
    if (std::find(words.begin(), words.end(), to_lower_ascii(user_id)) != words.end()) {
        return Error{Errc::invalid, "this userId is a word of the site's own; please choose another"};
    }
    return {};
}

Result<void> check_password(std::string_view password) {
    const auto text = to_nfc(password);
    if (!text || code_points(*text) < 8 || code_points(*text) > 200) {
        return Error{Errc::invalid, "password must be 8 to 200 characters long"};
    }
    return {};
}

Result<std::string> check_display_name(std::string_view name) {
    auto text = tidy(name);
    if (!text || text->empty() || code_points(*text) > 100) {
        return Error{Errc::invalid, "name must be 1 to 100 characters long"};
    }
    return std::move(*text);
}

Result<std::string> check_about(std::string_view about) {
    auto text = tidy(about);
    if (!text || code_points(*text) > 5000)
        return Error{Errc::invalid, "about must be at most 5000 characters long"};
    return std::move(*text);
}

Result<void> check_email(std::string_view email) {
    if (email.empty()) return {};
    const bool visible = std::all_of(email.begin(), email.end(), [](char c) { return c > ' ' && c <= '~'; });
    const auto at = email.find('@');
    const bool one_at = at != std::string_view::npos && at > 0 && email.rfind('@') == at;
    const auto host = one_at ? email.substr(at + 1) : std::string_view{};
    const auto dot = host.find('.');
    const bool has_dot = dot != std::string_view::npos && dot > 0 && host.back() != '.';
    const bool plain = email.find_first_of("<>()[]\\,;:\"") == std::string_view::npos;
    if (!visible || !has_dot || !plain || email.size() > 254) {
        return Error{Errc::invalid, "email must be an address such as ada@example.org"};
    }
    return {};
}

}  // namespace sunomi
