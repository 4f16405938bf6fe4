#include "net/listener.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/ip/v6_only.hpp>
#include <utility>

#include "base/log.hpp"
#include "base/random.hpp"
#include "net/connection.hpp"
#include "net/response_head.hpp"

namespace sunomi::net {
namespace {

constexpr std::chrono::milliseconds accept_pause{100};

/// IPv4 that came in through an IPv6 socket is shown and counted as IPv4.
asio::ip::address plain_address(const asio::ip::address& address) {
    if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
}

/// What connections are counted by: the address, or of IPv6 the /64 that one customer has to himself.
std::string limit_key(const asio::ip::address& address, const ServerConfig& config) {
    if (address.is_loopback() && config.exempt_loopback) return {};
    const auto peer = IpAddress::parse(address.to_string());
    const bool is_proxy = peer && std::any_of(config.proxies.begin(), config.proxies.end(),
                                              [&](const auto& one) { return one.contains(*peer); });
    if (is_proxy) return {};
    if (address.is_v4()) return address.to_string();
    auto bytes = address.to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return asio::ip::address_v6{bytes}.to_string();
}

/// Best effort: one try into the empty send buffer, nothing is waited for.
void turn_away(ServerContext& server, TcpSocket& socket) {
    const auto id = random_hex(8);
    auto refusal = server.refusal(503, id);
    const auto* text = std::get_if<std::string>(&refusal.body);
    const auto body = text == nullptr ? std::string{} : *text;
    const ResponseFraming framing{id, static_cast<std::int64_t>(body.size()), ResponseFraming::After::close};
    const auto answer = render_head(503, refusal.headers, framing) + body;
    ::send(socket.native_handle(), answer.data(), answer.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    boost::system::error_code ignored;
    socket.shutdown(TcpSocket::shutdown_send, ignored);
}

}  // namespace

Listener::Listener(std::vector<IoLoop*> loops)
    : loops_(std::move(loops)),
      server_(loops_.front()->server()),
      acceptor_(loops_.front()->context()),
      pause_(loops_.front()->context()) {}

Result<void> Listener::open(const std::string& address, std::uint16_t port) {
    boost::system::error_code error;
    const auto ip = asio::ip::make_address(address, error);
    if (error)
        return Error{Errc::invalid, "listen address is not a numeric IPv4 or IPv6 address: " + address};
    const asio::ip::tcp::endpoint endpoint{ip, port};
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(TcpAcceptor::reuse_address{true}, error);
    if (!error && ip.is_v6()) acceptor_.set_option(asio::ip::v6_only{false}, error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(4096, error);
    if (!error) port_ = acceptor_.local_endpoint(error).port();
    if (error) {
        return Error{Errc::unavailable, "cannot listen on " + address + " port " + std::to_string(port) +
                                            ": " + error.message()};
    }
    return {};
}

void Listener::accept() {
    auto& loop = *loops_[next_loop_++ % loops_.size()];
    acceptor_.async_accept(loop.context(), peer_,
                           [this, &loop](const boost::system::error_code& error, TcpSocket socket) {
                               if (!acceptor_.is_open()) return;
                               const bool client_gone = error == asio::error::connection_aborted;
                               if (error && !client_gone)
                                   return pause(error);  // no descriptor or memory left: trying on would spin
                               if (!error) on_accepted(loop, std::move(socket));
                               accept();
                           });
}

void Listener::on_accepted(IoLoop& loop, TcpSocket socket) {
    paused_ = false;
    const auto address = plain_address(peer_.address());
    auto slot = server_.limits->try_take(limit_key(address, server_.config));
    if (!slot) return turn_away(server_, socket);
    ++server_.connections_accepted;
    loop.post(
        [&loop, slot = std::move(*slot), socket = std::move(socket), peer = address.to_string()]() mutable {
            std::make_shared<Connection>(loop, std::move(socket), std::move(slot), std::move(peer))->start();
        });
}

void Listener::pause(const boost::system::error_code& error) {
    if (!paused_) log::warning("accepting pauses: {}", error.message());
    paused_ = true;
    pause_.expires_after(accept_pause);
    pause_.async_wait([this](const boost::system::error_code& cancelled) {
        if (!cancelled && acceptor_.is_open()) accept();
    });
}

void Listener::close() {
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
}

}  // namespace sunomi::net
