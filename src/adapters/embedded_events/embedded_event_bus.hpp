#pragma once

#include <chrono>
#include <memory>

#include "ports/event_bus.hpp"
#include "ports/event_outbox.hpp"

namespace sunomi {

struct EmbeddedEventBusConfig {
    /// The outbox is read this often even when nobody nudges.
    std::chrono::milliseconds poll{1000};
    /// How long a group that refused an event is left alone with it: this long, then twice as long each time
    /// …
    std::chrono::milliseconds first_pause{100};
    std::chrono::milliseconds longest_pause{10000};  ///< … up to this.
};

/// The event bus of a single process: a thread of its own reads the outbox and calls the groups one after the
/// other, so a handler should be quick. What a group has taken is noted in the outbox: after a restart only
/// groups that have not had an event get it (again). An event whose topic nobody subscribed to is removed.
/// **Threads:** nudge from any; the rest from one. **Lifetime:** `outbox` must outlive the bus; its
/// destructor stops.
std::unique_ptr<EventBus> make_embedded_event_bus(EventOutbox& outbox,
                                                  const EmbeddedEventBusConfig& config = {});

}  // namespace sunomi
