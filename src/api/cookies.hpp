#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "net/http_message.hpp"

namespace sunomi::api {

/// The value of one cookie of a request, or empty.
std::string cookie_of(const net::Headers& headers, std::string_view name);

struct Cookie {
    std::string name;
    std::string value;  ///< of characters that need no quoting; empty with a life of 0 removes it
    std::string path;
    std::chrono::seconds life{0};
};
/// A Set-Cookie value: HttpOnly, SameSite=Lax, and Secure where `origin` is https.
std::string set_cookie(const Cookie& cookie, std::string_view origin);

}  // namespace sunomi::api
