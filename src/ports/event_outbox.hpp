#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "ports/event_bus.hpp"

namespace sunomi {

/// An event that some group still has to take.
struct PendingEvent {
    Event event;
    std::vector<std::string> taken_by;  ///< groups that have had it
};

/// The table into which repositories write events in the same transaction as the row they speak of; a bus
/// reads it. **Threads:** any. Errors of every call: unavailable, timed_out, no_space.
class EventOutbox {
public:
    virtual ~EventOutbox() = default;
    /// Events with an id above `after`, lowest first, at most `limit`.
    virtual Result<std::vector<PendingEvent>> list_pending(std::int64_t after, int limit) = 0;
    /// Notes that `group` has had it. Saying so twice, or of an event that is gone, is a success.
    virtual Result<void> mark_taken(std::int64_t event_id, const std::string& group) = 0;
    /// Every group has had it. A success also when it is gone already.
    virtual Result<void> remove(std::int64_t event_id) = 0;
};

}  // namespace sunomi
