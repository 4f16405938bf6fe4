#include "api/cookies.hpp"

#include "base/text.hpp"

namespace sunomi::api {

std::string cookie_of(const net::Headers& headers, std::string_view name) {
    for (const auto part : split(headers.get("Cookie"), ';')) {
        const auto pair = trim(part);
        const auto equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == name)
            return std::string{pair.substr(equals + 1)};
    }
    return {};
}

std::string set_cookie(const Cookie& cookie, std::string_view origin) {
    return cookie.name + "=" + cookie.value + "; Path=" + cookie.path +
           "; Max-Age=" + std::to_string(cookie.life.count()) + "; HttpOnly; SameSite=Lax" +
           (origin.starts_with("https://") ? "; Secure" : "");
}

}  // namespace sunomi::api
