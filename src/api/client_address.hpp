#pragma once

#include <string>
#include <vector>

#include "base/ip_address.hpp"
#include "net/http_message.hpp"

namespace sunomi::api {

/// Who is at the other end, as far as it can be believed.
struct Client {
    std::string address;  ///< numeric, IPv4 where it is one; for limits and for the list of sessions
    std::string scheme;   ///< http or https: how the client came in
};

/// The peer of the connection, unless it is one of the `trusted` proxies. Then X-Forwarded-For is read from
/// right to left, as each proxy appends whom it heard: the first that is not trusted is the client, for
/// everything left of it is only what that one says. An entry that is no address ends the walk at the proxy
/// that wrote it. X-Forwarded-Proto is believed of a trusted peer only, its last word.
Client client_of(const net::RequestHead& head, const std::vector<IpNetwork>& trusted);

}  // namespace sunomi::api
