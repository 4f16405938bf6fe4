#pragma once

#include <boost/asio/basic_waitable_timer.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "net/asio.hpp"
#include "net/io_loop.hpp"

namespace sunomi::net {

/// Accepts connections and deals them out to the loops in turn. When the process has no descriptor left it
/// pauses instead of spinning; beyond a limit it answers 503 and closes. **Threads:** the first loop's.
class Listener {
public:
    /// `loops`: at least one; they outlive the listener.
    explicit Listener(std::vector<IoLoop*> loops);

    /// Fails with invalid (no such address) or unavailable (cannot be bound).
    Result<void> open(const std::string& address, std::uint16_t port);
    [[nodiscard]] std::uint16_t port() const { return port_; }
    void accept();
    void close();

private:
    using Timer = asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>,
                                             asio::io_context::executor_type>;
    void on_accepted(IoLoop& loop, TcpSocket socket);
    void pause(const boost::system::error_code& error);

    std::vector<IoLoop*> loops_;
    std::size_t next_loop_ = 0;
    ServerContext& server_;
    TcpAcceptor acceptor_;
    Timer pause_;
    bool paused_ = false;  ///< and said so in the log, once until the next connection comes in
    asio::ip::tcp::endpoint peer_;
    std::uint16_t port_ = 0;
};

}  // namespace sunomi::net
