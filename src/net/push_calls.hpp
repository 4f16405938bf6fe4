#pragma once

#include <functional>
#include <memory>
#include <string>

#include "net/serial_lane.hpp"
#include "net/server_context.hpp"

namespace sunomi::net {

/// The application's side of a push connection, called on the worker pool one call at a time: opened() first,
/// closed() once and last. **Threads:** the loop's only.
class PushCalls {
public:
    PushCalls(ServerContext& server, std::shared_ptr<PushSession> session)
        : server_(server), lane_(std::make_shared<SerialLane>(server.workers)), session_(std::move(session)) {}

    void opened(std::shared_ptr<PushChannel> channel);
    /// `done` is called on the worker after the application has read the message.
    void message(std::string text, std::function<void()> done);
    /// Nothing happens unless opened() was called before, and the second time.
    void closed();

private:
    ServerContext& server_;
    std::shared_ptr<SerialLane> lane_;
    std::shared_ptr<PushSession> session_;
    bool open_ = false;
};

}  // namespace sunomi::net
