#include "net/http_server.hpp"

#include <algorithm>
#include <future>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "base/log.hpp"
#include "net/io_loop.hpp"
#include "net/listener.hpp"

namespace sunomi::net {
namespace {

class AsioHttpServer final : public HttpServer {
public:
    AsioHttpServer(const ServerConfig& config, HttpHandler& handler)
        : context_(std::make_shared<ServerContext>(config, handler)) {
        for (int i = 0; i < std::max(1, config.io_threads); ++i) {
            loops_.push_back(std::make_unique<IoLoop>(context_));
        }
        std::vector<IoLoop*> borrowed;
        for (const auto& loop : loops_) borrowed.push_back(loop.get());
        listener_ = std::make_unique<Listener>(std::move(borrowed));
    }
    ~AsioHttpServer() override { stop(); }

    Result<void> start() {
        auto opened = listener_->open(context_->config.address, context_->config.port);
        if (!opened) return opened;
        listener_->accept();
        for (const auto& loop : loops_) threads_.emplace_back([&target = *loop] { target.run(); });
        return {};
    }

    std::uint16_t port() const override { return listener_->port(); }

    ServerStats stats() const override {
        ServerStats stats;
        stats.connections_open = context_->limits->open();
        stats.connections_accepted = context_->connections_accepted;
        stats.requests = context_->requests;
        stats.requests_open = context_->requests_open;
        stats.uploads_open = context_->uploads_open;
        stats.workers_waited_for = context_->workers.waiting();
        stats.files_waited_for = context_->files.waiting();
        stats.refused = context_->refused;
        stats.push_open = context_->push_open;
        stats.bytes_sent = context_->bytes_sent;
        stats.bytes_received = context_->bytes_received;
        return stats;
    }

    void stop() override {
        std::call_once(stopped_, [this] { stop_once(); });
    }

private:
    /// The pools end after the last session (whose on_close they still have to call) and before the loops (to
    /// which their last jobs still post).
    void stop_once() {
        if (threads_.empty()) return;
        on_loop(*loops_.front(), [this] { listener_->close(); });
        for (const auto& loop : loops_) on_loop(*loop, [&target = *loop] { target.drain_sessions(); });
        if (!context_->limits->wait_until_none(context_->config.drain_timeout)) {
            log::warning("stopping: {} connections are cut", context_->limits->open());
        }
        for (const auto& loop : loops_) on_loop(*loop, [&target = *loop] { target.abort_sessions(); });
        context_->workers.stop();
        context_->files.stop();
        for (const auto& loop : loops_) loop->stop();
        for (auto& thread : threads_) thread.join();
    }

    /// Runs `action` on the loop and waits for it.
    template <class Action>
    static void on_loop(IoLoop& loop, Action action) {
        std::promise<void> done;
        loop.post([&] {
            action();
            done.set_value();
        });
        done.get_future().wait();
    }

    std::shared_ptr<ServerContext> context_;
    std::vector<std::unique_ptr<IoLoop>> loops_;
    std::unique_ptr<Listener> listener_;  // before the loops, whose contexts its acceptor uses
    std::vector<std::thread> threads_;
    std::once_flag stopped_;
};

}  // namespace

Result<std::unique_ptr<HttpServer>> start_http_server(const ServerConfig& config, HttpHandler& handler) {
    auto server = std::make_unique<AsioHttpServer>(config, handler);
    auto started = server->start();
    if (!started) return started.error();
    return std::unique_ptr<HttpServer>{std::move(server)};
}

}  // namespace sunomi::net
