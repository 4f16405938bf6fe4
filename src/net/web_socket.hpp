#pragma once

#include "net/event_stream.hpp"
#include "net/http_message.hpp"

namespace sunomi::net {

/// True when the request asks for an upgrade to WebSocket; the rest of the handshake is Beast's to check.
bool asks_for_web_socket(const RequestHead& head);

/// Answers the handshake of `head` with `extra` header fields and goes on as a WebSocket (RFC 6455, no
/// extensions). A faulty handshake is answered 400 or 426 and the session never hears of it.
void start_web_socket(Departure departure, const RequestHead& head, Headers extra);

}  // namespace sunomi::net
