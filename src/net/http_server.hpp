#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/ip_address.hpp"
#include "base/result.hpp"
#include "net/http_message.hpp"

namespace sunomi::net {

struct ServerConfig {
    std::string address = "127.0.0.1";  ///< numeric IPv4 or IPv6
    std::uint16_t port = 8080;          ///< 0: any free one
    int io_threads = 1;
    int worker_threads = 8;
    int worker_queue = 256;  ///< waiting requests beyond it are answered 503 with Retry-After
    int file_threads = 4;    ///< for bodies that go to disk
    std::size_t max_connections = 16000;
    std::size_t max_connections_per_address = 256;  ///< loopback is exempt only if `exempt_loopback`
    bool exempt_loopback = true;
    std::vector<IpNetwork> proxies;  ///< bring many people's connections: exempt, too
    std::size_t max_header_bytes = 16 * 1024;
    std::chrono::seconds header_timeout{10};  ///< from the first byte of a request to the end of its head
    std::chrono::seconds idle_timeout{60};    ///< keep-alive without a request
    std::int64_t min_body_bytes_per_second = 1024;  ///< averaged over body_rate_window; slower: 408
    std::chrono::seconds write_stall_timeout{60};   ///< no byte accepted by the client for so long: cut
    std::chrono::seconds drain_timeout{20};
    std::chrono::seconds body_rate_window{10};      ///< the time over which the body rate is averaged
    std::chrono::seconds event_stream_comment{15};  ///< a comment line after so long without an event
    std::chrono::seconds web_socket_ping{
        20};  ///< a ping after so long without a frame; gone after twice that
};

/// Numbers for `/metrics`.
struct ServerStats {
    std::uint64_t connections_open = 0;
    std::uint64_t connections_accepted = 0;
    std::uint64_t requests = 0;
    std::uint64_t requests_open = 0;       ///< read, and not answered to the last byte yet
    std::uint64_t uploads_open = 0;        ///< bodies on their way into a file
    std::uint64_t workers_waited_for = 0;  ///< jobs in the workers' queue
    std::uint64_t files_waited_for = 0;    ///< jobs in the queue of those who write bodies to disk
    std::uint64_t refused = 0;             ///< answered by the server itself (4xx/5xx of the edge)
    std::uint64_t push_open = 0;
    std::uint64_t bytes_sent = 0;
    std::uint64_t bytes_received = 0;
};

/// HTTP/1.1 and WebSocket server. Only this room knows Beast. **Threads:** all calls from any thread.
///
/// Edge rules (Boost.Beast 1.81 throws out of the event loop on a long trailer, grows without bound on chunk
/// extensions, and reads an unknown Transfer-Encoding as an empty body, so the head is judged before any
/// body): any Transfer-Encoding → 411 for requests that could have a body, else 400, and close; not exactly
/// one Host, a second or malformed Content-Length, obs-fold, bytes outside of visible ASCII in the head,
/// absolute-form, a target that is not a path → 400 and close; Expect other than 100-continue → 417; HTTP
/// versions other than 1.0/1.1 → 505; head larger than max_header_bytes → 431; target > 8 KiB → 414; CONNECT
/// and TRACE → 405.
class HttpServer {
public:
    virtual ~HttpServer() = default;
    /// The port it listens on.
    [[nodiscard]] virtual std::uint16_t port() const = 0;
    [[nodiscard]] virtual ServerStats stats() const = 0;
    /// Stops accepting, lets running requests answer, closes WebSockets with 1001, then returns; at most
    /// drain_timeout.
    virtual void stop() = 0;
};

/// Listens and serves until stop(). `handler` must outlive the server. Fails with unavailable when the
/// address cannot be bound.
Result<std::unique_ptr<HttpServer>> start_http_server(const ServerConfig& config, HttpHandler& handler);

}  // namespace sunomi::net
