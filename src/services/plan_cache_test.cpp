#include "services/plan_cache.hpp"

#include <gtest/gtest.h>

#include "support/work_bench.hpp"

namespace sunomi {
namespace {

TEST(PlanCache, ReadsAPlanOnceAndRemembersOnlyPlansThatExist) {
    WorkBench bench;
    const auto id = bench.upload();
    PlanCache cache{bench.videos()};
    EXPECT_EQ(*cache.find(id), nullptr);
    EXPECT_EQ(*cache.find("ffffffffffffffff"), nullptr);
    ASSERT_TRUE(bench.run(bench.claim()));
    const auto plan = *cache.find(id);
    ASSERT_NE(plan, nullptr);
    EXPECT_EQ(*plan, bench.videos().find_plan(id).value().value());
    EXPECT_EQ(*cache.find(id), plan) << "the same object";
}

TEST(PlanCache, KeepsTheMostRecentlyUsed) {
    WorkBench bench;
    const auto a = bench.publish();
    const auto b = bench.publish();
    const auto c = bench.publish();
    PlanCache cache{bench.videos(), 2};
    const auto plan_a = *cache.find(a);
    const auto plan_b = *cache.find(b);
    EXPECT_EQ(*cache.find(a), plan_a);
    EXPECT_NE(*cache.find(c), nullptr);
    EXPECT_EQ(*cache.find(a), plan_a);
    EXPECT_NE(*cache.find(b), plan_b) << "read anew";
}

TEST(PlanCache, ForgetsOnlyVideosThatAreGone) {
    WorkBench bench;
    const auto deleted = bench.publish();
    const auto failed = bench.publish();
    const auto here = bench.publish();
    PlanCache cache{bench.videos()};
    for (const auto& id : {deleted, failed, here}) ASSERT_NE(*cache.find(id), nullptr);
    ASSERT_TRUE(*bench.videos().remove(deleted));
    const auto task = bench.claim_where([&](const Task& t) { return t.video == failed; });
    ASSERT_TRUE(bench.tasks().fail_video(task, "broken"));

    EXPECT_TRUE(*cache.forget_if_gone(deleted));
    EXPECT_TRUE(*cache.forget_if_gone(failed));
    EXPECT_FALSE(*cache.forget_if_gone(here));
    EXPECT_EQ(*cache.find(deleted), nullptr);

    ASSERT_NE(*cache.find(failed), nullptr) << "a failed one still has its plan";
    ASSERT_TRUE(*bench.videos().process_again(failed));
    EXPECT_TRUE(*cache.forget_if_gone(failed));
    EXPECT_EQ(*cache.find(failed), nullptr) << "it will get another one";
}

}  // namespace
}  // namespace sunomi
