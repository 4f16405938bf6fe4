#include "api/socket_session.hpp"

#include <boost/json.hpp>

namespace sunomi::api {
namespace {

/// The token of a message `{"token": "…"}`.
std::optional<std::string> token_in(const std::string& text) {
    boost::system::error_code failed;
    const auto message = boost::json::parse(text, failed);
    if (failed || !message.is_object()) return std::nullopt;
    const auto* token = message.get_object().if_contains("token");
    if (!token || !token->is_string()) return std::nullopt;
    return std::string{token->get_string()};
}

}  // namespace

void SocketSession::on_open(std::shared_ptr<net::PushChannel> channel) {
    channel_ = std::move(channel);
    opened();
}

void SocketSession::on_message(std::string text) {
    auto token = token_in(text);
    if (!token) return;
    const auto speaker = guard_.authenticate(*token);
    if (!speaker || (actor_ && actor_->user != speaker->user)) return channel_->close(policy_violation);
    const bool is_new = !actor_;
    guard_.forget(pass_);
    pass_ = guard_.watch(std::move(*token), channel_);
    actor_ = *speaker;
    if (is_new) signed_in(*actor_);
}

void SocketSession::expect_token(std::chrono::milliseconds time) {
    pass_ = guard_.expect(channel_, time);
}

void SocketSession::watch_token(std::string token) {
    pass_ = guard_.watch(std::move(token), channel_);
}

void SocketSession::on_close() {
    guard_.forget(pass_);
    closed();
}

}  // namespace sunomi::api
