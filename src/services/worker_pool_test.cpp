#include "services/worker_pool.hpp"

#include <gmock/gmock.h>

#include <climits>
#include <future>

#include "support/faulty_task_repository.hpp"
#include "support/manual_clock.hpp"
#include "support/work_bench.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;
using testing::IsEmpty;
using testing::SizeIs;

class WorkerPoolTest : public testing::Test {
protected:
    /// One slot, so that one task runs at a time; beats as often as the pool can.
    void start() {
        pool.emplace(tasks, runner, signal, clock, WorkerConfig{1, 0, 100ms, 10s});
        pool->start();
    }
    /// A published video of which only one run is left, which waits in the media worker.
    VideoId start_with_one_held_run() {
        bench.media.held = true;
        const auto id = publish_one_run();
        start();
        EXPECT_TRUE(eventually([&] { return bench.media.runs_begun == 1; }));
        return id;
    }
    VideoId publish_one_run() {
        const auto id = bench.upload();
        Publication publication;
        publication.plan = make_plan(bench.media.facts);
        publication.runs = {{TaskKind::video_run, {0}, 0, 2, TaskClass::sweep}};
        EXPECT_TRUE(bench.tasks().publish(bench.claim(), publication));
        EXPECT_TRUE(bench.run(bench.claim_kind(TaskKind::thumbnail)));
        EXPECT_TRUE(bench.leases().break_all_leases());
        return id;
    }
    std::vector<RunningTask> running() { return *bench.leases().list_running(); }
    /// Two whole beats later: one may have been under way.
    void await_beats() {
        const int seen = tasks.beats;
        ASSERT_TRUE(eventually([&] { return tasks.beats >= seen + 2; }));
    }

    WorkBench bench;
    FaultyTaskRepository tasks{bench.tasks()};
    TaskRunner runner = bench.runner_on(tasks);
    WorkSignal signal;
    ManualClock clock;
    std::atomic<bool> armed{false};  // here, not in the test that uses it: the pool outlives the test's body
    std::optional<WorkerPool> pool;  // last: its threads use all the others
};

TEST_F(WorkerPoolTest, MakesAVideoFromItsUploadToItsEnd) {
    const auto id = bench.upload();
    start();
    EXPECT_TRUE(eventually([&] { return bench.get(id).finished; }));
    EXPECT_TRUE(eventually([&] { return pool->stats().running == 0; }));
    EXPECT_GE(pool->stats().tasks_begun, 3U);
}

TEST_F(WorkerPoolTest, AnInteractiveSlotLeavesTheSweepAlone) {
    publish_one_run();
    pool.emplace(tasks, runner, signal, clock, WorkerConfig{0, 1, 100ms, 10s});
    pool->start();
    await_beats();
    EXPECT_EQ(pool->stats().tasks_begun, 0U);
    pool->stop();
    EXPECT_EQ(bench.claim().kind, TaskKind::video_run) << "it is still there to be claimed";
}

TEST_F(WorkerPoolTest, StopsARunWhoseLeaseIsLost) {
    start_with_one_held_run();
    tasks.claims_fail = true;
    ASSERT_EQ(*bench.leases().break_all_leases(), 1);
    EXPECT_TRUE(eventually([&] { return bench.media.runs_cancelled == 1; }));
    pool->stop();
    const auto task = bench.claim();
    EXPECT_EQ(task.interruptions, 1) << "counted by who broke the lease, not again by who lost it";
    EXPECT_EQ(task.fence, 2);
}

TEST_F(WorkerPoolTest, StopsARunWhoseTaskItHasClaimedAnew) {
    bench.media.held = true;
    publish_one_run();
    pool.emplace(tasks, runner, signal, clock, WorkerConfig{2, 0, 1h, 10s});
    pool->start();
    ASSERT_TRUE(eventually([&] { return bench.media.runs_begun == 1; }));
    ASSERT_EQ(*bench.leases().break_all_leases(), 1);
    signal.notify();
    EXPECT_TRUE(eventually([&] { return bench.media.runs_begun == 2 && bench.media.runs_cancelled == 1; }));
    EXPECT_THAT(running(), SizeIs(1)) << "the new run goes on";
}

TEST_F(WorkerPoolTest, StopsWhatItDoesAfterTenSecondsWithoutABeat) {
    start_with_one_held_run();
    tasks.claims_fail = true;
    await_beats();
    tasks.beats_fail = true;
    await_beats();
    clock.advance(10s);
    await_beats();
    EXPECT_EQ(bench.media.runs_cancelled, 0);
    clock.advance(1ms);
    EXPECT_TRUE(eventually([&] { return bench.media.runs_cancelled == 1; }));
    EXPECT_TRUE(eventually([&] { return running().empty(); }));
}

TEST_F(WorkerPoolTest, ABeatKeepsARunAliveForAnyTime) {
    start_with_one_held_run();
    for (int i = 0; i < 3; ++i) {
        clock.advance(9s);
        await_beats();
    }
    EXPECT_EQ(bench.media.runs_cancelled, 0);
    EXPECT_THAT(running(), SizeIs(1));
}

TEST_F(WorkerPoolTest, GivesBackATaskWhoseOutcomeCouldNotBeWritten) {
    bench.media.segment_errors.try_emplace({0, 1}, Errc::no_space, "the disk is full");
    tasks.rests_fail = true;
    tasks.on_claimed = [&] { tasks.claims_fail = true; };
    publish_one_run();
    start();
    ASSERT_TRUE(eventually([&] { return bench.media.runs_begun == 1 && pool->stats().running == 0; }));
    await_beats();
    EXPECT_THAT(running(), SizeIs(1)) << "still held: the disk is still full";
    tasks.rests_fail = false;
    EXPECT_TRUE(eventually([&] { return running().empty(); }));
    EXPECT_EQ(bench.claim().interruptions, 1);
}

TEST_F(WorkerPoolTest, TriesOnceMoreToGiveBackWhenItStops) {
    bench.media.segment_errors.try_emplace({0, 1}, Errc::no_space, "the disk is full");
    tasks.rests_fail = true;
    tasks.on_claimed = [&] { tasks.claims_fail = true; };
    publish_one_run();
    pool.emplace(tasks, runner, signal, clock, WorkerConfig{1, 0, 1h, 10s});
    pool->start();
    ASSERT_TRUE(eventually([&] { return bench.media.runs_begun == 1 && pool->stats().running == 0; }));
    tasks.rests_fail = false;
    pool->stop();
    EXPECT_THAT(running(), IsEmpty());
}

TEST_F(WorkerPoolTest, DrainGivesTasksBack) {
    start_with_one_held_run();
    pool->stop();
    EXPECT_EQ(bench.media.runs_cancelled, 1);
    const auto task = bench.claim();
    EXPECT_EQ(task.interruptions, 1);
    EXPECT_EQ(task.failures, 0);
}

TEST_F(WorkerPoolTest, DrainWaitsNeitherForAProbeNorForInitsNorForAThumbnail) {
    const auto id = bench.upload();
    const auto interrupt = [&](TaskKind kind, int steps_before) {
        const int begun = bench.media.steps_begun;
        bench.media.held_after_step = begun + steps_before;
        start();
        EXPECT_TRUE(eventually([&] { return bench.media.steps_begun == begun + steps_before + 1; }));
        pool->stop();
        EXPECT_THAT(running(), IsEmpty());
        const auto task = bench.claim_kind(kind);
        EXPECT_EQ(task.failures, 0) << "the file is not to blame";
        bench.media.held_after_step = INT_MAX;
        return task;
    };
    const auto probing = interrupt(TaskKind::plan, 0);
    EXPECT_EQ(probing.interruptions, 1);
    ASSERT_TRUE(bench.tasks().rest(probing, 0, 1, probing.mode, 0ms, ""));
    const auto opening = interrupt(TaskKind::plan, 1);
    EXPECT_EQ(opening.interruptions, 2);
    ASSERT_TRUE(bench.run(opening));
    const auto drawing = interrupt(TaskKind::thumbnail, 0);
    EXPECT_EQ(drawing.interruptions, 1);
    ASSERT_TRUE(bench.run(drawing));
    EXPECT_EQ(bench.get(id).state, VideoState::published);
}

TEST_F(WorkerPoolTest, GivesBackUnbegunWhatItClaimedWhileItWasStopped) {
    publish_one_run();
    std::promise<void> claimed;
    tasks.on_claimed = [&, before = std::uint64_t{0}]() mutable {
        before = signal.wait(~before, 0ms);
        claimed.set_value();
        EXPECT_NE(signal.wait(before, 30s), before) << "stop() was not called";
    };
    start();
    claimed.get_future().wait();
    pool->stop();
    EXPECT_EQ(bench.media.runs_begun, 0);
    tasks.on_claimed = [] {};
    const auto task = bench.claim();
    EXPECT_EQ(task.kind, TaskKind::video_run);
    EXPECT_EQ(task.interruptions, 0) << "nothing was begun, so nothing was interrupted";
}

TEST_F(WorkerPoolTest, DoesNotTakeATaskForLostThatItGaveBackAndClaimedAgainDuringABeat) {
    tasks.before_beat = [&] {
        if (!armed) return;
        tasks.claims_fail = true;
        bench.media.held = false;  // the run ends with its error and goes back to the table
        EXPECT_TRUE(eventually([&] { return running().empty(); }));
    };
    tasks.after_beat = [&] {
        if (!armed.exchange(false)) return;
        bench.media.held = true;
        tasks.claims_fail = false;
        signal.notify();
        EXPECT_TRUE(eventually([&] { return bench.media.runs_begun == 2; }));
    };
    bench.media.segment_errors.try_emplace({0, 0}, Errc::cancelled, "broken off");
    start_with_one_held_run();
    armed = true;
    ASSERT_TRUE(eventually([&] { return !armed; }));
    await_beats();
    EXPECT_EQ(bench.media.runs_cancelled, 0);
    EXPECT_EQ(bench.media.runs_begun, 2);
}

}  // namespace
}  // namespace sunomi
