#pragma once

#include <gmock/gmock.h>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "contract/storage_under_test.hpp"

namespace sunomi {

/// What every TaskRepository promises.
class TaskRepositoryContract : public StorageContract {
protected:
    int stored(const VideoId& video, TrackIndex track) {
        for (const auto& progress : *tasks().progress_of(video)) {
            if (progress.track == track) return progress.stored;
        }
        return -1;
    }
    /// Fails or interrupts a task `times` times, so that its next attempt is one of many.
    void interrupt(const Task& first, int times) {
        auto task = first;
        for (int i = 1; i <= times; ++i) {
            ASSERT_TRUE(tasks().rest(task, 0, i, RunMode::decode, std::chrono::milliseconds{0}, "drained"));
            if (i < times) task = take("worker");
        }
    }
};

TEST_P(TaskRepositoryContract, FilesThePlanTaskOnceAndOnlyWhileItIsNeeded) {
    const auto owner = add_user("owner");
    const auto waiting = add_video(owner);
    ASSERT_TRUE(tasks().ensure_plan_task(waiting));
    ASSERT_TRUE(tasks().ensure_plan_task("ffffffffffffffff"));
    EXPECT_TRUE(nothing_to_take("worker"));

    const auto id = add_uploaded(owner);
    ASSERT_TRUE(tasks().ensure_plan_task(id));
    ASSERT_TRUE(tasks().ensure_plan_task(id));
    const auto task = take("worker", TaskClass::interactive);
    EXPECT_EQ(task.video, id);
    EXPECT_EQ(task.kind, TaskKind::plan);
    EXPECT_EQ(task.fence, 1);
    EXPECT_EQ(task.failures, 0);
    ASSERT_TRUE(tasks().ensure_plan_task(id));
    EXPECT_TRUE(nothing_to_take("worker"));
}

TEST_P(TaskRepositoryContract, PublishesPlanTracksRunsAndEventTogether) {
    const auto planning = plan_task(add_user("owner"));
    ASSERT_TRUE(tasks().publish(planning, {plan_of(10), "A part is missing.", 1280, 720, runs_of(10, 4)}));

    const auto video = get(planning.video);
    EXPECT_EQ(video.state, VideoState::published);
    EXPECT_FALSE(video.finished);
    EXPECT_EQ(video.notice, "A part is missing.");
    EXPECT_EQ(video.duration, std::chrono::seconds{40});
    EXPECT_EQ(video.width, 1280);
    EXPECT_EQ(video.height, 720);
    const auto progress = tasks().progress_of(planning.video);
    ASSERT_TRUE(progress);
    ASSERT_EQ(progress->size(), 3U);
    for (const auto& track : *progress) {
        EXPECT_EQ(track.total, 10);
        EXPECT_EQ(track.stored, 0);
        EXPECT_EQ(track.segment_bytes, std::vector<std::int64_t>(10, 0));
    }
    EXPECT_EQ(take("worker").kind, TaskKind::thumbnail);
    const auto run = take("worker");
    EXPECT_EQ(run.kind, TaskKind::video_run);
    EXPECT_EQ(run.tracks, (std::vector<TrackIndex>{0, 1}));
    EXPECT_EQ(run.first_segment, 0);
    EXPECT_EQ(run.last_segment, 4);
    EXPECT_THAT(events(), testing::ElementsAre("video.uploaded " + planning.video,
                                               "video.published " + planning.video));
    EXPECT_EQ(code_of(tasks().publish(planning, {plan_of(10), "", 1, 1, {}})), Errc::conflict);
}

TEST_P(TaskRepositoryContract, GivesInteractiveWorkFirstAndToInteractiveWorkersNothingElse) {
    const auto id = add_published(add_user("owner"), 100, runs_of(100, 4));
    EXPECT_TRUE(nothing_to_take("viewer-slot", TaskClass::interactive));
    ASSERT_TRUE(*tasks().request_segment(id, 1, 50, 53));
    ASSERT_TRUE(*tasks().request_segment(id, 0, 50, 53));
    const auto first = take("viewer-slot", TaskClass::interactive);
    EXPECT_EQ(first.task_class, TaskClass::interactive);
    EXPECT_EQ(first.tracks, std::vector<TrackIndex>{1});
    EXPECT_EQ(take("sweep-slot").tracks, std::vector<TrackIndex>{0});
    EXPECT_EQ(take("sweep-slot").task_class, TaskClass::sweep);
}

TEST_P(TaskRepositoryContract, SharesTheWorkersBetweenUploaders) {
    const auto much = add_user("much");
    const auto little = add_user("little");
    const auto long_video = add_published(much, 400, runs_of(400, 4));
    const auto short_video = add_published(little, 8, runs_of(8, 4));
    std::vector<VideoId> order;
    for (int i = 0; i < 5; ++i) order.push_back(take("worker").video);
    EXPECT_THAT(order, testing::ElementsAre(long_video, short_video, long_video, short_video, long_video));
}

TEST_P(TaskRepositoryContract, SweepsAVideoInItsOwnOrder) {
    add_published(add_user("owner"), 20, runs_of(20, 4));
    EXPECT_THAT(drain("worker"), testing::ElementsAre(0, 4, 8, 12, 16));
}

TEST_P(TaskRepositoryContract, MovesTheSweepToWhereAViewerWaits) {
    const auto id = add_published(add_user("owner"), 20, runs_of(20, 4));
    ASSERT_TRUE(*tasks().request_segment(id, audio_track, 13, 15));
    EXPECT_THAT(drain("worker"), testing::ElementsAre(13, 12, 16, 0, 4, 8));
}

TEST_P(TaskRepositoryContract, ANearerRequestMovesTheSweepAgain) {
    const auto id = add_published(add_user("owner"), 20, runs_of(20, 4));
    ASSERT_TRUE(*tasks().request_segment(id, 0, 16, 17));
    ASSERT_TRUE(*tasks().request_segment(id, 0, 9, 10));
    EXPECT_EQ(take("viewer-slot", TaskClass::interactive).first_segment, 16);
    EXPECT_EQ(take("viewer-slot", TaskClass::interactive).first_segment, 9);
    EXPECT_THAT(drain("worker"), testing::ElementsAre(8, 12, 16, 0, 4));
}

TEST_P(TaskRepositoryContract, AMovedSweepOvertakesNobodyElse) {
    const auto one = add_published(add_user("one"), 12, runs_of(12, 4));
    const auto two = add_published(add_user("two"), 12, runs_of(12, 4));
    ASSERT_TRUE(*tasks().request_segment(two, 0, 9, 10));
    const auto viewers = take("viewer-slot", TaskClass::interactive);
    ASSERT_TRUE(tasks().finish(viewers));
    std::vector<std::pair<VideoId, int>> order;
    for (int i = 0; i < 4; ++i) {
        const auto task = take("worker");
        order.emplace_back(task.video, task.first_segment);
    }
    EXPECT_THAT(order, testing::ElementsAre(std::pair(one, 0), std::pair(two, 8), std::pair(one, 4),
                                            std::pair(two, 0)));
}

TEST_P(TaskRepositoryContract, JoinsRequestsForTheSameSegment) {
    const auto id = add_published(add_user("owner"), 20, {});
    EXPECT_TRUE(*tasks().request_segment(id, 0, 5, 8));
    EXPECT_TRUE(*tasks().request_segment(id, 0, 5, 8));
    EXPECT_TRUE(*tasks().request_segment(id, 0, 7, 10));
    const auto running = take("viewer-slot", TaskClass::interactive);
    EXPECT_EQ(running.first_segment, 5);
    EXPECT_EQ(running.last_segment, 8);
    EXPECT_TRUE(*tasks().request_segment(id, 0, 6, 9));
    EXPECT_TRUE(nothing_to_take("viewer-slot", TaskClass::interactive));
    EXPECT_TRUE(*tasks().request_segment(id, 1, 6, 9));
    EXPECT_TRUE(*tasks().request_segment(id, 0, 8, 99));
    EXPECT_EQ(take("viewer-slot", TaskClass::interactive).tracks, std::vector<TrackIndex>{1});
    EXPECT_EQ(take("viewer-slot", TaskClass::interactive).last_segment, 20);
}

TEST_P(TaskRepositoryContract, RefusesRequestsForWhatIsThereOrWillNeverBe) {
    const auto owner = add_user("owner");
    const auto id = add_published(owner, 20, runs_of(20, 4));
    const auto run = take("worker");
    ASSERT_TRUE(tasks().record_segment(run, record(0, 2)));
    EXPECT_FALSE(*tasks().request_segment(id, 0, 2, 4));
    EXPECT_FALSE(*tasks().request_segment(id, 0, 20, 24));
    EXPECT_FALSE(*tasks().request_segment(id, 0, -1, 4));
    EXPECT_FALSE(*tasks().request_segment(id, 7, 0, 4));
    EXPECT_FALSE(*tasks().request_segment(add_uploaded(owner), 0, 0, 4));
    EXPECT_FALSE(*tasks().request_segment("ffffffffffffffff", 0, 0, 4));
    EXPECT_TRUE(nothing_to_take("viewer-slot", TaskClass::interactive));
}

TEST_P(TaskRepositoryContract, KeepsTheFirstRecordOfASegment) {
    const auto id = add_published(add_user("owner"), 20, runs_of(20, 4));
    const auto run = take("worker");
    ASSERT_TRUE(tasks().record_segment(run, record(0, 1, 4'000'000'000)));
    ASSERT_TRUE(tasks().record_segment(run, record(0, 1, 5)));
    ASSERT_TRUE(tasks().record_segment(run, record(audio_track, 19, 7)));
    const auto progress = *tasks().progress_of(id);
    EXPECT_EQ(progress[0].stored, 1);
    EXPECT_EQ(progress[0].segment_bytes[1], 4'000'000'000);
    EXPECT_EQ(progress[1].stored, 0);
    EXPECT_EQ(progress[2].track, audio_track);
    EXPECT_EQ(progress[2].segment_bytes[19], 7);
    EXPECT_EQ(code_of(tasks().record_segment(run, record(0, 20))), Errc::invalid);
    EXPECT_EQ(code_of(tasks().record_segment(run, record(5, 0))), Errc::invalid);
    EXPECT_EQ(code_of(tasks().record_segment(run, record(0, 3, 0))), Errc::invalid);
}

TEST_P(TaskRepositoryContract, RefusesEveryWriteOfAWorkerThatLostItsLease) {
    const auto id = add_published(add_user("owner"), 20, runs_of(20, 20));
    const auto stale = take("zombie");
    ASSERT_EQ(*leases().break_all_leases(), 1);
    const auto fresh = take("worker");
    ASSERT_EQ(fresh.id, stale.id);
    EXPECT_GT(fresh.fence, stale.fence);

    const auto none = std::chrono::milliseconds{0};
    EXPECT_EQ(code_of(tasks().record_segment(stale, record(0, 0))), Errc::conflict);
    EXPECT_EQ(code_of(tasks().publish(stale, {plan_of(20), "", 1, 1, {}})), Errc::conflict);
    EXPECT_EQ(code_of(tasks().finish(stale)), Errc::conflict);
    EXPECT_EQ(code_of(tasks().complete_video(stale)), Errc::conflict);
    EXPECT_EQ(code_of(tasks().rest(stale, 1, 0, RunMode::decode, none, "")), Errc::conflict);
    EXPECT_EQ(code_of(tasks().fail_video(stale, "x")), Errc::conflict);
    EXPECT_EQ(code_of(tasks().note_concealed(stale, 1, "x")), Errc::conflict);
    EXPECT_EQ(stored(id, 0), 0);
    EXPECT_EQ(get(id).state, VideoState::published);
    EXPECT_TRUE(tasks().record_segment(fresh, record(0, 0)));
}

TEST_P(TaskRepositoryContract, RefusesEveryWriteAboutADeletedVideo) {
    const auto id = add_published(add_user("owner"), 20, runs_of(20, 4));
    const auto run = take("worker");
    ASSERT_TRUE(*videos().remove(id));
    EXPECT_EQ(code_of(tasks().record_segment(run, record(0, 0))), Errc::conflict);
    EXPECT_EQ(code_of(tasks().finish(run)), Errc::conflict);
    EXPECT_EQ(code_of(tasks().fail_video(run, "x")), Errc::conflict);
    EXPECT_EQ(code_of(tasks().note_concealed(run, 1, "x")), Errc::conflict);
}

TEST_P(TaskRepositoryContract, FilesFinishAfterTheLastTaskWhenEverythingIsStored) {
    const auto id = add_published(add_user("owner"), 3, runs_of(3, 3));
    const auto run = take("worker");
    for (const auto track : {0, 1, audio_track}) {
        for (int segment = 0; segment < 3; ++segment)
            ASSERT_TRUE(tasks().record_segment(run, record(track, segment)));
    }
    ASSERT_TRUE(tasks().finish(run));
    const auto finish = take("worker");
    EXPECT_EQ(finish.kind, TaskKind::finish);
    EXPECT_EQ(finish.video, id);
    EXPECT_TRUE(nothing_to_take("worker"));

    ASSERT_TRUE(tasks().complete_video(finish));
    EXPECT_TRUE(get(id).finished);
    EXPECT_TRUE(leases().list_running()->empty());
    EXPECT_EQ(stored(id, audio_track), 3);
    EXPECT_FALSE(*tasks().request_segment(id, 0, 0, 1));
}

TEST_P(TaskRepositoryContract, FilesOnlyWhatIsMissingWhenTheTasksRunOutTooEarly) {
    const auto id = add_published(add_user("owner"), 40, runs_of(40, 40));
    const auto run = take("worker");
    for (int segment = 0; segment < 40; ++segment) {
        ASSERT_TRUE(tasks().record_segment(run, record(0, segment)));
        if (segment != 17) {
            ASSERT_TRUE(tasks().record_segment(run, record(1, segment)));
        }
        ASSERT_TRUE(tasks().record_segment(run, record(audio_track, segment)));
    }
    ASSERT_TRUE(tasks().finish(run));
    const auto refill = take("worker");
    EXPECT_EQ(refill.kind, TaskKind::video_run);
    EXPECT_EQ(refill.task_class, TaskClass::sweep);
    EXPECT_EQ(refill.tracks, std::vector<TrackIndex>{1});
    EXPECT_EQ(refill.first_segment, 17);
    EXPECT_EQ(refill.last_segment, 18);
    EXPECT_TRUE(nothing_to_take("worker"));
    EXPECT_EQ(get(id).state, VideoState::published);
}

TEST_P(TaskRepositoryContract, RemembersHowARestingTaskIsToBeTriedAgain) {
    add_published(add_user("owner"), 4, runs_of(4, 4));
    const auto run = take("worker");
    ASSERT_TRUE(tasks().rest(run, 2, 5, RunMode::conceal, std::chrono::milliseconds{2000}, "broken frame"));
    EXPECT_TRUE(nothing_to_take("worker"));
    const auto resting = *leases().list_resting();
    ASSERT_EQ(resting.size(), 1U);
    EXPECT_EQ(resting[0].id, run.id);
    EXPECT_EQ(resting[0].rest, std::chrono::milliseconds{2000});
    EXPECT_TRUE(*leases().wake(resting[0]));
    EXPECT_FALSE(*leases().wake(resting[0]));
    const auto again = take("worker");
    EXPECT_EQ(again.id, run.id);
    EXPECT_EQ(again.failures, 2);
    EXPECT_EQ(again.interruptions, 5);
    EXPECT_EQ(again.mode, RunMode::conceal);
    EXPECT_EQ(again.fence, run.fence + 1);
}

TEST_P(TaskRepositoryContract, ATaskThatNeedNotRestIsReadyAtOnce) {
    add_published(add_user("owner"), 4, runs_of(4, 4));
    const auto run = take("worker");
    ASSERT_TRUE(tasks().rest(run, 0, 1, RunMode::decode, std::chrono::milliseconds{0}, "drained"));
    EXPECT_TRUE(leases().list_resting()->empty());
    EXPECT_EQ(take("other").id, run.id);
}

TEST_P(TaskRepositoryContract, GivesALastAttemptOnlyToAWorkerThatDoesNothingElse) {
    add_published(add_user("owner"), 8, runs_of(8, 4));
    const auto suspect = take("worker");
    ASSERT_NO_FATAL_FAILURE(interrupt(suspect, max_interruptions - 1));
    const auto innocent = tasks().claim("busy", TaskClass::interactive);
    ASSERT_TRUE(innocent && !*innocent);

    const auto alone = take("idle");
    EXPECT_EQ(alone.id, suspect.id);
    EXPECT_TRUE(nothing_to_take("idle")) << "its worker does nothing else meanwhile";
    ASSERT_TRUE(
        tasks().rest(alone, 0, max_interruptions - 1, RunMode::decode, std::chrono::milliseconds{0}, ""));
    ASSERT_TRUE(*tasks().request_segment(suspect.video, 0, 6, 7));
    const auto other = take("busy", TaskClass::interactive);
    EXPECT_NE(other.id, suspect.id);
    EXPECT_NE(take("busy").id, suspect.id) << "a busy worker gets the next one instead";
}

TEST_P(TaskRepositoryContract, FailsAVideoWithItsReasonAndAnEvent) {
    const auto planning = plan_task(add_user("owner"));
    ASSERT_TRUE(tasks().fail_video(planning, "The file holds no picture."));
    EXPECT_EQ(get(planning.video).state, VideoState::failed);
    EXPECT_EQ(get(planning.video).error, "The file holds no picture.");
    EXPECT_THAT(events(),
                testing::ElementsAre("video.uploaded " + planning.video, "video.failed " + planning.video));
    EXPECT_TRUE(nothing_to_take("worker"));
    EXPECT_TRUE(leases().list_stranded()->empty());
    ASSERT_TRUE(tasks().ensure_plan_task(planning.video));
    EXPECT_TRUE(nothing_to_take("worker"));
}

TEST_P(TaskRepositoryContract, CountsConcealedSegmentsAndSaysSo) {
    const auto planning = plan_task(add_user("owner"));
    ASSERT_TRUE(tasks().publish(planning, {plan_of(20), "The end is missing.", 1, 1, runs_of(20, 4)}));
    finish_thumbnail(planning.video);
    const auto run = take("worker");
    EXPECT_EQ(*tasks().note_concealed(run, 3, "Damaged at 0:04."), 3);
    EXPECT_EQ(*tasks().note_concealed(run, 2, "Damaged at 0:04."), 5);
    EXPECT_EQ(*tasks().note_concealed(run, 0, "Damaged at 0:09."), 5);
    EXPECT_EQ(get(planning.video).notice, "The end is missing. Damaged at 0:04. Damaged at 0:09.");
}

TEST_P(TaskRepositoryContract, BeatsForTheTasksOfOneWorkerOnly) {
    add_published(add_user("owner"), 12, runs_of(12, 4));
    const auto one = take("a");
    const auto other = take("b");
    const auto two = take("a");
    EXPECT_THAT(*tasks().beat("a"), testing::UnorderedElementsAre(one.id, two.id));
    EXPECT_THAT(*tasks().beat("nobody"), testing::IsEmpty());
    for (const auto& running : *leases().list_running())
        EXPECT_EQ(running.beat, running.id == other.id ? 0 : 1);
}

TEST_P(TaskRepositoryContract, CountsTheVideosThatWereUploadedEarlierAndAreUnfinished) {
    const auto owner = add_user("owner");
    const auto done = plan_task(owner);
    ASSERT_TRUE(tasks().fail_video(done, "x"));
    const auto one = add_published(owner, 4, runs_of(4, 4));
    const auto two = add_published(owner, 4, runs_of(4, 4));
    const auto uploading = add_video(owner);
    EXPECT_EQ(*tasks().videos_ahead(one), 0);
    EXPECT_EQ(*tasks().videos_ahead(two), 1);
    EXPECT_EQ(*tasks().videos_ahead(uploading), 2);
    EXPECT_EQ(*tasks().videos_ahead("ffffffffffffffff"), 0);
}

TEST_P(TaskRepositoryContract, EightThreadsClaimEveryTaskExactlyOnce) {
    constexpr int tasks_to_claim = 500;
    add_published(add_user("owner"), tasks_to_claim, runs_of(tasks_to_claim, 1));
    std::mutex mutex;
    std::multiset<std::int64_t> claimed;
    std::vector<std::thread> workers;
    for (int worker = 0; worker < 8; ++worker) {
        workers.emplace_back([&, worker] {
            for (;;) {
                const auto task = tasks().claim("worker-" + std::to_string(worker), TaskClass::sweep);
                ASSERT_TRUE(task) << task.error().message();
                if (!*task) return;
                const std::lock_guard lock(mutex);
                claimed.insert((*task)->id);
            }
        });
    }
    for (auto& worker : workers) worker.join();
    EXPECT_EQ(claimed.size(), std::size_t{tasks_to_claim});
    EXPECT_EQ(std::set(claimed.begin(), claimed.end()).size(), std::size_t{tasks_to_claim});
}

TEST_P(TaskRepositoryContract, RacingRecordsAreAllKept) {
    constexpr int segments = 64;
    const auto id = add_published(add_user("owner"), segments, runs_of(segments, 8));
    std::vector<std::thread> workers;
    for (int worker = 0; worker < 8; ++worker) {
        const auto run = take("worker");
        workers.emplace_back([&, run] {
            // Everyone records everything: whoever comes second changes nothing.
            for (int segment = 0; segment < segments; ++segment) {
                EXPECT_TRUE(tasks().record_segment(run, record(0, segment, 100 + segment)));
            }
        });
    }
    for (auto& worker : workers) worker.join();
    const auto progress = tasks().progress_of(id)->front();
    EXPECT_EQ(progress.stored, segments);
    for (int segment = 0; segment < segments; ++segment) {
        EXPECT_EQ(progress.segment_bytes[static_cast<std::size_t>(segment)], 100 + segment);
    }
}

}  // namespace sunomi
