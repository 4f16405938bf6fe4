#include "api/known_hosts.hpp"

#include <algorithm>

#include "base/ip_address.hpp"
#include "base/text.hpp"

namespace sunomi::api {
namespace {

/// `Example.ORG:8080` → `example.org`, `[::1]:80` → `::1`.
std::string name_of(std::string_view authority) {
    if (authority.starts_with('[')) return to_lower_ascii(authority.substr(1, authority.find(']') - 1));
    return to_lower_ascii(authority.substr(0, authority.find(':')));
}

std::string_view authority_of(std::string_view url) {
    const auto scheme = url.find("://");
    return scheme == std::string_view::npos ? url : url.substr(scheme + 3);
}

}  // namespace

bool is_our_host(const net::RequestHead& head, std::string_view public_url) {
    if (public_url.empty()) return true;
    if (head.path == "/healthz" || head.path == "/readyz" || head.path == "/metrics") return true;
    const auto name = name_of(head.headers.get("Host"));
    return name == name_of(authority_of(public_url)) || name == "localhost" ||
           IpAddress::parse(name).has_value();
}

bool is_foreign_origin(const net::RequestHead& head, std::string_view public_url,
                       const std::vector<std::string>& listed) {
    const auto origin = head.headers.get("Origin");
    if (origin.empty() || origin == public_url) return false;
    const std::string host{head.headers.get("Host")};
    if (origin == "http://" + host || origin == "https://" + host) return false;
    return std::find(listed.begin(), listed.end(), origin) == listed.end();
}

}  // namespace sunomi::api
