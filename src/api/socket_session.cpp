#include "api/socket_session.hpp"

#include <boost/json.hpp>

namespace sunomi::api {

void SocketSession::on_open(std::shared_ptr<net::PushChannel> channel) {
    channel_ = std::move(channel);
    opened();
}

void SocketSession::on_message(std::string text) {
    boost::system::error_code failed;
    const auto message = json::parse(text, failed);
    if (failed || !message.is_object()) return;
    const auto& fields = message.get_object();
    const auto* token = fields.if_contains("token");
    if (token && token->is_string() && !identify(std::string{token->get_string()})) return;
    asked(fields);
}

bool SocketSession::identify(std::string token) {
    const auto speaker = guard_.authenticate(token);
    if (!speaker || (actor_ && actor_->user != speaker->user)) {
        channel_->close(policy_violation);
        return false;
    }
    const bool is_new = !actor_;
    guard_.forget(pass_);
    pass_ = guard_.watch(std::move(token), channel_);
    actor_ = *speaker;
    if (is_new) signed_in(*actor_);
    return true;
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
