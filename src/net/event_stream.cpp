#include "net/event_stream.hpp"

#include <utility>

#include "base/text.hpp"
#include "net/push_calls.hpp"
#include "net/push_queue.hpp"

namespace sunomi::net {
namespace {

class EventStream final : public PushEndpoint {
public:
    EventStream(Departure departure, std::string head)
        : loop_(departure.loop),
          transport_(std::move(departure.transport)),
          slot_(std::move(departure.slot)),
          calls_(loop_.server(), std::move(departure.session)),
          queue_(std::make_shared<PushQueue>(loop_.mailbox(), std::move(departure.peer_address))),
          out_(std::move(head)),
          last_progress_(std::chrono::steady_clock::now()) {}

    void start() {
        queue_->attach(std::static_pointer_cast<PushEndpoint>(shared_from_this()));
        loop_.add(shared_from_this());
        calls_.opened(queue_);
        transport_.wait_readable(shared_from_this());
        pump();
    }

    void pump() override {
        while (open_) {
            if (sent_ == out_.size() && !refill()) return;
            const auto moved = transport_.send(std::string_view{out_}.substr(sent_));
            if (moved.outcome == Transport::Moved::Outcome::would_block) {
                if (queue_->overflowed()) return finish();
                return transport_.wait_writable(shared_from_this());
            }
            if (moved.outcome != Transport::Moved::Outcome::some) return finish();
            sent_ += moved.bytes;
            last_progress_ = std::chrono::steady_clock::now();
        }
    }

    /// The client has nothing more to say on this connection: it is leaving, or not speaking HTTP.
    void on_readable() override { finish(); }
    void on_writable() override { pump(); }

    void on_tick(SteadyTime now) override {
        const auto& config = loop_.server().config;
        const bool quiet = sent_ == out_.size();
        if (!quiet && now - last_progress_ >= config.write_stall_timeout) return finish();
        if (quiet && now - last_progress_ >= config.event_stream_comment) {
            out_ = ":\n\n";
            sent_ = 0;
            pump();
        }
    }

    void drain() override {
        queue_->close(1001);  // the code has no meaning for an event stream, the end has
    }
    void abort() override { finish(); }

private:
    /// The next event into the empty `out_`. False when there is none; ends the stream when it is to end.
    bool refill() {
        const auto message = queue_->take();
        if (!message) {
            std::string{}.swap(out_);
            sent_ = 0;
            if (queue_->close_code()) finish();
            return false;
        }
        out_ = format_event(*message);
        sent_ = 0;
        return true;
    }

    void finish() {
        if (!std::exchange(open_, false)) return;
        transport_.shutdown_send();
        transport_.close();
        queue_->shut();
        calls_.closed();
        slot_.release();
        loop_.remove(shared_from_this());
    }

    IoLoop& loop_;
    Transport transport_;
    ConnectionLimits::Slot slot_;
    PushCalls calls_;
    std::shared_ptr<PushQueue> queue_;
    std::string out_;
    std::size_t sent_ = 0;
    SteadyTime last_progress_;
    bool open_ = true;
};

}  // namespace

void start_event_stream(Departure departure, std::string head) {
    std::make_shared<EventStream>(std::move(departure), std::move(head))->start();
}

std::string format_event(std::string_view text) {
    std::string event;
    for (auto line : split(text, '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        event += "data: ";
        event += line;
        event += '\n';
    }
    event += '\n';
    return event;
}

}  // namespace sunomi::net
