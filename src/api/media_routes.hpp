#pragma once

#include "api/services.hpp"
#include "net/http_message.hpp"

namespace sunomi::api {

/// The media origin: `GET /media/{videoId}/…` with Range, If-Range, If-None-Match and If-Match. A segment
/// that is being made is answered when it is there, without holding a thread. The original goes to its owner
/// only.
void serve_media(const Services& services, const net::Request& request, const net::Respond& respond);

}  // namespace sunomi::api
