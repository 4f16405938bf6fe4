#include "adapters/embedded_events/embedded_event_bus.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <limits>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "base/log.hpp"

namespace sunomi {
namespace {

constexpr int events_per_read = 200;

struct Subscription {
    std::string group;
    std::string topic;
    EventBus::EventHandler handler;
};

/// When a group that refused an event gets it again.
struct Pause {
    std::chrono::milliseconds length{0};
    SteadyTime until{};
};

bool contains(const std::vector<std::string>& groups, const std::string& group) {
    return std::ranges::find(groups, group) != groups.end();
}

class EmbeddedEventBus final : public EventBus {
public:
    EmbeddedEventBus(EventOutbox& outbox, const EmbeddedEventBusConfig& config)
        : outbox_(outbox), config_(config) {}
    ~EmbeddedEventBus() override { EmbeddedEventBus::stop(); }

    void subscribe(const std::string& group, const std::string& topic, EventHandler handler) override {
        subscriptions_.push_back({group, topic, std::move(handler)});
    }

    void start() override {
        if (dispatcher_.joinable()) return;
        {
            const std::lock_guard lock(mutex_);
            stopping_ = false;
        }
        dispatcher_ = std::thread([this] { run(); });
    }

    void stop() override {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        wake_.notify_all();
        if (dispatcher_.joinable()) dispatcher_.join();
    }

    void nudge() override {
        {
            const std::lock_guard lock(mutex_);
            nudged_ = true;
        }
        wake_.notify_all();
    }

private:
    using Attempt = std::pair<std::int64_t, std::string>;  // event, group

    void run() {
        while (!stopping()) {
            const auto next = dispatch_all();
            std::unique_lock lock(mutex_);
            wake_.wait_until(lock, next, [this] { return nudged_ || stopping_; });
            nudged_ = false;
        }
    }

    bool stopping() {
        const std::lock_guard lock(mutex_);
        return stopping_;
    }

    /// Offers every pending event once to each group that is due; returns when to look again at the latest.
    SteadyTime dispatch_all() {
        const auto began = std::chrono::steady_clock::now();
        std::int64_t after = std::numeric_limits<std::int64_t>::min();
        for (;;) {
            const auto pending = outbox_.list_pending(after, events_per_read);
            if (!pending) {
                log::warning("events cannot be read: {}", pending.error().message());
                break;
            }
            for (const auto& event : *pending) {
                if (stopping()) return {};
                dispatch(event);
            }
            if (pending->size() < events_per_read) break;
            after = pending->back().event.id;
        }
        // A pause that was over before and has not been renewed is of an event that is gone.
        std::erase_if(pauses_, [&](const auto& entry) { return entry.second.until <= began; });
        auto next = std::chrono::steady_clock::now() + config_.poll;
        for (const auto& [attempt, pause] : pauses_) next = std::min(next, pause.until);
        return next;
    }

    void dispatch(const PendingEvent& pending) {
        const auto& event = pending.event;
        std::vector<std::string> taken = pending.taken_by;
        std::vector<std::string> refused;
        for (const auto& group : groups_of(event.topic)) {
            if (contains(taken, group)) continue;
            (offer(event, group) ? taken : refused).push_back(group);
        }
        const auto kept = refused.empty() ? outbox_.remove(event.id) : note_taken(pending, taken);
        // What could not be noted is delivered again, which consumers expect.
        if (!kept) log::warning("event not marked as taken event={}: {}", event.id, kept.error().message());
    }

    Result<void> note_taken(const PendingEvent& pending, const std::vector<std::string>& taken) {
        for (const auto& group : taken) {
            if (contains(pending.taken_by, group)) continue;
            const auto marked = outbox_.mark_taken(pending.event.id, group);
            if (!marked) return marked;
        }
        return {};
    }

    std::vector<std::string> groups_of(const std::string& topic) const {
        std::vector<std::string> groups;
        for (const auto& subscription : subscriptions_) {
            if (subscription.topic == topic && !contains(groups, subscription.group)) {
                groups.push_back(subscription.group);
            }
        }
        return groups;
    }

    /// True when the group has taken the event; false when it refused it, or is still left alone after it
    /// did.
    bool offer(const Event& event, const std::string& group) {
        const Attempt attempt{event.id, group};
        const auto pause = pauses_.find(attempt);
        if (pause != pauses_.end() && pause->second.until > std::chrono::steady_clock::now()) return false;
        const auto taken = call_handlers(event, group);
        if (taken) {
            if (pause != pauses_.end()) pauses_.erase(pause);
            return true;
        }
        auto& next = pauses_[attempt];
        next.length = std::clamp(next.length * 2, config_.first_pause, config_.longest_pause);
        next.until = std::chrono::steady_clock::now() + next.length;
        log::warning("event refused topic={} video={} group={} again_in_ms={}: {}", event.topic,
                     event.video_id, group, next.length.count(), taken.error().message());
        return false;
    }

    /// A handler that throws must not end the dispatcher: it has refused.
    Result<void> call_handlers(const Event& event, const std::string& group) const {
        for (const auto& subscription : subscriptions_) {
            if (subscription.topic != event.topic || subscription.group != group) continue;
            try {
                const auto taken = subscription.handler(event);
                if (!taken) return taken;
            } catch (const std::exception& failure) {
                return Error(Errc::internal, std::string("the handler threw: ") + failure.what());
            }
        }
        return {};
    }

    EventOutbox& outbox_;
    const EmbeddedEventBusConfig config_;
    std::vector<Subscription> subscriptions_;  // fixed once started
    std::map<Attempt, Pause> pauses_;          // of the dispatcher alone
    std::mutex mutex_;
    std::condition_variable wake_;
    bool nudged_ = false;
    bool stopping_ = false;
    std::thread dispatcher_;
};

}  // namespace

std::unique_ptr<EventBus> make_embedded_event_bus(EventOutbox& outbox, const EmbeddedEventBusConfig& config) {
    return std::make_unique<EmbeddedEventBus>(outbox, config);
}

}  // namespace sunomi
