#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "net/http_message.hpp"
#include "net/io_loop.hpp"

namespace sunomi::net {

/// A session that sends what a PushQueue holds.
class PushEndpoint : public Session {
public:
    /// There is something to send, or the stream is to end.
    virtual void pump() = 0;
};

/// The application's end of a push connection: a bounded queue between any thread and the loop. **Lifetime:**
/// the application may keep it as long as it likes; it does not keep the connection.
class PushQueue final : public PushChannel, public std::enable_shared_from_this<PushQueue> {
public:
    static constexpr std::size_t max_messages = 64;
    static constexpr std::size_t max_bytes = 256 * 1024;
    static constexpr int too_slow = 1013;  ///< "try again later", IANA registry of RFC 6455 close codes

    PushQueue(std::shared_ptr<Mailbox> loop, std::string peer_address)
        : loop_(std::move(loop)), peer_address_(std::move(peer_address)) {}
    /// Once, before anybody sends.
    void attach(std::weak_ptr<PushEndpoint> endpoint) { endpoint_ = std::move(endpoint); }

    void send(std::string text) override;
    void close(int code) override;
    std::string peer_address() const override { return peer_address_; }

    /// The next message; none while there is nothing to send.
    std::optional<std::string> take();
    /// The code to close with, once everything queued before was taken.
    std::optional<int> close_code() const;
    /// True when the reader was too slow: its queue was dropped.
    [[nodiscard]] bool overflowed() const;
    /// The connection is gone: send() and close() are without effect from now on.
    void shut();

private:
    enum class State { open, closing, shut };
    void wake();  ///< with the lock held
    void pump_endpoint();

    const std::shared_ptr<Mailbox> loop_;
    const std::string peer_address_;
    std::weak_ptr<PushEndpoint> endpoint_;
    mutable std::mutex mutex_;
    std::deque<std::string> messages_;
    std::size_t bytes_ = 0;
    State state_ = State::open;
    int code_ = 0;
    bool woken_ = false;  ///< a call of pump() is on its way
};

}  // namespace sunomi::net
