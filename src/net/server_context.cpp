#include "net/server_context.hpp"

#include <exception>
#include <stdexcept>

#include "base/log.hpp"
#include "net/response_head.hpp"

namespace sunomi::net {

ServerContext::ServerContext(const ServerConfig& server_config, HttpHandler& http_handler)
    : config(server_config),
      handler(http_handler),
      limits(std::make_shared<ConnectionLimits>(config.max_connections, config.max_connections_per_address)),
      workers("http-worker", config.worker_threads, static_cast<std::size_t>(config.worker_queue)),
      files("http-file", config.file_threads, 0) {}

Response ServerContext::refusal(int status, std::string_view request_id) {
    ++refused;
    Response response;
    try {
        response = handler.refusal(status, request_id);
        if (!is_safe(response.headers)) throw std::logic_error("unsafe header field");
    } catch (const std::exception& e) {
        log::error("refusal of {} failed: {} request={}", status, e.what(), request_id);
        response = Response{};
        response.status = status;
    }
    if (status == 503 && !response.headers.has("Retry-After")) response.headers.add("Retry-After", "1");
    return response;
}

std::optional<Response> ServerContext::at_hand(const RequestHead& head) {
    if (head.content_length > 0) return std::nullopt;
    try {
        return handler.at_hand(head);
    } catch (const std::exception& e) {
        log::error("at hand: {} request={}", e.what(), head.request_id);
        return refusal(500, head.request_id);
    }
}

}  // namespace sunomi::net
