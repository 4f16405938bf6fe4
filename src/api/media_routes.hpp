#pragma once

#include <optional>

#include "api/services.hpp"
#include "net/http_message.hpp"

namespace sunomi::api {

/// The media origin: `GET /media/{videoId}/…` with Range, If-Range, If-None-Match and If-Match. A segment
/// that is being made is answered when it is there, without holding a thread. The original goes to its owner
/// only.
/// Segments that many ask for are answered by media_at_hand() when it can, which needs no thread that may
/// wait.
void serve_media(const Services& services, const net::Request& request, const net::Respond& respond);
std::optional<net::Response> media_at_hand(const Services& services, const net::RequestHead& head);

}  // namespace sunomi::api
