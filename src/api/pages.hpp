#pragma once

#include <string>

#include "api/services.hpp"
#include "net/http_message.hpp"

namespace sunomi::api {

/// The web UI: its files; `index.html` for every other path, which is a route of the UI itself, with the tags
/// of link previews where that shows a video; the player for other sites' frames at `/embed/{videoId}`; the
/// documentation of the API at `/api/docs`. `origin`: scheme and authority that the client used.
net::Response serve_page(const Services& services, const net::RequestHead& head, const std::string& origin);
bool is_documentation(const net::RequestHead& head);

}  // namespace sunomi::api
