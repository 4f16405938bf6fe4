#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "api/socket_guard.hpp"
#include "domain/actor.hpp"
#include "net/http_message.hpp"

namespace sunomi::api {

namespace json = boost::json;

/// Close code of a WebSocket for those who may not (any longer) have it (RFC 6455 §7.4.1).
inline constexpr int policy_violation = 1008;

/// One WebSocket whose other end may say who it is by a message `{"token": "…"}`: a token in the address
/// would end up in logs. It may send a fresh token of the same user later; the socket is closed with 1008 for
/// a token that is not valid, and within seconds when the newest one no longer is. What is no JSON object is
/// ignored.
/// **Threads:** as PushSession says, one call at a time.
class SocketSession : public net::PushSession {
public:
    explicit SocketSession(SocketGuard& guard) : guard_(guard) {}

    void on_open(std::shared_ptr<net::PushChannel> channel) final;
    void on_message(std::string text) final;
    void on_close() final;

protected:
    /// The connection is up; nobody is known yet.
    virtual void opened() {}
    /// The other end is `actor`; called once.
    virtual void signed_in(const Actor& actor) = 0;
    /// A message, after the token in it was taken.
    virtual void asked(const json::object& /*message*/) {}
    /// Nothing is called after this.
    virtual void closed() {}

    /// Closes the connection, unless its other end has said within `time` who it is. At most once, in
    /// opened().
    void expect_token(std::chrono::milliseconds time);
    /// The other end has proven already who it is, by `token`. At most once, in opened().
    void watch_token(std::string token);
    /// From opened() on.
    [[nodiscard]] const std::shared_ptr<net::PushChannel>& channel() const { return channel_; }
    [[nodiscard]] const std::optional<Actor>& actor() const { return actor_; }

private:
    /// False when the connection is to end.
    bool identify(std::string token);

    SocketGuard& guard_;
    std::shared_ptr<net::PushChannel> channel_;
    std::optional<Actor> actor_;
    SocketGuard::Pass pass_ = 0;
};

}  // namespace sunomi::api
