#include "net/connection.hpp"

#include <algorithm>
#include <utility>

#include "base/log.hpp"
#include "base/random.hpp"
#include "net/event_stream.hpp"
#include "net/response_head.hpp"
#include "net/web_socket.hpp"

namespace sunomi::net {
namespace {

using Outcome = Transport::Moved::Outcome;

/// What one session may receive before the others on its loop get their turn.
constexpr std::size_t turn_bytes = 1024 * 1024;
/// A body that the handler does not want is read and dropped up to this size, else refused.
constexpr std::int64_t max_unwanted_bytes = 64 * 1024;
/// Bounds of lingering: enough for a client on a slow line to notice the answer while it still sends.
constexpr std::chrono::seconds linger_total{10};
constexpr std::chrono::seconds linger_silence{2};
constexpr std::size_t linger_bytes = 64 * 1024 * 1024;

bool is_whole(const FileSlice& slice) {
    return slice.fd && slice.fd->valid() && slice.offset >= 0 && slice.length >= 0;
}

struct SizedBody {
    std::int64_t bytes;
    ResponseWriter::Body body;
};

/// The body to send, with the length to announce; of a push upgrade (an answer to HEAD) there is none.
SizedBody size_body(Response& response) {
    if (auto* text = std::get_if<std::string>(&response.body)) {
        const auto bytes = static_cast<std::int64_t>(text->size());
        return {bytes, std::move(*text)};
    }
    if (auto* slice = std::get_if<FileSlice>(&response.body)) return {slice->length, std::move(*slice)};
    return {0, std::string{}};
}

}  // namespace

Connection::Connection(IoLoop& loop, TcpSocket socket, ConnectionLimits::Slot slot, std::string peer_address)
    : loop_(loop),
      server_(loop.server()),
      transport_(server_, std::move(socket)),
      slot_(std::move(slot)),
      peer_address_(std::move(peer_address)),
      phase_began_(std::chrono::steady_clock::now()),
      last_progress_(phase_began_),
      scanner_(server_.config.max_header_bytes),
      pace_(server_.config.min_body_bytes_per_second, server_.config.body_rate_window) {}

void Connection::start() {
    loop_.add(shared_from_this());
    if (phase_ != Phase::closed) next_request();
}

void Connection::enter(Phase phase) {
    const auto now = std::chrono::steady_clock::now();
    if (phase_ == Phase::deciding && exchange_) exchange_->handling += now - phase_began_;
    phase_ = phase;
    phase_began_ = last_progress_ = now;
}

void Connection::begin_exchange(std::string_view method) {
    exchange_.emplace();
    exchange_->method = method;
    exchange_->request_id = request_id_;
    exchange_->peer_address = peer_address_;
    exchange_began_ = std::chrono::steady_clock::now();
    ++server_.requests_open;
}

void Connection::end_exchange() {
    if (!exchange_) return;
    exchange_->duration = std::chrono::steady_clock::now() - exchange_began_;
    if (writer_) exchange_->bytes = writer_->sent();
    server_.handler.finished(*exchange_);
    exchange_.reset();
    --server_.requests_open;
}

/// Goes on with the phase after the other sessions of the loop had their turn.
void Connection::yield() {
    loop_.post([session = self()] {
        guarded(*session, [&] { session->phase_ == Phase::answering ? session->write() : session->on_readable(); });
    });
}

void Connection::on_readable() {
    switch (phase_) {
        case Phase::idle:
        case Phase::head: return read_head();
        case Phase::body: return advance_body();
        case Phase::lingering: return discard();
        case Phase::deciding:
        case Phase::answering:
        case Phase::closed: return;
    }
}

void Connection::on_writable() {
    if (phase_ == Phase::answering) write();
}

void Connection::on_tick(SteadyTime now) {
    const auto& config = server_.config;
    const auto in_phase = now - phase_began_;
    if (phase_ == Phase::idle && in_phase >= config.idle_timeout) return close();
    if (phase_ == Phase::head && in_phase >= config.header_timeout) return refuse_head(408, "head too slow");
    if (phase_ == Phase::body) {
        if (sink_->state() != BodySink::State::ready) pace_.restart(now);  // the client waits for us
        else if (pace_.too_slow(now)) return refuse(408);
    }
    if (phase_ == Phase::answering) {
        if (std::exchange(sent_at_last_tick_, writer_->sent()) != sent_at_last_tick_) last_progress_ = now;
        if (now - last_progress_ >= config.write_stall_timeout) return close();
    }
    if (phase_ == Phase::lingering && (in_phase >= linger_total || now - last_progress_ >= linger_silence)) close();
}

/// A request that is here already but was not looked at yet still gets its answer. The rest of a body that can be
/// sent again is not waited for.
void Connection::drain() {
    if (phase_ == Phase::idle) read_head();
    if (phase_ == Phase::idle) close();
    if (phase_ == Phase::body && cut_on_drain_ && body_left_ > 0) close();
}

void Connection::next_request() {
    if (loop_.draining() && in_.empty()) return close();
    if (in_.empty()) std::string{}.swap(in_);  // assigning would keep the memory
    scanner_.reset();
    empty_line_skipped_ = false;
    request_.reset();
    upgrade_head_.reset();
    enter(in_.empty() ? Phase::idle : Phase::head);
    if (in_.empty()) transport_.wait_readable(shared_from_this());
    else yield();
}

void Connection::read_head() {
    for (;;) {
        if (!empty_line_skipped_ && in_.starts_with("\r\n")) {  // RFC 9112 §2.2: one empty line before is ignored
            empty_line_skipped_ = true;
            in_.erase(0, 2);
            scanner_.reset();
        }
        switch (scanner_.scan(in_)) {
            case HeadScanner::Verdict::complete: return accept_head(scanner_.length());
            case HeadScanner::Verdict::malformed: return refuse_head(400, "bytes");
            case HeadScanner::Verdict::too_long: return refuse_head(status_of_too_long_head(in_), "too long");
            case HeadScanner::Verdict::incomplete: break;
        }
        const auto room = loop_.scratch().first(std::min(loop_.scratch().size(), server_.config.max_header_bytes));
        const auto moved = transport_.receive(room);
        if (moved.outcome == Outcome::would_block) return transport_.wait_readable(shared_from_this());
        if (moved.outcome != Outcome::some) return close();
        if (phase_ == Phase::idle) enter(Phase::head);
        in_.append(room.data(), moved.bytes);
    }
}

void Connection::accept_head(std::size_t length) {
    auto judged = judge_head(std::string_view{in_}.substr(0, length));
    if (const auto* refusal = std::get_if<HeadRefusal>(&judged)) return refuse_head(refusal->status, refusal->reason);
    in_.erase(0, length);
    auto& passed = std::get<JudgedHead>(judged);
    ++server_.requests;
    request_ = std::make_shared<Request>();
    request_->head = std::move(passed.head);
    request_id_ = request_->head.request_id = random_hex(8);
    request_->head.peer_address = peer_address_;
    begin_exchange(request_->head.method);
    if (asks_for_web_socket(request_->head)) upgrade_head_ = request_->head;
    content_length_ = body_left_ = request_->head.content_length;
    head_only_ = request_->head.method == "HEAD";
    keep_alive_ = passed.keep_alive;
    expects_continue_ = passed.expects_continue;
    ask_admission();
}

/// Where the next request would begin is not known: the connection ends with this answer.
void Connection::refuse_head(int status, std::string_view reason) {
    request_id_ = random_hex(8);
    log::debug("refused status={} reason=\"{}\" peer={} request={}", status, reason, peer_address_, request_id_);
    begin_exchange("-");
    head_only_ = in_.starts_with("HEAD ");
    keep_alive_ = false;
    body_left_ = 0;
    in_.clear();
    refuse(status);
}

void Connection::ask_admission() {
    enter(Phase::deciding);
    if (auto response = server_.at_hand(request_->head)) return answer(std::move(*response));
    RequestCall call{server_, loop_.mailbox(), self(), request_};
    if (!server_.workers.try_submit([call = std::move(call)] { call.admit(); })) refuse(503);
}

/// Beyond the bound of the workers' queue: a body that was received is not thrown away for fullness.
void Connection::hand_over() {
    sink_->deliver(*request_);
    sink_.reset();
    enter(Phase::deciding);
    RequestCall call{server_, loop_.mailbox(), self(), request_};
    if (!server_.workers.submit([call = std::move(call)] { call.respond(); })) refuse(503);
}

void Connection::on_admission(Admission admission) {
    if (phase_ != Phase::deciding) return;
    if (admission.refuse) return answer(std::move(*admission.refuse));
    const bool unwanted = admission.body == Admission::Body::none;
    if (content_length_ > (unwanted ? max_unwanted_bytes : admission.max_bytes)) return refuse(413);
    cut_on_drain_ = admission.body == Admission::Body::range;
    if (cut_on_drain_ && loop_.draining()) return close();
    enter(Phase::body);
    pace_.restart(phase_began_);
    make_sink(admission);
    advance_body();
}

void Connection::make_sink(Admission& admission) {
    const auto to_file = [this](std::shared_ptr<BodyFile> file) {
        return make_file_sink(loop_, std::move(file), content_length_, [weak = weak_from_this()] {
            const auto session = weak.lock();
            if (session) guarded(*session, [&] { session->on_readable(); });
        });
    };
    switch (admission.body) {
        case Admission::Body::none: sink_ = make_discarding_sink(); break;
        case Admission::Body::memory: sink_ = make_memory_sink(content_length_); break;
        case Admission::Body::file: sink_ = to_file(make_fresh_file(std::move(admission.directory))); break;
        case Admission::Body::range: sink_ = to_file(make_placed_body(std::move(admission.range))); break;
    }
}

void Connection::advance_body() {
    std::size_t budget = turn_bytes;
    while (phase_ == Phase::body) {
        switch (sink_->state()) {
            case BodySink::State::busy: return;
            case BodySink::State::failed: return refuse(sink_->failure_status());
            case BodySink::State::finished: return hand_over();
            case BodySink::State::ready:
                if (!take_body_bytes(budget)) return;
        }
    }
}

/// One step of reading the body. False when the rest has to wait, or the client has gone.
bool Connection::take_body_bytes(std::size_t& budget) {
    if (std::exchange(expects_continue_, false) && !send_continue()) return false;
    if (body_left_ == 0) {
        sink_->finish();
        return true;
    }
    if (budget == 0) {
        yield();
        return false;
    }
    const auto left = static_cast<std::size_t>(body_left_);
    std::string_view bytes = std::string_view{in_}.substr(0, left);
    if (bytes.empty()) {
        const auto room = loop_.scratch().first(std::min(loop_.scratch().size(), left));
        const auto moved = transport_.receive(room);
        if (moved.outcome == Outcome::would_block) {
            transport_.wait_readable(shared_from_this());
            return false;
        }
        if (moved.outcome != Outcome::some) {
            close();
            return false;
        }
        bytes = {room.data(), moved.bytes};
        budget -= std::min(budget, moved.bytes);
    }
    sink_->append(bytes);
    pace_.add(bytes.size());
    body_left_ -= static_cast<std::int64_t>(bytes.size());
    in_.erase(0, in_.empty() ? 0 : bytes.size());
    return true;
}

/// Nothing else is on its way to the client now, so the few bytes go in one piece or the client has gone.
bool Connection::send_continue() {
    constexpr std::string_view interim = "HTTP/1.1 100 Continue\r\n\r\n";
    if (!in_.empty() || transport_.send(interim).bytes == interim.size()) return true;
    close();
    return false;
}

void Connection::on_answer(std::optional<Response> response) {
    if (phase_ != Phase::deciding) return;
    if (response) answer(std::move(*response));
    else refuse(500);
}

void Connection::refuse(int status) { answer(server_.refusal(status, request_id_)); }

void Connection::answer(Response response) {
    sink_.reset();
    const auto* slice = std::get_if<FileSlice>(&response.body);
    if (!is_safe(response.headers) || (slice != nullptr && !is_whole(*slice))) {
        log::error("malformed answer of the application request={}", request_id_);
        response = server_.refusal(500, request_id_);
    }
    exchange_->route = response.route;
    exchange_->user = response.user;
    exchange_->status = response.status;
    if (std::holds_alternative<PushUpgrade>(response.body) && !head_only_) return leave_http(std::move(response));
    keep_alive_ = keep_alive_ && body_left_ == 0 && !loop_.draining();
    auto [bytes, body] = size_body(response);
    ResponseFraming framing{request_id_, bytes,
                            keep_alive_ ? ResponseFraming::After::keep_alive : ResponseFraming::After::close};
    if (never_has_body(response.status)) framing.content_length.reset();
    if (never_has_body(response.status) || head_only_) body = std::string{};
    writer_.emplace(render_head(response.status, response.headers, framing), std::move(body));
    sent_at_last_tick_ = 0;
    enter(Phase::answering);
    write();
}

void Connection::write() {
    switch (writer_->step(transport_)) {
        case ResponseWriter::Step::more: return yield();
        case ResponseWriter::Step::blocked: return transport_.wait_writable(shared_from_this());
        case ResponseWriter::Step::failed: return close();
        case ResponseWriter::Step::done: break;
    }
    end_exchange();
    writer_.reset();
    if (keep_alive_) next_request();
    else linger();
}

void Connection::leave_http(Response response) {
    auto upgrade = std::get<PushUpgrade>(std::move(response.body));
    const bool to_web_socket = upgrade.kind == PushUpgrade::Kind::web_socket;
    if (to_web_socket && !upgrade_head_) {
        auto refusal = server_.refusal(426, request_id_);
        refusal.headers.add("Upgrade", "websocket");
        return answer(std::move(refusal));
    }
    if (body_left_ > 0 || !in_.empty()) return refuse(400);  // bytes that nobody would read
    enter(Phase::closed);
    if (to_web_socket) exchange_->status = 101;
    end_exchange();
    const auto kept = shared_from_this();
    loop_.remove(kept);
    Departure departure{loop_, std::move(transport_), std::move(slot_), peer_address_, std::move(upgrade.session)};
    if (to_web_socket) return start_web_socket(std::move(departure), *upgrade_head_, std::move(response.headers));
    if (!response.headers.has("Content-Type")) response.headers.add("Content-Type", "text/event-stream");
    if (!response.headers.has("Cache-Control")) response.headers.add("Cache-Control", "no-cache");
    const ResponseFraming framing{request_id_, std::nullopt, ResponseFraming::After::close};
    start_event_stream(std::move(departure), render_head(200, response.headers, framing));
}

void Connection::linger() {
    transport_.shutdown_send();
    std::string{}.swap(in_);
    lingered_bytes_ = 0;
    enter(Phase::lingering);
    discard();
}

void Connection::discard() {
    for (std::size_t in_turn = 0; in_turn < turn_bytes;) {
        const auto moved = transport_.receive(loop_.scratch());
        if (moved.outcome == Outcome::would_block) return transport_.wait_readable(shared_from_this());
        if (moved.outcome != Outcome::some) return close();
        in_turn += moved.bytes;
        lingered_bytes_ += moved.bytes;
        last_progress_ = std::chrono::steady_clock::now();
        if (lingered_bytes_ > linger_bytes) return close();
    }
    yield();
}

void Connection::close() {
    if (phase_ == Phase::closed) return;
    enter(Phase::closed);
    if (exchange_) exchange_->cut = true;
    end_exchange();
    const auto kept = shared_from_this();
    loop_.remove(kept);
    sink_.reset();
    writer_.reset();
    transport_.close();
    slot_.release();
}

}  // namespace sunomi::net
