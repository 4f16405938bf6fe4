#pragma once

#include <gmock/gmock.h>

#include "contract/storage_under_test.hpp"

namespace sunomi {

/// What every LeaseRepository promises.
class LeaseRepositoryContract : public StorageContract {
protected:
    /// Loses the lease of the only task `times` times in a row, waking it whenever it rests.
    Task lose_lease(int times) {
        Task task;
        for (int i = 0; i < times; ++i) {
            for (const auto& resting : *leases().list_resting()) EXPECT_TRUE(*leases().wake(resting));
            task = take("worker");
            EXPECT_EQ(*leases().break_all_leases(), 1);
        }
        return task;
    }
};

TEST_P(LeaseRepositoryContract, BreaksALeaseThatStandsStillAndCountsTheInterruption) {
    add_published(add_user("owner"), 4, runs_of(4, 4));
    const auto task = take("worker");
    const auto running = *leases().list_running();
    ASSERT_EQ(running.size(), 1U);
    EXPECT_EQ(running[0].id, task.id);
    EXPECT_EQ(running[0].fence, task.fence);
    EXPECT_TRUE(*leases().break_lease(running[0]));
    EXPECT_FALSE(*leases().break_lease(running[0]));
    EXPECT_TRUE(leases().list_running()->empty());
    const auto again = take("other");
    EXPECT_EQ(again.interruptions, 1);
    EXPECT_EQ(again.failures, 0);
    EXPECT_EQ(again.fence, task.fence + 1);
    EXPECT_FALSE(*leases().break_lease(running[0])) << "that lease is not this one";
}

TEST_P(LeaseRepositoryContract, SparesALeaseWhoseBeatMoved) {
    add_published(add_user("owner"), 4, runs_of(4, 4));
    const auto task = take("worker");
    const auto seen = *leases().list_running();
    ASSERT_TRUE(tasks().beat("worker"));
    EXPECT_FALSE(*leases().break_lease(seen.at(0)));
    EXPECT_TRUE(tasks().finish(task));
}

TEST_P(LeaseRepositoryContract, RestsLongerAfterManyInterruptions) {
    add_published(add_user("owner"), 4, runs_of(4, 4));
    lose_lease(3);
    EXPECT_TRUE(leases().list_resting()->empty()) << "a restart delays nobody";
    lose_lease(1);
    const auto once = *leases().list_resting();
    ASSERT_EQ(once.size(), 1U);
    EXPECT_EQ(once[0].rest, rest_after_interruption(4));
    lose_lease(2);
    const auto later = *leases().list_resting();
    ASSERT_EQ(later.size(), 1U);
    EXPECT_GT(later[0].rest, once[0].rest);
}

TEST_P(LeaseRepositoryContract, CondemnsATaskThatIsInterruptedAgainAndAgain) {
    add_published(add_user("owner"), 4, runs_of(4, 4));
    const auto last = lose_lease(max_interruptions);
    EXPECT_EQ(last.failures, 0);
    EXPECT_EQ(last.interruptions, max_interruptions - 1);
    EXPECT_TRUE(leases().list_resting()->empty());
    const auto condemned = take("worker");
    EXPECT_EQ(condemned.id, last.id);
    EXPECT_EQ(condemned.failures, max_failures);
    EXPECT_EQ(condemned.fence, max_interruptions + 1);
}

TEST_P(LeaseRepositoryContract, RefillsAVideoWithoutItsPlanTask) {
    const auto id = add_uploaded(add_user("owner"));
    EXPECT_THAT(*leases().list_stranded(), testing::ElementsAre(id));
    ASSERT_TRUE(leases().refill(id));
    ASSERT_TRUE(leases().refill(id));
    EXPECT_TRUE(leases().list_stranded()->empty());
    EXPECT_EQ(take("worker").kind, TaskKind::plan);
    EXPECT_TRUE(nothing_to_take("worker"));
}

TEST_P(LeaseRepositoryContract, RefillsAPublishedVideoWithEverythingThatIsNotStored) {
    // The thumbnail's end leaves this video without any task, so its runs are filed from the plan.
    const auto id = add_published(add_user("owner"), 6, {});
    EXPECT_TRUE(leases().list_stranded()->empty());
    std::vector<SegmentRecord> made;
    for (;;) {
        const auto task = tasks().claim("worker", TaskClass::sweep);
        ASSERT_TRUE(task && *task);
        if ((*task)->kind == TaskKind::finish) break;
        EXPECT_EQ((*task)->task_class, TaskClass::sweep);
        for (const auto track : (*task)->tracks) {
            for (int segment = (*task)->first_segment; segment < (*task)->last_segment; ++segment) {
                ASSERT_TRUE(tasks().record_segment(**task, record(track, segment)));
            }
        }
        ASSERT_TRUE(tasks().finish(**task));
    }
    for (const auto& track : *tasks().progress_of(id)) EXPECT_EQ(track.stored, 6);
}

TEST_P(LeaseRepositoryContract, RefillLeavesAVideoAloneThatHasWorkOrNeedsNone) {
    const auto owner = add_user("owner");
    const auto busy = add_published(owner, 4, runs_of(4, 4));
    ASSERT_TRUE(leases().refill(busy));
    ASSERT_TRUE(leases().refill(add_video(owner)));
    ASSERT_TRUE(leases().refill("ffffffffffffffff"));
    EXPECT_EQ(drain("worker"), std::vector<int>{0});
}

TEST_P(LeaseRepositoryContract, ListsTombstonesOfThatAgeUntilTheyAreRemoved) {
    const auto owner = add_user("owner");
    const auto old = add_video(owner);
    ASSERT_TRUE(*videos().remove(old));
    clock().advance(std::chrono::hours{1});
    const auto young = add_video(owner);
    ASSERT_TRUE(*videos().remove(young));
    EXPECT_THAT(*leases().list_tombstones(std::chrono::minutes{30}), testing::ElementsAre(old));
    EXPECT_THAT(*leases().list_tombstones(std::chrono::seconds{0}), testing::ElementsAre(old, young));
    ASSERT_TRUE(leases().remove_tombstone(old));
    ASSERT_TRUE(leases().remove_tombstone(old));
    EXPECT_THAT(*leases().list_tombstones(std::chrono::seconds{0}), testing::ElementsAre(young));
}

}  // namespace sunomi
