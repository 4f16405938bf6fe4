#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include "net/asio.hpp"
#include "net/io_loop.hpp"

namespace sunomi::net {

/// A non-blocking socket: plain calls to move bytes, and waits that call the session back. Reading only when
/// there is something to read keeps idle connections free of buffers. **Threads:** the loop's only.
class Transport {
public:
    struct Moved {
        enum class Outcome { some, would_block, end, failed } outcome;
        std::size_t bytes = 0;
    };

    Transport(ServerContext& server, TcpSocket socket);
    Transport(Transport&& other) noexcept;

    Moved receive(std::span<char> into);
    enum class Then { nothing, more };
    /// `first` and `second` in one packet where they fit; with what follows at once, if there is `more`.
    Moved send(std::string_view first, std::string_view second = {}, Then then = Then::nothing);
    /// sendfile(2); `end` when the file is shorter than that.
    Moved send_file(int fd, std::int64_t offset, std::size_t count);

    /// Calls `on_readable` of `owner`, which holds this transport, once; not at all if closed before.
    void wait_readable(std::shared_ptr<Session> owner);
    void wait_writable(std::shared_ptr<Session> owner);
    [[nodiscard]] bool waits_readable() const { return waits_readable_; }

    void shutdown_send();
    void close();
    /// Gives the socket away.
    TcpSocket release() { return std::move(socket_); }

private:
    ServerContext& server_;
    TcpSocket socket_;
    bool waits_readable_ = false;
    bool waits_writable_ = false;
};

}  // namespace sunomi::net
