#include "services/memory_budget.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

#include "domain/ladder.hpp"
#include "support/eventually.hpp"
#include "support/fake_media_worker.hpp"

namespace sunomi {
namespace {

bool never() {
    return false;
}

VideoPlan plan_of(int width, int height) {
    auto facts = FakeMediaWorker::facts_of(std::chrono::seconds{20});
    facts.video->width = width;
    facts.video->height = height;
    return make_plan(facts);
}

TEST(MemoryBudget, EstimatesWhatWasMeasured) {
    EXPECT_NEAR(static_cast<double>(estimated_memory(plan_of(1920, 1080))), 378e6, 40e6);
    EXPECT_NEAR(static_cast<double>(estimated_memory(plan_of(3840, 2160))), 1.2e9, 0.15e9);
    auto copied = plan_of(640, 360);
    copied.renditions.front().mode = TrackMode::copy;
    EXPECT_EQ(estimated_memory(copied), 60 << 20);
}

TEST(MemoryBudget, AdmitsWhatFitsAndWakesTheNextWhenRoomIsGivenBack) {
    MemoryBudget budget{100};
    auto first = std::make_optional(budget.take(60, false, never));
    const auto second = budget.take(40, false, never);
    std::atomic<bool> asked{false};
    auto third = std::async(std::launch::async, [&] {
        const auto room = budget.take(60, false, [&] {
            asked = true;
            return false;
        });
    });
    ASSERT_TRUE(eventually([&] { return asked.load(); })) << "it does not fit";
    first.reset();
    EXPECT_EQ(third.wait_for(std::chrono::seconds{30}), std::future_status::ready);
}

TEST(MemoryBudget, AdmitsOneRunThatIsLargerThanTheBudget) {
    MemoryBudget budget{100};
    const auto alone = budget.take(1000, false, never);
}

TEST(MemoryBudget, AdmitsAWaitingViewerAndAStoppedRunAtOnce) {
    MemoryBudget budget{100};
    const auto all = budget.take(100, false, never);
    const auto viewer = budget.take(100, true, never);
    const auto stopped = budget.take(100, false, [] { return true; });
}

TEST(MemoryBudget, GivesRoomBackOnceHoweverOftenItIsMoved) {
    MemoryBudget budget{100};
    {
        auto room = budget.take(60, false, never);
        const auto moved = std::move(room);
    }
    const auto all = budget.take(100, false, never);
    std::atomic<int> asked{0};
    const auto more = budget.take(1, false, [&] { return ++asked > 1; });
    EXPECT_GT(asked, 1) << "the budget must be full, not overdrawn by a room given back twice";
}

}  // namespace
}  // namespace sunomi
