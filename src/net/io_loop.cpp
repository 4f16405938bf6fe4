#include "net/io_loop.hpp"

#include <pthread.h>

#include <exception>
namespace sunomi::net {

void Mailbox::post(std::function<void()> action) {
    const std::lock_guard lock{mutex_};
    if (loop_ != nullptr) loop_->post(std::move(action));
}

void Mailbox::shut() {
    const std::lock_guard lock{mutex_};
    loop_ = nullptr;
}

IoLoop::IoLoop(std::shared_ptr<ServerContext> server)
    : server_(std::move(server)), work_(asio::make_work_guard(context_)), timer_(context_), scratch_(128 * 1024) {}

void IoLoop::run() {
    block_signals_in_this_thread();
    pthread_setname_np(pthread_self(), "http-io");
    schedule_tick();
    for (;;) {
        try {
            context_.run();
            return;
        } catch (const std::exception& e) {
            log::error("event loop: exception, going on: {}", e.what());
        } catch (...) {
            log::error("event loop: unknown exception, going on");
        }
    }
}

void IoLoop::stop() {
    work_.reset();
    context_.stop();
}

void IoLoop::add(const std::shared_ptr<Session>& session) {
    sessions_.insert(session);
    if (draining_) session->drain();
}

void IoLoop::drain_sessions() {
    draining_ = true;
    for_each_session([](Session& session) { session.drain(); });
}

void IoLoop::abort_sessions() {
    for_each_session([](Session& session) { session.abort(); });
}

/// Over a copy: sessions remove themselves meanwhile.
template <class Action>
void IoLoop::for_each_session(Action action) {
    const std::vector<std::shared_ptr<Session>> all{sessions_.begin(), sessions_.end()};
    for (const auto& session : all) guarded(*session, [&] { action(*session); });
}

void IoLoop::schedule_tick() {
    timer_.expires_after(tick_interval);
    timer_.async_wait([this](const boost::system::error_code& error) {
        if (error) return;
        schedule_tick();
        const auto now = std::chrono::steady_clock::now();
        for_each_session([now](Session& session) { session.on_tick(now); });
    });
}

}  // namespace sunomi::net
