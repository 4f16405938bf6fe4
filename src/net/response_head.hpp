#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "net/http_message.hpp"

namespace sunomi::net {

/// What the server adds to the application's own header fields.
struct ResponseFraming {
    std::string_view request_id;
    std::optional<std::int64_t> content_length;  ///< none: 204, 304, and streams that end with the connection
    enum class After { keep_alive, close } after = After::keep_alive;
};

/// False when a field name is no token or a value holds a control character: it could forge a second answer.
bool is_safe(const Headers& headers);

/// Status line and header fields with the empty line. Content-Length, Transfer-Encoding, Date, Connection and
/// X-Request-Id of `headers` are left out: they are the server's.
std::string render_head(int status, const Headers& headers, const ResponseFraming& framing);

/// True for answers that have no body by definition (RFC 9110 §6.4.1): 1xx, 204, 304.
bool never_has_body(int status);

}  // namespace sunomi::net
