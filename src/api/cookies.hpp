#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "net/http_message.hpp"

namespace sunomi::api {

/// How a cookie is called where `origin` is https: with `__Host-`, so that browsers take it only from this
/// host itself and by TLS, and no page of a sibling subdomain can plant one (RFC 6265bis, 4.1.3.2). Else,
/// plain.
std::string cookie_name(std::string_view name, std::string_view origin);

/// The value of one cookie of a request, or empty; `name` without prefix.
std::string cookie_of(const net::Headers& headers, std::string_view name, std::string_view origin);

struct Cookie {
    std::string name;   ///< without prefix
    std::string value;  ///< of characters that need no quoting; empty with a life of 0 removes it
    std::chrono::seconds life{0};
};
/// A Set-Cookie value: for all paths, as `__Host-` wants it, HttpOnly, SameSite=Lax, and Secure where
/// `origin` is https.
std::string set_cookie(const Cookie& cookie, std::string_view origin);

}  // namespace sunomi::api
