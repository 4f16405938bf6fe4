#pragma once

#include <memory>
#include <optional>

#include "net/http_message.hpp"
#include "net/io_loop.hpp"

namespace sunomi::net {

/// The session that waits for what the application says to its request. Called on its loop.
class RequestOwner : public Session {
public:
    virtual void on_admission(Admission admission) = 0;
    /// No response: the application threw, or dropped the request unanswered.
    virtual void on_answer(std::optional<Response> response) = 0;
};

/// The way of one request through the application: its calls run on the worker pool and post what comes of them
/// to the owner's loop. Exceptions are logged with the request's id. **Lifetime:** does not keep the owner: an
/// answer to a client that has left goes nowhere.
struct RequestCall {
    ServerContext& server;
    std::shared_ptr<Mailbox> mailbox;
    std::weak_ptr<RequestOwner> owner;
    std::shared_ptr<Request> request;

    /// Asks for admission; goes right on to respond() when there is no body to wait for.
    void admit() const;
    void respond() const;
};

}  // namespace sunomi::net
