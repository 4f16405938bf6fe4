#include "api/cookies.hpp"

#include "base/text.hpp"

namespace sunomi::api {

namespace {

bool is_secure(std::string_view origin) {
    return origin.starts_with("https://");
}

}  // namespace

std::string cookie_name(std::string_view name, std::string_view origin) {
    return (is_secure(origin) ? "__Host-" : "") + std::string{name};
}

std::string cookie_of(const net::Headers& headers, std::string_view name, std::string_view origin) {
    const auto wanted = cookie_name(name, origin);
    for (const auto part : split(headers.get("Cookie"), ';')) {
        const auto pair = trim(part);
        const auto equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == wanted)
            return std::string{pair.substr(equals + 1)};
    }
    return {};
}

std::string set_cookie(const Cookie& cookie, std::string_view origin) {
    return cookie_name(cookie.name, origin) + "=" + cookie.value +
           "; Path=/; Max-Age=" + std::to_string(cookie.life.count()) + "; HttpOnly; SameSite=Lax" +
           (is_secure(origin) ? "; Secure" : "");
}

}  // namespace sunomi::api
