#pragma once

#include <functional>
#include <string>

#include "base/result.hpp"

namespace sunomi {

/// A fact that happened to a video. `topic`: video.uploaded, video.published, video.failed, …
struct Event {
    std::int64_t id = 0;
    std::string topic;
    std::string video_id;
};

/// Delivers the events that repositories wrote into the outbox: at least once, in no promised order; consumers
/// are idempotent. An event is removed when every group has taken it. **Threads:** handlers run on the bus's own.
class EventBus {
public:
    virtual ~EventBus() = default;
    /// Before start(): `handler` gets each event of `topic` for this group until it returns success.
    using EventHandler = std::function<Result<void>(const Event&)>;
    virtual void subscribe(const std::string& group, const std::string& topic, EventHandler handler) = 0;
    virtual void start() = 0;
    virtual void stop() = 0;
    /// "There is something in the outbox": cheap, callable from anywhere, may be lost.
    virtual void nudge() = 0;
};

}  // namespace sunomi
