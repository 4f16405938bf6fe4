#include "net/request_call.hpp"

#include <atomic>
#include <exception>
#include <string>
#include <utility>

#include "base/log.hpp"

namespace sunomi::net {
namespace {

void post_answer(const RequestCall& call, std::optional<Response> response) {
    call.mailbox->post([owner = call.owner, response = std::move(response)]() mutable {
        const auto target = owner.lock();
        if (target) guarded(*target, [&] { target->on_answer(std::move(response)); });
    });
}

/// The right to answer one request, once. Destroyed without an answer it says so. **Threads:** any.
class Ticket {
public:
    explicit Ticket(RequestCall call) : call_(std::move(call)), request_id_(call_.request->head.request_id) {}
    Ticket(const Ticket&) = delete;
    Ticket& operator=(const Ticket&) = delete;
    ~Ticket() {
        if (answered_) return;
        try {
            log::error("request dropped without an answer request={}", request_id_);
            answer(std::nullopt);
        } catch (const std::exception& e) {
            log::error("answer lost: {} request={}", e.what(), request_id_);
        }
    }
    void answer(std::optional<Response> response) {
        if (!answered_.exchange(true)) post_answer(call_, std::move(response));
    }
    const std::string& request_id() const { return request_id_; }

private:
    const RequestCall call_;
    const std::string request_id_;
    std::atomic<bool> answered_{false};
};

}  // namespace

void RequestCall::admit() const {
    Admission admission;
    try {
        admission = server.handler.admit(request->head);
    } catch (const std::exception& e) {
        log::error("admit: {} request={}", e.what(), request->head.request_id);
        return post_answer(*this, std::nullopt);
    } catch (...) {
        log::error("admit: unknown exception request={}", request->head.request_id);
        return post_answer(*this, std::nullopt);
    }
    const bool bodiless = request->head.content_length == 0 && admission.body != Admission::Body::file;
    if (bodiless && !admission.refuse) return respond();
    mailbox->post([owner = owner, admission = std::move(admission)]() mutable {
        const auto target = owner.lock();
        if (target) guarded(*target, [&] { target->on_admission(std::move(admission)); });
    });
}

void RequestCall::respond() const {
    const auto ticket = std::make_shared<Ticket>(*this);
    try {
        server.handler.respond(std::move(*request),
                               [ticket](Response response) { ticket->answer(std::move(response)); });
    } catch (const std::exception& e) {
        log::error("respond: {} request={}", e.what(), ticket->request_id());
        ticket->answer(std::nullopt);
    } catch (...) {
        log::error("respond: unknown exception request={}", ticket->request_id());
        ticket->answer(std::nullopt);
    }
}

}  // namespace sunomi::net
