#include "services/search_upkeep.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>

#include "support/eventually.hpp"

namespace sunomi {
namespace {

class FakeIndex final : public SearchIndex {
public:
    Result<int> check() override {
        if (fails) return Error{Errc::unavailable, "no database"};
        backlog += differing;
        return differing.exchange(0);
    }
    Result<int> work_off(int most) override {
        const int done = std::min<int>(most, backlog);
        backlog -= done;
        if (done == 0) ++idle;
        return done;
    }
    std::atomic<int> idle{0};
    std::atomic<int> differing{0};
    std::atomic<int> backlog{0};
    std::atomic<bool> fails{false};
};

TEST(SearchUpkeep, IndexesWhatDiffersUntilNothingIsLeft) {
    FakeIndex index;
    index.backlog = 250;
    index.differing = 3;
    SearchUpkeep upkeep{index};
    upkeep.pass();
    EXPECT_EQ(index.backlog, 0);
}

TEST(SearchUpkeep, WaitsForAnotherTimeWhenTheDatabaseDoesNotAnswer) {
    FakeIndex index;
    index.backlog = 1;
    index.fails = true;
    SearchUpkeep upkeep{index};
    upkeep.pass();
    EXPECT_EQ(index.backlog, 1);
}

TEST(SearchUpkeep, LooksEverySecondForABacklogThatCameLater) {
    FakeIndex index;
    SearchUpkeep upkeep{index};
    upkeep.start();
    ASSERT_TRUE(eventually([&] { return index.idle > 0; }));
    index.backlog = 250;
    EXPECT_TRUE(eventually([&] { return index.backlog == 0; }));
    upkeep.stop();
}

TEST(SearchUpkeep, EndsInTheMiddleOfALargeBacklog) {
    FakeIndex index;
    index.backlog = 1'000'000'000;
    SearchUpkeep upkeep{index};
    upkeep.start();
    upkeep.stop();
    EXPECT_GT(index.backlog, 0);
}

}  // namespace
}  // namespace sunomi
