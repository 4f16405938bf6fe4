#include "net/connection_limits.hpp"

#include <utility>

namespace sunomi::net {

ConnectionLimits::Slot& ConnectionLimits::Slot::operator=(Slot&& other) noexcept {
    if (this == &other) return *this;
    release();
    limits_ = std::move(other.limits_);
    key_ = std::move(other.key_);
    return *this;
}

void ConnectionLimits::Slot::release() {
    if (const auto limits = std::exchange(limits_, nullptr)) limits->give_back(key_);
}

std::optional<ConnectionLimits::Slot> ConnectionLimits::try_take(std::string key) {
    const std::lock_guard lock{mutex_};
    if (open_ >= max_total_) return std::nullopt;
    if (!key.empty()) {
        const auto at = by_key_.try_emplace(key, 0).first;
        if (at->second >= max_per_address_) {
            if (at->second == 0) by_key_.erase(at);
            return std::nullopt;
        }
        ++at->second;
    }
    ++open_;
    return Slot{shared_from_this(), std::move(key)};
}

std::size_t ConnectionLimits::open() const {
    const std::lock_guard lock{mutex_};
    return open_;
}

bool ConnectionLimits::wait_until_none(std::chrono::milliseconds timeout) const {
    std::unique_lock lock{mutex_};
    return none_.wait_for(lock, timeout, [this] { return open_ == 0; });
}

void ConnectionLimits::give_back(const std::string& key) {
    const std::lock_guard lock{mutex_};
    if (const auto at = by_key_.find(key); at != by_key_.end() && --at->second == 0) by_key_.erase(at);
    if (--open_ == 0) none_.notify_all();
}

}  // namespace sunomi::net
