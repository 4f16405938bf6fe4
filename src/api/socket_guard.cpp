#include "api/socket_guard.hpp"

#include "api/socket_session.hpp"

namespace sunomi::api {

SocketGuard::SocketGuard(Authenticate authenticate, std::chrono::milliseconds interval)
    : authenticate_(std::move(authenticate)), interval_(interval), thread_([this] { run(); }) {}

SocketGuard::~SocketGuard() {
    {
        const std::lock_guard lock{mutex_};
        stop_ = true;
    }
    stopping_.notify_all();
    thread_.join();
}

SocketGuard::Pass SocketGuard::watch(std::string token, std::shared_ptr<net::PushChannel> channel) {
    const std::lock_guard lock{mutex_};
    watched_[next_] = {std::move(token), {}, std::move(channel)};
    return next_++;
}

SocketGuard::Pass SocketGuard::expect(std::shared_ptr<net::PushChannel> channel,
                                      std::chrono::milliseconds time) {
    const std::lock_guard lock{mutex_};
    watched_[next_] = {{}, std::chrono::steady_clock::now() + time, std::move(channel)};
    return next_++;
}

void SocketGuard::forget(Pass pass) {
    const std::lock_guard lock{mutex_};
    watched_.erase(pass);
}

void SocketGuard::run() {
    std::unique_lock lock{mutex_};
    while (!stopping_.wait_for(lock, interval_, [this] { return stop_; })) check_all();
}

bool SocketGuard::may_stay(const Watched& watched) const {
    if (watched.token.empty()) return std::chrono::steady_clock::now() < watched.until;
    return authenticate_(watched.token).has_value();
}

void SocketGuard::check_all() {
    for (auto at = watched_.begin(); at != watched_.end();) {
        if (may_stay(at->second)) {
            ++at;
            continue;
        }
        at->second.channel->close(policy_violation);
        at = watched_.erase(at);
    }
}

}  // namespace sunomi::api
