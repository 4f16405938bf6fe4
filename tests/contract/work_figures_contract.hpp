#pragma once

#include <gmock/gmock.h>

#include "contract/storage_under_test.hpp"

namespace sunomi {

/// What every WorkFigures promises.
class WorkFiguresContract : public StorageContract {
protected:
    /// `kind state count` of each.
    std::vector<std::string> counts() {
        std::vector<std::string> out;
        const auto counted = storage().figures().count_tasks();
        EXPECT_TRUE(counted) << counted.error().message();
        if (counted) {
            for (const auto& each : *counted)
                out.push_back(each.kind + ' ' + each.state + ' ' + std::to_string(each.count));
        }
        return out;
    }
    WallTime oldest() { return storage().figures().count_tasks()->front().oldest; }
};

using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST_P(WorkFiguresContract, CountsTheTasksOfEachKindInEachState) {
    EXPECT_THAT(counts(), IsEmpty());
    const auto owner = add_user("owner");
    add_published(owner, 12, runs_of(12, 4));
    EXPECT_THAT(counts(), UnorderedElementsAre("video_run ready 3"));
    const auto one = take("worker");
    const auto two = take("worker");
    ASSERT_TRUE(tasks().rest(two, 1, 0, RunMode::decode, std::chrono::seconds{2}, "it failed"));
    ASSERT_TRUE(tasks().ensure_plan_task(add_uploaded(owner)));
    EXPECT_THAT(counts(), UnorderedElementsAre("plan ready 1", "video_run ready 1", "video_run running 1",
                                               "video_run resting 1"));
    ASSERT_TRUE(tasks().finish(one));
    EXPECT_THAT(counts(), UnorderedElementsAre("plan ready 1", "video_run ready 1", "video_run resting 1"));
}

TEST_P(WorkFiguresContract, TellsHowLongTheOldestOfThemIsThere) {
    const auto owner = add_user("owner");
    const auto first = add_uploaded(owner);
    const auto second = add_uploaded(owner);
    const auto before = clock().wall();
    ASSERT_TRUE(tasks().ensure_plan_task(first));
    const auto between = clock().wall();
    clock().advance(std::chrono::hours{1});
    ASSERT_TRUE(tasks().ensure_plan_task(second));
    EXPECT_GT(oldest(), before);
    EXPECT_LT(oldest(), between);
    ASSERT_TRUE(*videos().remove(first));
    EXPECT_GE(oldest(), between + std::chrono::hours{1});
}

TEST_P(WorkFiguresContract, CountsEventsUntilEveryoneHasTakenThem) {
    EXPECT_EQ(*storage().figures().count_pending_events(), 0);
    const auto owner = add_user("owner");
    add_uploaded(owner);
    add_uploaded(owner);
    EXPECT_EQ(*storage().figures().count_pending_events(), 2);
    const auto pending = *outbox().list_pending(0, 10);
    ASSERT_TRUE(outbox().mark_taken(pending.front().event.id, "one group"));
    EXPECT_EQ(*storage().figures().count_pending_events(), 2) << "another group may still want it";
    ASSERT_TRUE(outbox().remove(pending.front().event.id));
    EXPECT_EQ(*storage().figures().count_pending_events(), 1);
}

}  // namespace sunomi
