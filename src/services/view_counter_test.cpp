#include "services/view_counter.hpp"

#include <gmock/gmock.h>

#include <optional>

#include "support/manual_clock.hpp"
#include "support/work_bench.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;

/// Another salt for each day.
class CountedSalt final : public DailySalt {
public:
    Result<std::string> of(std::chrono::sys_days day) override {
        if (fails) return Error{Errc::no_space, "full"};
        return "salt of " + std::to_string(day.time_since_epoch().count());
    }
    std::atomic<bool> fails{false};
};

/// The real one, which sometimes does not answer.
class MoodyViews final : public ViewRepository {
public:
    explicit MoodyViews(ViewRepository& real) : real_(real) {}
    Result<int> record(std::span<const SeenVideo> seen, WallTime now) override {
        ++writes;
        if (fails) return Error{Errc::unavailable, "no"};
        return real_.record(seen, now);
    }
    Result<int> forget_guests(WallTime before) override {
        const auto count = real_.forget_guests(before);
        if (count) forgotten += *count;
        return count;
    }
    std::atomic<int> writes{0};
    std::atomic<int> forgotten{0};
    std::atomic<bool> fails{false};

private:
    ViewRepository& real_;
};

class ViewCounterTest : public testing::Test {
protected:
    void begin(ViewCounter::Limits limits) { counter.emplace(views, salts, clock, limits); }
    /// What is stored once the counter has ended.
    std::int64_t count() {
        counter.reset();
        return bench.get(id).views;
    }
    void guest(const std::string& address, const std::string& browser = "Firefox") {
        counter->saw(id, address, browser);
    }

    WorkBench bench;
    VideoId id = bench.begin_upload();
    ManualClock clock;
    CountedSalt salts;
    MoodyViews views{bench.storage.views()};
    std::optional<ViewCounter> counter{std::in_place, views, salts, clock, ViewCounter::Limits{1h}};
};

TEST_F(ViewCounterTest, CountsEachUserAndEachGuestOnceInOneWriting) {
    for (int i = 0; i < 3; ++i) {
        counter->saw(id, Actor{bench.owner, "s"});
        guest("192.0.2.1");
        guest("192.0.2.2");
        guest("2001:db8::1");
    }
    EXPECT_EQ(count(), 4);
    EXPECT_EQ(views.writes, 1);
}

TEST_F(ViewCounterTest, OneAddressIsAtMostEightGuestsWhateverItCallsItself) {
    for (int i = 0; i < 1000; ++i) {
        guest("192.0.2.1", std::to_string(i));
        guest("2001:db8::" + std::to_string(i % 10), std::to_string(i));
    }
    EXPECT_EQ(count(), 16);
}

TEST_F(ViewCounterTest, SoonWritesByItself) {
    begin({5ms});
    guest("192.0.2.1");
    EXPECT_TRUE(eventually([&] { return bench.get(id).views == 1; }));
}

TEST_F(ViewCounterTest, DoesNotWaitWhenManyHaveCome) {
    begin({1h, 10});
    for (int i = 0; i < 10; ++i) guest("192.0.2." + std::to_string(i));
    EXPECT_TRUE(eventually([&] { return bench.get(id).views == 10; }));
}

TEST_F(ViewCounterTest, KeepsWhatCouldNotBeWritten) {
    begin({5ms});
    views.fails = true;
    guest("192.0.2.1");
    ASSERT_TRUE(eventually([&] { return views.writes > 2; }));
    guest("192.0.2.2");
    views.fails = false;
    EXPECT_TRUE(eventually([&] { return bench.get(id).views == 2; }));
}

TEST_F(ViewCounterTest, ForgetsGuestsAtMidnightAndCountsThemAnew) {
    begin({5ms});
    guest("192.0.2.1");
    ASSERT_TRUE(eventually([&] { return bench.get(id).views == 1; }));
    clock.advance(24h);
    ASSERT_TRUE(eventually([&] { return views.forgotten == 1; }));
    guest("192.0.2.1");
    EXPECT_TRUE(eventually([&] { return bench.get(id).views == 2; }));
}

TEST_F(ViewCounterTest, WithoutASaltCountsUsersOnly) {
    salts.fails = true;
    guest("192.0.2.1");
    counter->saw(id, Actor{bench.owner, "s"});
    EXPECT_EQ(count(), 1);
}

}  // namespace
}  // namespace sunomi
