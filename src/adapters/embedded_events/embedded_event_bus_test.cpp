#include "adapters/embedded_events/embedded_event_bus.hpp"

#include "contract/event_bus_contract.hpp"
#include "support/sqlite_storage.hpp"

namespace sunomi {
namespace {

class EmbeddedBusOnSqlite final : public BusUnderTest {
public:
    StorageUnderTest& storage() override { return storage_; }
    std::unique_ptr<EventBus> make_bus() override {
        EmbeddedEventBusConfig config;
        config.first_pause = std::chrono::milliseconds{5};
        return make_embedded_event_bus(storage_.outbox(), config);
    }

private:
    SqliteStorage storage_;
};

INSTANTIATE_TEST_SUITE_P(EmbeddedOnSqlite, EventBusContract,
                         testing::Values([] { return std::make_unique<EmbeddedBusOnSqlite>(); }));

/// An outbox that can be out of order.
class BrokenOutbox final : public EventOutbox {
public:
    Result<std::vector<PendingEvent>> list_pending(std::int64_t after, int) override {
        ++reads;
        if (broken) return Error(Errc::unavailable, "the disk is gone");
        const std::lock_guard lock(mutex_);
        if (removed_ || after >= 1) return std::vector<PendingEvent>{};
        return std::vector<PendingEvent>{{{1, "video.uploaded", "00000000000000aa"}, {}}};
    }
    Result<void> mark_taken(std::int64_t, const std::string&) override { return {}; }
    Result<void> remove(std::int64_t) override {
        if (broken) return Error(Errc::unavailable, "the disk is gone");
        const std::lock_guard lock(mutex_);
        removed_ = true;
        return {};
    }

    std::atomic<bool> broken{false};
    std::atomic<int> reads{0};

private:
    std::mutex mutex_;
    bool removed_ = false;
};

TEST(EmbeddedEventBus, GoesOnWhenTheOutboxWorksAgain) {
    BrokenOutbox outbox;
    outbox.broken = true;
    Recipients recipients;
    const auto bus = make_embedded_event_bus(outbox, {std::chrono::milliseconds{10}});
    bus->subscribe("g", "video.uploaded", recipients.handler("g"));
    bus->start();
    while (outbox.reads < 3) std::this_thread::yield();
    EXPECT_EQ(recipients.count("g video.uploaded 00000000000000aa"), 0);
    outbox.broken = false;
    EXPECT_TRUE(recipients.offered("g video.uploaded 00000000000000aa", 1));
}

TEST(EmbeddedEventBus, WaitsLongerAfterEachRefusal) {
    BrokenOutbox outbox;
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::chrono::steady_clock::time_point> calls;
    const auto bus = make_embedded_event_bus(
        outbox,
        {std::chrono::milliseconds{1000}, std::chrono::milliseconds{20}, std::chrono::milliseconds{80}});
    bus->subscribe("g", "video.uploaded", [&](const Event&) -> Result<void> {
        const std::lock_guard lock(mutex);
        calls.push_back(std::chrono::steady_clock::now());
        changed.notify_all();
        if (calls.size() < 6) return Error(Errc::unavailable, "not yet");
        return {};
    });
    bus->start();
    std::unique_lock lock(mutex);
    ASSERT_TRUE(changed.wait_for(lock, std::chrono::seconds{20}, [&] { return calls.size() == 6; }));
    const int least[] = {20, 40, 80, 80, 80};
    for (std::size_t i = 0; i < 5; ++i) {
        EXPECT_GE(calls[i + 1] - calls[i], std::chrono::milliseconds{least[i]}) << "pause " << i;
    }
    lock.unlock();
    bus->stop();
}

}  // namespace
}  // namespace sunomi
