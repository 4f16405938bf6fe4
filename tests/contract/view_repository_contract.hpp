#pragma once

#include <gtest/gtest.h>

#include "contract/storage_under_test.hpp"

namespace sunomi {

/// What every ViewRepository promises.
class ViewRepositoryContract : public StorageContract {
protected:
    int record(const std::vector<SeenVideo>& seen) {
        const auto count = views().record(seen, clock().wall());
        EXPECT_TRUE(count);
        return count ? *count : -1;
    }
    /// Forgets all of them, whatever one call does at most.
    int forget_before(WallTime time) {
        int all = 0;
        for (;;) {
            const auto count = views().forget_guests(time);
            EXPECT_TRUE(count);
            if (!count || *count == 0) return all;
            all += *count;
        }
    }
};

TEST_P(ViewRepositoryContract, CountsEveryViewerOfAVideoOnce) {
    const auto owner = add_user("owner");
    const auto other = add_user("other");
    const auto id = add_video(owner);
    const auto second = add_video(owner);
    EXPECT_EQ(record({{id, owner, ""}, {id, other, ""}, {id, std::nullopt, "one"}, {id, owner, ""}}), 3);
    EXPECT_EQ(record({{id, owner, ""}, {id, std::nullopt, "one"}, {id, std::nullopt, "two"}}), 1);
    EXPECT_EQ(record({{second, owner, ""}, {second, std::nullopt, "one"}}), 2);
    EXPECT_EQ(get(id).views, 4);
    EXPECT_EQ(get(second).views, 2);
}

TEST_P(ViewRepositoryContract, LeavesOutWhatIsGone) {
    const auto owner = add_user("owner");
    const auto id = add_video(owner);
    EXPECT_EQ(record({{"ffffffffffffffff", owner, ""},
                      {"ffffffffffffffff", std::nullopt, "one"},
                      {id, owner + 1000, ""},
                      {id, owner, ""}}),
              1);
    EXPECT_EQ(get(id).views, 1);
}

TEST_P(ViewRepositoryContract, ForgetsGuestsButNotThatTheyWereThere) {
    const auto owner = add_user("owner");
    const auto id = add_video(owner);
    EXPECT_EQ(record({{id, owner, ""}, {id, std::nullopt, "one"}}), 2);
    const auto midnight = clock().wall();
    EXPECT_EQ(record({{id, std::nullopt, "two"}}), 1);
    EXPECT_EQ(forget_before(midnight), 1);
    EXPECT_EQ(get(id).views, 3);
    EXPECT_EQ(record({{id, owner, ""}, {id, std::nullopt, "two"}}), 0) << "a user is remembered";
}

TEST_P(ViewRepositoryContract, ForgetsManyGuests) {
    const auto id = add_video(add_user("owner"));
    std::vector<SeenVideo> seen;
    for (int i = 0; i < 12'000; ++i) seen.push_back({id, std::nullopt, std::to_string(i)});
    EXPECT_EQ(record({seen.begin(), seen.begin() + 2'000}), 2'000);
    EXPECT_EQ(record({seen.begin() + 2'000, seen.end()}), 10'000);
    EXPECT_EQ(forget_before(clock().wall()), 12'000);
}

}  // namespace sunomi
