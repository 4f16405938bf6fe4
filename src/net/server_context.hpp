#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "net/connection_limits.hpp"
#include "net/http_server.hpp"
#include "net/worker_pool.hpp"

namespace sunomi::net {

/// What all connections of one server share. **Threads:** any. **Lifetime:** kept by the server and its
/// loops.
struct ServerContext {
    ServerContext(const ServerConfig& server_config, HttpHandler& http_handler);

    /// The application's answer to a refused request; a plain one if even that fails. Counts it. 503 carries
    /// `Retry-After: 1`.
    Response refusal(int status, std::string_view request_id);

    /// What the application has at hand for a request without a body; 500 when it threw.
    std::optional<Response> at_hand(const RequestHead& head);

    const ServerConfig config;
    HttpHandler& handler;
    const std::shared_ptr<ConnectionLimits> limits;
    WorkerPool workers;
    WorkerPool files;

    std::atomic<std::uint64_t> connections_accepted{0};
    std::atomic<std::uint64_t> requests{0};
    std::atomic<std::uint64_t> requests_open{0};
    std::atomic<std::uint64_t> uploads_open{0};
    std::atomic<std::uint64_t> refused{0};
    std::atomic<std::uint64_t> push_open{0};
    std::atomic<std::uint64_t> bytes_sent{0};
    std::atomic<std::uint64_t> bytes_received{0};
};

}  // namespace sunomi::net
