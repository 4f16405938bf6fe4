#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "net/body_pace.hpp"
#include "net/body_sink.hpp"
#include "net/connection_limits.hpp"
#include "net/head_guard.hpp"
#include "net/io_loop.hpp"
#include "net/request_call.hpp"
#include "net/response_writer.hpp"
#include "net/transport.hpp"

namespace sunomi::net {

/// One HTTP/1.x connection: request after request, one at a time, until it closes or leaves for a push
/// stream.
///
/// Phases: idle → head → deciding (a worker admits) → body → deciding (a worker responds) → answering → idle,
/// or → lingering: after the last answer the rest of what the client sends is read and dropped for a bounded
/// time, since closing with unread bytes would reset the connection and take the answer away from the client.
/// **Threads:** its loop's only.
class Connection final : public RequestOwner {
public:
    Connection(IoLoop& loop, TcpSocket socket, ConnectionLimits::Slot slot, std::string peer_address);
    void start();

    void on_readable() override;
    void on_writable() override;
    void on_tick(SteadyTime now) override;
    void drain() override;
    void abort() override { close(); }
    void on_admission(Admission admission) override;
    void on_answer(std::optional<Response> response) override;

private:
    enum class Phase { idle, head, deciding, body, answering, lingering, closed };

    void next_request();
    void read_head();
    void accept_head(std::size_t length);
    void refuse_head(int status, std::string_view reason);

    void ask_admission();
    void hand_over();
    void advance_body();
    void make_sink(Admission& admission);
    bool take_body_bytes(std::size_t& budget);
    bool send_continue();

    void answer(Response response);
    void refuse(int status);
    void write();
    void leave_http(Response response);

    void linger();
    void discard();
    void close();

    void begin_exchange(std::string_view method);
    void end_exchange();
    void yield();
    void enter(Phase phase);
    std::shared_ptr<Connection> self() { return std::static_pointer_cast<Connection>(shared_from_this()); }

    IoLoop& loop_;
    ServerContext& server_;
    Transport transport_;
    ConnectionLimits::Slot slot_;
    std::string peer_address_;

    Phase phase_ = Phase::idle;
    SteadyTime phase_began_;
    SteadyTime last_progress_;
    std::string in_;  ///< received, not yet used: less than a head and one receive call
    HeadScanner scanner_;
    bool empty_line_skipped_ = false;

    // The request in hand.
    std::string request_id_;
    std::optional<Exchange> exchange_;  ///< while it is not over
    SteadyTime exchange_began_;
    std::shared_ptr<Request> request_;         ///< not to be touched while deciding: a worker has it
    std::optional<RequestHead> upgrade_head_;  ///< kept when the request may become a WebSocket
    std::int64_t content_length_ = 0;
    std::int64_t body_left_ = 0;
    std::size_t lingered_bytes_ = 0;
    bool head_only_ = false;
    bool keep_alive_ = true;
    bool expects_continue_ = false;
    bool cut_on_drain_ = false;  ///< the body in hand is one that the client can send again
    std::unique_ptr<BodySink> sink_;
    BodyPace pace_;
    std::optional<ResponseWriter> writer_;
    std::int64_t sent_at_last_tick_ = 0;
};

}  // namespace sunomi::net
