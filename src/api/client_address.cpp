#include "api/client_address.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace sunomi::api {
namespace {

bool is_one_of(const IpAddress& address, const std::vector<IpNetwork>& networks) {
    return std::any_of(networks.begin(), networks.end(),
                       [&](const auto& one) { return one.contains(address); });
}

/// All values of a list header, in order, from however many fields.
std::vector<std::string_view> list_of(const net::Headers& headers, std::string_view name) {
    std::vector<std::string_view> all;
    for (const auto& [field, value] : headers.fields()) {
        if (!equals_ignoring_case(field, name)) continue;
        for (const auto part : split(value, ',')) all.push_back(trim(part));
    }
    return all;
}

/// Some proxies add the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`.
std::optional<IpAddress> forwarded_address(std::string_view text) {
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        return end == std::string_view::npos ? std::nullopt : IpAddress::parse(text.substr(1, end - 1));
    }
    const auto colon = text.find(':');
    const bool has_port = colon != std::string_view::npos && text.rfind(':') == colon;
    return IpAddress::parse(has_port ? text.substr(0, colon) : text);
}

}  // namespace

Client client_of(const net::RequestHead& head, const std::vector<IpNetwork>& trusted) {
    const auto peer = IpAddress::parse(head.peer_address);
    if (!peer || !is_one_of(*peer, trusted)) return {peer ? peer->text() : head.peer_address, "http"};
    auto client = *peer;
    const auto chain = list_of(head.headers, "X-Forwarded-For");
    for (auto hop = chain.rbegin(); hop != chain.rend() && is_one_of(client, trusted); ++hop) {
        const auto address = forwarded_address(*hop);
        if (!address) break;
        client = *address;
    }
    const auto schemes = list_of(head.headers, "X-Forwarded-Proto");
    const bool secure = !schemes.empty() && equals_ignoring_case(schemes.back(), "https");
    return {client.text(), secure ? "https" : "http"};
}

}  // namespace sunomi::api
