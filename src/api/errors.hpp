#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "net/http_message.hpp"

namespace sunomi::api {

/// The one place where an Errc becomes an HTTP status.
int status_of(Errc code);
/// The word in `code` of an error body: stable, for programs.
std::string_view word_of(Errc code);
/// Every word that `code` may hold, the edge's own ones too, sorted: for the document.
std::vector<std::string_view> all_words();

/// `{error, code, requestId}` with the right status. What is internal is logged and not shown. 503 and 429
/// carry Retry-After.
net::Response error_response(const Error& error, std::string_view request_id);
/// The same for a status that the HTTP edge itself chose.
net::Response edge_response(int status, std::string_view request_id);

net::Response json_response(int status, const std::string& body);

}  // namespace sunomi::api
