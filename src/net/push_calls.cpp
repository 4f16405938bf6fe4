#include "net/push_calls.hpp"

#include <exception>
#include <utility>

#include "base/log.hpp"

namespace sunomi::net {

void PushCalls::opened(std::shared_ptr<PushChannel> channel) {
    open_ = true;
    ++server_.push_open;
    lane_->post([session = session_, channel = std::move(channel)] {
        try {
            session->on_open(channel);
        } catch (const std::exception& e) {
            log::error("push session: on_open: {}", e.what());
            channel->close(1011);  // internal error, RFC 6455 §7.4.1
        }
    });
}

void PushCalls::message(std::string text, std::function<void()> done) {
    lane_->post([session = session_, text = std::move(text), done = std::move(done)]() mutable {
        try {
            session->on_message(std::move(text));
        } catch (const std::exception& e) {
            log::error("push session: on_message: {}", e.what());
        }
        done();
    });
}

void PushCalls::closed() {
    if (!std::exchange(open_, false)) return;
    --server_.push_open;
    lane_->post([session = std::move(session_)] { session->on_close(); });
}

}  // namespace sunomi::net
