#include "net/push_queue.hpp"

#include <utility>

namespace sunomi::net {

void PushQueue::send(std::string text) {
    const std::lock_guard lock{mutex_};
    if (state_ != State::open) return;
    if (messages_.size() >= max_messages || bytes_ + text.size() > max_bytes) {
        messages_.clear();
        bytes_ = 0;
        state_ = State::closing;
        code_ = too_slow;
    } else {
        bytes_ += text.size();
        messages_.push_back(std::move(text));
    }
    wake();
}

void PushQueue::close(int code) {
    const std::lock_guard lock{mutex_};
    if (state_ != State::open) return;
    state_ = State::closing;
    code_ = code;
    wake();
}

std::optional<std::string> PushQueue::take() {
    const std::lock_guard lock{mutex_};
    if (messages_.empty()) return std::nullopt;
    auto message = std::move(messages_.front());
    messages_.pop_front();
    bytes_ -= message.size();
    return message;
}

std::optional<int> PushQueue::close_code() const {
    const std::lock_guard lock{mutex_};
    if (state_ != State::closing || !messages_.empty()) return std::nullopt;
    return code_;
}

bool PushQueue::overflowed() const {
    const std::lock_guard lock{mutex_};
    return state_ == State::closing && code_ == too_slow;
}

void PushQueue::shut() {
    const std::lock_guard lock{mutex_};
    state_ = State::shut;
    messages_.clear();
    bytes_ = 0;
}

void PushQueue::wake() {
    if (std::exchange(woken_, true)) return;
    loop_->post([queue = weak_from_this()] {
        if (const auto self = queue.lock()) self->pump_endpoint();
    });
}

void PushQueue::pump_endpoint() {
    {
        const std::lock_guard lock{mutex_};
        woken_ = false;
    }
    if (const auto endpoint = endpoint_.lock()) guarded(*endpoint, [&] { endpoint->pump(); });
}

}  // namespace sunomi::net
