#include "net/transport.hpp"

#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <array>
#include <cerrno>

namespace sunomi::net {
namespace {

using Outcome = Transport::Moved::Outcome;

/// What a system call that moves bytes told, after it was repeated for EINTR.
template <class Call>
Transport::Moved moved_by(Call call, std::atomic<std::uint64_t>& counter) {
    for (;;) {
        const ssize_t n = call();
        if (n > 0) {
            counter += static_cast<std::uint64_t>(n);
            return {Outcome::some, static_cast<std::size_t>(n)};
        }
        if (n == 0) return {Outcome::end, 0};
        if (errno == EAGAIN || errno == EWOULDBLOCK) return {Outcome::would_block, 0};
        if (errno != EINTR) return {Outcome::failed, 0};
    }
}

iovec piece(std::string_view bytes) { return {const_cast<char*>(bytes.data()), bytes.size()}; }

}  // namespace

Transport::Transport(ServerContext& server, TcpSocket socket) : server_(server), socket_(std::move(socket)) {
    boost::system::error_code ignored;
    socket_.non_blocking(true, ignored);
    socket_.set_option(asio::ip::tcp::no_delay{true}, ignored);
}

Transport::Transport(Transport&& other) noexcept : server_(other.server_), socket_(std::move(other.socket_)) {}

Transport::Moved Transport::receive(std::span<char> into) {
    return moved_by([&] { return ::recv(socket_.native_handle(), into.data(), into.size(), 0); },
                    server_.bytes_received);
}

Transport::Moved Transport::send(std::string_view first, std::string_view second, Then then) {
    std::array<iovec, 2> pieces{piece(first), piece(second)};
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = pieces.size();
    const int flags = MSG_NOSIGNAL | (then == Then::more ? MSG_MORE : 0);
    return moved_by([&] { return ::sendmsg(socket_.native_handle(), &message, flags); }, server_.bytes_sent);
}

Transport::Moved Transport::send_file(int fd, std::int64_t offset, std::size_t count) {
    off_t at = offset;
    return moved_by([&] { return ::sendfile(socket_.native_handle(), fd, &at, count); }, server_.bytes_sent);
}

void Transport::wait_readable(std::shared_ptr<Session> owner) {
    if (std::exchange(waits_readable_, true)) return;
    socket_.async_wait(TcpSocket::wait_read,
                       [this, owner = std::move(owner)](const boost::system::error_code& error) {
                           waits_readable_ = false;
                           if (error == asio::error::operation_aborted) return;
                           guarded(*owner, [&] { owner->on_readable(); });
                       });
}

void Transport::wait_writable(std::shared_ptr<Session> owner) {
    if (std::exchange(waits_writable_, true)) return;
    socket_.async_wait(TcpSocket::wait_write,
                       [this, owner = std::move(owner)](const boost::system::error_code& error) {
                           waits_writable_ = false;
                           if (error == asio::error::operation_aborted) return;
                           guarded(*owner, [&] { owner->on_writable(); });
                       });
}

void Transport::shutdown_send() {
    boost::system::error_code ignored;
    socket_.shutdown(TcpSocket::shutdown_send, ignored);
}

void Transport::close() {
    boost::system::error_code ignored;
    socket_.close(ignored);
}

}  // namespace sunomi::net
