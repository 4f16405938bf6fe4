// What becomes of a task that did not succeed.
#include <gmock/gmock.h>

#include "support/work_bench.hpp"

namespace sunomi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class TaskOutcome : public testing::Test {
protected:
    /// Runs `task` so that its first segment ends with this error, and claims it again.
    Task end_with(const Task& task, Errc code) {
        run_into(task, code);
        return bench.claim_again(task);
    }
    void run_into(const Task& task, Errc code) {
        bench.media.segment_errors.clear();
        for (const auto track : task.tracks) {
            bench.media.segment_errors.try_emplace({track, task.first_segment}, code, "What the child said.");
        }
        ASSERT_TRUE(bench.run(task));
    }
    /// Fails it as often as it takes to condemn it.
    void condemn(Task task) {
        for (int i = 1; i < max_failures; ++i) task = end_with(task, Errc::corrupt_media);
        run_into(task, Errc::corrupt_media);
    }
    std::vector<std::chrono::milliseconds> rests() {
        std::vector<std::chrono::milliseconds> rests;
        for (const auto& task : *bench.leases().list_resting()) rests.push_back(task.rest);
        return rests;
    }

    WorkBench bench;
};

TEST_F(TaskOutcome, ABadFileFailsAtOnceWithTheProbesWords) {
    const auto id = bench.upload();
    bench.media.probe_error = Error{Errc::corrupt_media, "This is not a video."};
    ASSERT_TRUE(bench.run(bench.claim()));
    const auto video = bench.get(id);
    EXPECT_EQ(video.state, VideoState::failed);
    EXPECT_EQ(video.error, "This is not a video.");
    EXPECT_THAT(bench.topics(), ElementsAre("video.uploaded", "video.failed"));
    EXPECT_TRUE(bench.observer.heard_of(id));
    EXPECT_EQ(bench.events.nudges, 1);
}

TEST_F(TaskOutcome, AProbeThatCrashesIsTriedThreeTimes) {
    const auto id = bench.upload();
    bench.media.probe_error = Error{Errc::internal, "The decoder crashed."};
    auto task = bench.claim();
    ASSERT_TRUE(bench.run(task));
    EXPECT_THAT(rests(), ElementsAre(rest_after_failure(1)));
    task = bench.claim_again(task);
    EXPECT_EQ(task.failures, 1);
    ASSERT_TRUE(bench.run(task));
    EXPECT_THAT(rests(), ElementsAre(rest_after_failure(2)));
    EXPECT_EQ(bench.get(id).state, VideoState::processing);
    ASSERT_TRUE(bench.run(bench.claim_again(task)));
    EXPECT_EQ(bench.get(id).state, VideoState::failed);
    EXPECT_EQ(bench.get(id).error, "The decoder crashed.");
    EXPECT_EQ(bench.media.probes, 3);
}

TEST_F(TaskOutcome, AProbeThatRanOutOfTimeIsTriedAgainWithMore) {
    const auto id = bench.upload();
    bench.media.probe_error = Error{Errc::timed_out, "It took too long."};
    auto task = bench.claim();
    ASSERT_TRUE(bench.run(task));
    const auto first = bench.media.probe_time.load();
    EXPECT_EQ(bench.get(id).state, VideoState::processing);
    task = bench.claim_again(task);
    ASSERT_TRUE(bench.run(task));
    EXPECT_GT(bench.media.probe_time.load(), 3 * first);
    bench.media.probe_error.reset();
    ASSERT_TRUE(bench.run(bench.claim_again(task)));
    EXPECT_EQ(bench.get(id).state, VideoState::published) << "the machine was busy, not the file bad";
}

TEST_F(TaskOutcome, FailuresAndInterruptionsAreCountedApart) {
    bench.publish();
    auto task = bench.claim_late_video_run();
    task = end_with(task, Errc::corrupt_media);
    EXPECT_EQ(std::pair(task.failures, task.interruptions), std::pair(1, 0));
    task = end_with(task, Errc::cancelled);
    EXPECT_EQ(std::pair(task.failures, task.interruptions), std::pair(1, 1));
    task = end_with(task, Errc::internal);
    EXPECT_EQ(std::pair(task.failures, task.interruptions), std::pair(2, 1));
}

TEST_F(TaskOutcome, AFullDiskAndAnAbsentPartCountForNothing) {
    bench.publish();
    auto task = bench.claim_late_video_run();
    for (const auto code : {Errc::no_space, Errc::unavailable}) {
        run_into(task, code);
        EXPECT_THAT(rests(), ElementsAre(std::chrono::milliseconds{2000}));
        task = bench.claim_again(task);
        EXPECT_EQ(std::pair(task.failures, task.interruptions), std::pair(0, 0));
    }
}

TEST_F(TaskOutcome, ConcealsARunThatFailedThreeTimes) {
    bench.media.facts = FakeMediaWorker::facts_of(std::chrono::seconds{300});
    const auto id = bench.publish();
    const auto task = bench.claim_late_video_run();
    condemn(end_with(task, Errc::cancelled));

    const auto again = bench.claim_again(task);
    EXPECT_EQ(again.mode, RunMode::conceal);
    EXPECT_EQ(std::pair(again.failures, again.interruptions), std::pair(0, 0)) << "another kind of attempt";
    EXPECT_EQ(bench.get(id).state, VideoState::published);
    EXPECT_EQ(bench.get(id).notice,
              "The file cannot be decoded around 0:03; the last good picture stands still there.");
    bench.media.segment_errors.clear();
    ASSERT_TRUE(bench.run(again));
    EXPECT_EQ(bench.media.runs().back().mode, RunMode::conceal);
    EXPECT_EQ(bench.observer.stored().size(),
              2U * static_cast<std::size_t>(task.last_segment - task.first_segment));
}

TEST_F(TaskOutcome, FailsTheVideoWhenItsBeginningCannotBeDecoded) {
    bench.media.facts = FakeMediaWorker::facts_of(std::chrono::seconds{300});
    const auto id = bench.publish();
    condemn(bench.claim_kind(TaskKind::video_run));
    EXPECT_EQ(bench.get(id).state, VideoState::failed);
    EXPECT_EQ(bench.get(id).error, "What the child said.");
    EXPECT_FALSE(*bench.tasks().claim("worker", TaskClass::sweep)) << "its tasks are removed";
}

TEST_F(TaskOutcome, FailsTheVideoWhenEvenConcealingFails) {
    bench.media.facts = FakeMediaWorker::facts_of(std::chrono::seconds{300});
    const auto id = bench.publish();
    const auto task = bench.claim_late_video_run();
    condemn(task);
    condemn(bench.claim_again(task));
    EXPECT_EQ(bench.get(id).state, VideoState::failed);
}

TEST_F(TaskOutcome, FailsTheVideoWhenMoreThanATenthIsLost) {
    const auto id = bench.publish();  // 20 s: one run is more than that
    condemn(bench.claim_late_video_run());
    EXPECT_EQ(bench.get(id).state, VideoState::failed);
    EXPECT_EQ(bench.get(id).error, "More than a tenth of the file cannot be decoded. What the child said.");
}

TEST_F(TaskOutcome, AVideoGoesWithoutAThumbnailThatCannotBeDrawn) {
    bench.media.thumbnail_error = Error{Errc::internal, "The decoder crashed."};
    const auto id = bench.publish();
    auto task = bench.claim_kind(TaskKind::thumbnail);
    for (int i = 0; i < max_failures; ++i) {
        if (i > 0) task = bench.claim_again(task);
        ASSERT_TRUE(bench.run(task));
    }
    EXPECT_EQ(bench.get(id).state, VideoState::published);
    EXPECT_THAT(*bench.leases().list_resting(), IsEmpty());
    EXPECT_EQ(bench.claim_kind(TaskKind::video_run).video, id) << "the runs are not touched";
}

TEST_F(TaskOutcome, AVideoGoesWithoutAStoryboardThatCannotBeDrawn) {
    bench.media.storyboard_error = Error{Errc::internal, "The decoder crashed."};
    const auto id = bench.publish();
    auto task = bench.claim_kind(TaskKind::storyboard);
    for (int i = 0; i < max_failures; ++i) {
        if (i > 0) task = bench.claim_again(task);
        ASSERT_TRUE(bench.run(task));
    }
    bench.run_all();
    EXPECT_TRUE(bench.get(id).finished);
    EXPECT_EQ(bench.get(id).storyboard_sheets, 0) << "nobody is told of half a storyboard";
    EXPECT_FALSE(*bench.store->find(storyboard_key(id), WorkBench::soon()));
}

TEST_F(TaskOutcome, ATaskThatTookItsWorkersDownIsNotRunOnceMore) {
    const auto id = bench.upload();
    for (int i = 0; i < max_interruptions; ++i) {
        for (const auto& resting : *bench.leases().list_resting()) ASSERT_TRUE(bench.leases().wake(resting));
        bench.claim();
        ASSERT_EQ(*bench.leases().break_all_leases(), 1);
    }
    ASSERT_TRUE(bench.run(bench.claim()));
    EXPECT_EQ(bench.media.probes, 0);
    EXPECT_EQ(bench.get(id).state, VideoState::failed);
    EXPECT_EQ(bench.get(id).error, "Every attempt to work on the file broke off.");
}

TEST_F(TaskOutcome, ATaskThatIsBrokenOffAgainAndAgainComesToAnEnd) {
    const auto id = bench.publish();
    auto task = bench.claim_kind(TaskKind::video_run);
    ASSERT_TRUE(
        bench.tasks().rest(task, 0, max_interruptions - 1, task.mode, std::chrono::milliseconds{1}, ""));
    // The last attempt waits until its worker has nothing else to do.
    ASSERT_TRUE(bench.leases().break_all_leases());
    for (const auto& resting : *bench.leases().list_resting()) ASSERT_TRUE(bench.leases().wake(resting));
    task = **bench.tasks().claim("idle worker", TaskClass::sweep);
    ASSERT_EQ(task.interruptions, max_interruptions - 1);
    run_into(task, Errc::cancelled);
    EXPECT_EQ(bench.get(id).state, VideoState::failed) << "it was the first run";
    EXPECT_EQ(bench.get(id).error, "Every attempt to work on the file broke off.");
}

TEST_F(TaskOutcome, AConflictThatIsNotAboutTheLeaseGivesTheLeaseBack) {
    const auto id = bench.publish();
    const auto task = bench.claim_late_video_run();
    bench.media.segment_errors.try_emplace({0, task.first_segment}, Errc::conflict, "not about the lease");
    ASSERT_TRUE(bench.run(task));
    const auto again = bench.claim_again(task);
    EXPECT_EQ(again.interruptions, 1) << "a lease that was still ours is given back";
    EXPECT_EQ(bench.get(id).state, VideoState::published);
}

}  // namespace
}  // namespace sunomi
