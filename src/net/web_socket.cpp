#include "net/web_socket.hpp"

#include <algorithm>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <utility>

#include "net/head_guard.hpp"
#include "net/push_calls.hpp"
#include "net/push_queue.hpp"

namespace sunomi::net {
namespace {

namespace beast = boost::beast;
namespace websocket = beast::websocket;
using ErrorCode = boost::system::error_code;

constexpr std::size_t max_message_bytes = 16 * 1024;
/// How long a peer that is being closed may take to answer.
constexpr std::chrono::seconds close_grace{5};

/// Beast drops a peer after idle_timeout without a frame, and pings it after half of that.
websocket::stream_base::timeout timeouts(const ServerConfig& config) {
    return {config.header_timeout, config.web_socket_ping * 2, true};
}

class WebSocket final : public PushEndpoint {
public:
    explicit WebSocket(Departure departure)
        : loop_(departure.loop),
          stream_(departure.transport.release()),
          slot_(std::move(departure.slot)),
          calls_(loop_.server(), std::move(departure.session)),
          queue_(std::make_shared<PushQueue>(loop_.mailbox(), std::move(departure.peer_address))) {}

    void start(const RequestHead& head, Headers extra) {
        queue_->attach(std::static_pointer_cast<PushEndpoint>(shared_from_this()));
        loop_.add(shared_from_this());
        extra.add("X-Request-Id", head.request_id);
        stream_.set_option(timeouts(loop_.server().config));
        stream_.set_option(websocket::stream_base::decorator{
            [extra = std::move(extra)](websocket::response_type& response) { decorate(response, extra); }});
        stream_.read_message_max(max_message_bytes);
        // Beast answers a close frame by itself and then waits for the peer to end the connection, for ever.
        stream_.control_callback([this](websocket::frame_type kind, beast::string_view) {
            if (kind == websocket::frame_type::close) set_grace();
        });
        // Beast keeps no copy of the request beyond this call.
        stream_.async_accept(to_beast(head), [self = self()](ErrorCode error) { self->on_accepted(error); });
    }

    void pump() override {
        if (!accepted_ || closing_) return;
        if (writing_) {
            if (queue_->overflowed()) set_grace();
            return;
        }
        if (auto message = queue_->take()) {
            write(std::move(*message));
        } else if (const auto code = queue_->close_code()) {
            close(*code);
        }
    }

    void on_tick(SteadyTime now) override {
        if (now >= cut_at_) return finish();
        if (writing_ && now - write_began_ >= loop_.server().config.write_stall_timeout) finish();
    }
    void drain() override { queue_->close(websocket::close_code::going_away); }
    void abort() override { finish(); }

private:
    std::shared_ptr<WebSocket> self() { return std::static_pointer_cast<WebSocket>(shared_from_this()); }

    static void decorate(websocket::response_type& response, const Headers& extra) {
        for (const auto& [name, value] : extra.fields()) response.insert(name, value);
        response.set(beast::http::field::server, "sunomi");  // else Beast names itself and its version
    }

    static beast::http::request<beast::http::empty_body> to_beast(const RequestHead& head) {
        beast::http::request<beast::http::empty_body> request;
        request.method_string(head.method);
        request.target(head.target);
        request.version(11);
        for (const auto& [name, value] : head.headers.fields()) request.insert(name, value);
        return request;
    }

    void on_accepted(ErrorCode error) {
        if (error) return finish();
        if (!open_) return;
        accepted_ = true;
        stream_.set_option(websocket::stream_base::decorator{[](websocket::response_type&) {}});
        calls_.opened(queue_);
        read();
        pump();
    }

    void read() {
        stream_.async_read(in_, [self = self()](ErrorCode error, std::size_t) { self->on_read(error); });
    }

    void on_read(ErrorCode error) {
        if (error) {
            if (!closing_) finish();
            return;
        }
        if (!open_ || closing_) return;
        if (stream_.got_binary()) return close(websocket::close_code::unknown_data);
        std::string text = beast::buffers_to_string(in_.data());
        loop_.server().bytes_received += text.size();
        in_.consume(in_.size());
        in_.shrink_to_fit();
        // The next one is read when this one was dealt with: a peer cannot fill our memory with messages.
        calls_.message(std::move(text), [mailbox = loop_.mailbox(), weak = weak_from_this()] {
            mailbox->post([weak] {
                const auto session = std::static_pointer_cast<WebSocket>(weak.lock());
                if (session && session->open_ && !session->closing_) session->read();
            });
        });
    }

    void write(std::string message) {
        out_ = std::move(message);
        writing_ = true;
        write_began_ = std::chrono::steady_clock::now();
        stream_.text(true);
        stream_.async_write(asio::buffer(out_), [self = self()](ErrorCode error, std::size_t bytes) {
            self->on_written(error, bytes);
        });
    }

    void on_written(ErrorCode error, std::size_t bytes) {
        writing_ = false;
        std::string{}.swap(out_);
        loop_.server().bytes_sent += bytes;
        if (error) return finish();
        pump();
    }

    void close(int code) {
        closing_ = true;
        set_grace();
        stream_.async_close(static_cast<websocket::close_code>(code), [self = self()](ErrorCode) { self->finish(); });
    }

    void set_grace() { cut_at_ = std::min(cut_at_, std::chrono::steady_clock::now() + close_grace); }

    void finish() {
        if (!std::exchange(open_, false)) return;
        closing_ = true;
        ErrorCode ignored;
        stream_.next_layer().close(ignored);
        queue_->shut();
        calls_.closed();
        slot_.release();
        loop_.remove(shared_from_this());
    }

    IoLoop& loop_;
    websocket::stream<TcpSocket, false> stream_;  // without permessage-deflate: its memory is the peer's choice
    ConnectionLimits::Slot slot_;
    PushCalls calls_;
    std::shared_ptr<PushQueue> queue_;
    beast::flat_buffer in_{max_message_bytes};
    std::string out_;
    SteadyTime write_began_{};
    SteadyTime cut_at_ = SteadyTime::max();
    bool open_ = true;
    bool accepted_ = false;
    bool writing_ = false;
    bool closing_ = false;
};

}  // namespace

bool asks_for_web_socket(const RequestHead& head) {
    return head.method == "GET" && lists_token(head.headers, "Upgrade", "websocket") &&
           lists_token(head.headers, "Connection", "upgrade");
}

void start_web_socket(Departure departure, const RequestHead& head, Headers extra) {
    std::make_shared<WebSocket>(std::move(departure))->start(head, std::move(extra));
}

}  // namespace sunomi::net
