#pragma once

#include <string_view>

namespace sunomi::api {

/// Does this `Accept-Encoding` allow gzip? It does when gzip (or `*`, where gzip is not named) has a weight above
/// zero (RFC 9110 §12.5.3). Without the field: no, to be on the safe side of old clients.
bool accepts_gzip(std::string_view header);

}  // namespace sunomi::api
