#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "net/http_message.hpp"

namespace sunomi::api {

/// Did the client mean us? A page of another site can have its own name lead to our address, and a browser
/// then takes us for that site (DNS rebinding). Ours are the host of `public_url`, numeric addresses and
/// localhost, whatever the port; where no `public_url` is configured, all. Who asks how we are (`/healthz`,
/// `/readyz`, `/metrics`) may call us by any name, since within a cluster we have others.
bool is_our_host(const net::RequestHead& head, std::string_view public_url);

/// May a page of that origin open sockets and streams here? Ours are the origin that the client used and
/// `public_url`; others must be among `listed`. Who sends no Origin is no page.
bool is_foreign_origin(const net::RequestHead& head, std::string_view public_url,
                       const std::vector<std::string>& listed);

}  // namespace sunomi::api
