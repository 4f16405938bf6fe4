#pragma once

#include <string>

#include "api/page_head.hpp"
#include "api/services.hpp"
#include "net/http_message.hpp"

namespace sunomi::api {

/// The web UI: its files; for every other path, which is a route of the UI itself, `index.html` with the head
/// of that page; the player for other sites' frames at `/embed/{videoId}`; the documentation of the API at
/// `/api/docs`; what search engines and installers read. `origin`: scheme and authority that the client used.
net::Response serve_page(const Services& services, const net::RequestHead& head, const std::string& origin,
                         const AskAsGuest& ask);
bool is_documentation(const net::RequestHead& head);

}  // namespace sunomi::api
