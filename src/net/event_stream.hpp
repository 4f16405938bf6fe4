#pragma once

#include <memory>
#include <string>

#include "net/connection_limits.hpp"
#include "net/http_message.hpp"
#include "net/transport.hpp"

namespace sunomi::net {

/// A connection that leaves plain HTTP for good, with what has to go along.
struct Departure {
    IoLoop& loop;
    Transport transport;
    ConnectionLimits::Slot slot;
    std::string peer_address;
    std::shared_ptr<PushSession> session;
};

/// Goes on as a stream of server-sent events (WHATWG HTML §9.2): sends `head`, then what the session pushes, with
/// a comment line in quiet times so that proxies keep it open.
void start_event_stream(Departure departure, std::string head);

/// `text` as one event: a `data:` line for each of its lines.
std::string format_event(std::string_view text);

}  // namespace sunomi::net
