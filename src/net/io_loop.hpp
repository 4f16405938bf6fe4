#pragma once

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "base/log.hpp"
#include "net/asio.hpp"
#include "net/server_context.hpp"

namespace sunomi::net {

/// A connection in one of its forms: HTTP, event stream, WebSocket. **Threads:** its loop's only. **Lifetime:**
/// kept by its loop until it removes itself, and by the operations it waits for.
class Session : public std::enable_shared_from_this<Session> {
public:
    virtual ~Session() = default;
    virtual void on_readable() {}
    virtual void on_writable() {}
    /// Several times a second: where all time limits are looked at.
    virtual void on_tick(SteadyTime now) = 0;
    /// The server stops: end what is being done, then close.
    virtual void drain() = 0;
    /// Close at once.
    virtual void abort() = 0;
};

/// Runs `action` for `session`; an exception out of it is logged and ends that session only.
template <class Action>
void guarded(Session& session, Action action) {
    try {
        action();
    } catch (const std::exception& e) {
        log::error("connection cut: exception: {}", e.what());
        session.abort();
    }
}

class IoLoop;

/// The way into a loop for those who may outlive it: answers that come late, push channels that somebody kept.
/// **Threads:** any.
class Mailbox {
public:
    explicit Mailbox(IoLoop& loop) : loop_(&loop) {}
    /// Runs `action` on the loop soon; never, if the loop has ended.
    void post(std::function<void()> action);
    void shut();

private:
    std::mutex mutex_;
    IoLoop* loop_;
};

/// One event loop with the sessions that live on it. A session never changes its loop, so nothing in it needs a
/// lock or strand. One timer per loop looks at the deadlines of all sessions: an idle connection costs no timer
/// of its own, and a time limit may be late by a tick. **Threads:** post() any; the rest on the loop's thread.
class IoLoop {
public:
    static constexpr std::chrono::milliseconds tick_interval{250};

    explicit IoLoop(std::shared_ptr<ServerContext> server);
    IoLoop(const IoLoop&) = delete;
    IoLoop& operator=(const IoLoop&) = delete;
    ~IoLoop() { mailbox_->shut(); }

    /// Runs until stop(). An exception out of a handler is logged and the loop goes on.
    void run();
    void stop();

    template <class Action>
    void post(Action&& action) {
        asio::post(context_, std::forward<Action>(action));
    }
    /// Takes in a session; one that comes during a drain is drained at once.
    void add(const std::shared_ptr<Session>& session);
    void remove(const std::shared_ptr<Session>& session) { sessions_.erase(session); }
    void drain_sessions();
    void abort_sessions();
    [[nodiscard]] bool draining() const { return draining_; }

    [[nodiscard]] asio::io_context& context() { return context_; }
    [[nodiscard]] const std::shared_ptr<Mailbox>& mailbox() const { return mailbox_; }
    [[nodiscard]] ServerContext& server() { return *server_; }
    /// Room to receive into, shared by all sessions so that a waiting one holds none.
    [[nodiscard]] std::span<char> scratch() { return scratch_; }

private:
    using Timer = asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>,
                                             asio::io_context::executor_type>;
    template <class Action>
    void for_each_session(Action action);
    void schedule_tick();

    std::shared_ptr<ServerContext> server_;
    std::shared_ptr<Mailbox> mailbox_ = std::make_shared<Mailbox>(*this);
    asio::io_context context_{1};
    asio::executor_work_guard<asio::io_context::executor_type> work_;
    Timer timer_;
    std::vector<char> scratch_;
    std::unordered_set<std::shared_ptr<Session>> sessions_;
    bool draining_ = false;
};

}  // namespace sunomi::net
