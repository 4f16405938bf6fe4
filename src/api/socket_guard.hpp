#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "base/result.hpp"
#include "domain/actor.hpp"
#include "net/http_message.hpp"

namespace sunomi::api {

/// Ends the sockets of those who are no longer signed in: each token is judged again every `interval`, so
/// that one that has expired, or whose session was revoked, holds no socket open for longer. **Threads:**
/// any; one of its own. **Lifetime:** outlives the sockets.
class SocketGuard {
public:
    /// Who a token speaks for; any error means nobody. Must not read the database.
    using Authenticate = std::function<Result<Actor>(std::string_view token)>;
    using Pass = std::uint64_t;

    explicit SocketGuard(Authenticate authenticate,
                         std::chrono::milliseconds interval = std::chrono::seconds{1});
    ~SocketGuard();

    /// Whose the token is; unauthenticated when it is nobody's.
    Result<Actor> authenticate(std::string_view token) const { return authenticate_(token); }
    /// Closes `channel` with 1008 (policy violation, RFC 6455) as soon as `token` is nobody's any more.
    Pass watch(std::string token, std::shared_ptr<net::PushChannel> channel);
    /// Closes `channel` with 1008 when it was not forgotten within `time`: nobody said who they are.
    Pass expect(std::shared_ptr<net::PushChannel> channel, std::chrono::milliseconds time);
    void forget(Pass pass);

private:
    struct Watched {
        std::string token;  ///< empty: none yet, and `until` is when it must have come
        std::chrono::steady_clock::time_point until;
        std::shared_ptr<net::PushChannel> channel;
    };

    void run();
    void check_all();
    [[nodiscard]] bool may_stay(const Watched& watched) const;

    const Authenticate authenticate_;
    const std::chrono::milliseconds interval_;
    std::mutex mutex_;
    std::condition_variable stopping_;
    bool stop_ = false;
    Pass next_ = 1;
    std::map<Pass, Watched> watched_;
    std::thread thread_;
};

}  // namespace sunomi::api
