#include "services/task_runner.hpp"

#include <gmock/gmock.h>

#include "base/sha256.hpp"
#include "domain/playlist.hpp"
#include "support/work_bench.hpp"

namespace sunomi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class TaskRunnerTest : public testing::Test {
protected:
    WorkBench bench;
};

TEST_F(TaskRunnerTest, StoresEveryPlaylistBeforeItPublishes) {
    const auto id = bench.upload();
    ASSERT_TRUE(bench.run(bench.claim()));

    const auto plan = bench.videos().find_plan(id).value().value();
    EXPECT_EQ(bench.object(master_key(id)), master_playlist(plan));
    for (const auto track : tracks_of(plan)) {
        const auto label = track_label(plan, track);
        EXPECT_EQ(bench.object(playlist_key(id, label)), media_playlist(plan, track));
        EXPECT_EQ(bench.object(init_key(id, label)), "init " + label);
    }
    EXPECT_EQ(plan.renditions.front().codecs, "avc1.64001e");
    const auto video = bench.get(id);
    EXPECT_EQ(video.state, VideoState::published);
    EXPECT_EQ(video.duration, std::chrono::seconds{20});
    EXPECT_EQ(video.width, 854);
    EXPECT_EQ(video.height, 480);
    EXPECT_TRUE(bench.observer.heard_of(id));
    EXPECT_EQ(bench.events.nudges, 1);
    EXPECT_THAT(bench.topics(), ElementsAre("video.uploaded", "video.published"));
}

TEST_F(TaskRunnerTest, MakesEverythingAndFinishesWithExactBandwidths) {
    const auto id = bench.publish();
    bench.run_all();

    const auto plan = bench.videos().find_plan(id).value().value();
    std::vector<TrackBandwidth> measured;
    for (const TrackIndex track : {0, 1, audio_track}) {
        for (int k = 0; k < plan.timeline.segment_count(); ++k) {
            EXPECT_EQ(bench.object(segment_key(id, track_label(plan, track), k)),
                      FakeMediaWorker::segment_bytes(track, k));
        }
        measured.push_back(measure_bandwidth(plan.timeline, bench.sizes_of(id, track)));
    }
    EXPECT_TRUE(bench.get(id).finished);
    EXPECT_EQ(bench.object(master_key(id)), master_playlist(plan, measured));
    EXPECT_EQ(bench.object(thumbnail_key(id)), "thumbnail");
    EXPECT_EQ(bench.object(thumbnail_key(id, 2)), "candidate 2");
    EXPECT_EQ(bench.get(id).thumbnail.candidates, 2);
    EXPECT_EQ(bench.object(sheet_key(id, 0)), "sheet 0");
    EXPECT_EQ(bench.object(storyboard_key(id)), storyboard_vtt(storyboard_of(plan)));
    EXPECT_EQ(bench.get(id).storyboard_sheets, 1);
    EXPECT_EQ(bench.observer.stored().size(), 3U * static_cast<std::size_t>(plan.timeline.segment_count()));
}

TEST_F(TaskRunnerTest, DrawsNothingOfSoundAlone) {
    bench.media.facts.video.reset();
    bench.media.thumbnail_error = bench.media.storyboard_error = Error{Errc::internal, "there is no picture"};
    const auto id = bench.publish();
    bench.run_all();
    EXPECT_TRUE(bench.get(id).finished);
    EXPECT_FALSE(*bench.store->find(thumbnail_key(id), WorkBench::soon()));
    EXPECT_FALSE(*bench.store->find(storyboard_key(id), WorkBench::soon()));
    EXPECT_EQ(bench.get(id).storyboard_sheets, 0);
}

TEST_F(TaskRunnerTest, AsksOnlyForSegmentsThatAreNotStored) {
    bench.publish();
    const auto first = bench.claim_late_video_run();
    const int k = first.first_segment;
    bench.media.segment_errors.try_emplace({0, k + 1}, Errc::cancelled, "stopped");
    ASSERT_TRUE(bench.run(first));
    ASSERT_THAT(bench.observer.stored(), ElementsAre(std::pair{0, k}));

    bench.media.segment_errors.clear();
    ASSERT_TRUE(bench.run(bench.claim_again(first)));
    const auto run = bench.media.runs().back();
    ASSERT_EQ(run.wanted.size(), 2U);
    EXPECT_EQ(run.wanted[0].segments.front(), k + 1);
    EXPECT_EQ(run.wanted[1].segments.front(), k);
    EXPECT_EQ(run.priority, WorkPriority::sweep);
}

TEST_F(TaskRunnerTest, RecordsTheSegmentThatADeadPredecessorStored) {
    const auto id = bench.publish();
    const auto task = bench.claim_kind(TaskKind::video_run);
    const auto track = task.tracks.front();
    const auto plan = bench.videos().find_plan(id).value().value();
    const std::string theirs = "what the predecessor made, of another length";
    ASSERT_TRUE(bench.store->put(segment_key(id, track_label(plan, track), 0), theirs, Overwrite::refuse,
                                 WorkBench::soon()));

    ASSERT_TRUE(bench.run(task));
    EXPECT_EQ(bench.object(segment_key(id, track_label(plan, track), 0)), theirs);
    EXPECT_EQ(bench.sizes_of(id, track)[0], static_cast<std::int64_t>(theirs.size()));
    EXPECT_EQ(bench.sizes_of(id, track)[1],
              static_cast<std::int64_t>(FakeMediaWorker::segment_bytes(track, 1).size()));
}

TEST_F(TaskRunnerTest, ChangesNothingOnceItsLeaseIsLost) {
    const auto id = bench.publish();
    const auto task = bench.claim_late_video_run();
    Task successor;
    bench.media.before_segment = [&](TrackIndex, int segment) {
        if (segment != task.first_segment + 1 || successor.id != 0) return;
        ASSERT_GT(*bench.leases().break_all_leases(), 0);
        successor = bench.claim_again(task);
    };
    ASSERT_TRUE(bench.run(task));
    EXPECT_THAT(bench.observer.stored(), ElementsAre(std::pair{0, task.first_segment}))
        << "the segment that was being stored is not announced";
    EXPECT_EQ(bench.sizes_of(id, 0)[static_cast<std::size_t>(task.first_segment) + 1], 0);

    EXPECT_EQ(successor.interruptions, 1);
    ASSERT_TRUE(bench.run(successor)) << "takes over the bytes that were stored and not recorded";
    for (int k = task.first_segment; k < task.last_segment; ++k) {
        EXPECT_GT(bench.sizes_of(id, 0)[static_cast<std::size_t>(k)], 0);
    }
}

TEST_F(TaskRunnerTest, CleansUpAfterAVideoThatIsDeletedWhileItWorks) {
    const auto id = bench.publish();
    bench.media.before_segment = [&](TrackIndex, int) {
        ASSERT_TRUE(bench.videos().remove(id));
        ASSERT_TRUE(bench.store->remove_all(id + "/", WorkBench::soon()));
    };
    ASSERT_TRUE(bench.run(bench.claim_kind(TaskKind::video_run)));
    EXPECT_THAT(*bench.store->list(id + "/", WorkBench::soon()), IsEmpty());
    EXPECT_THAT(bench.observer.stored(), IsEmpty());
}

TEST_F(TaskRunnerTest, RefusesAnOriginalThatIsNotTheOneThatWasAccepted) {
    const auto id = bench.upload();
    ASSERT_TRUE(bench.store->put(original_key(id), "another", Overwrite::allow, WorkBench::soon()));
    ASSERT_TRUE(bench.run(bench.claim()));
    EXPECT_EQ(bench.get(id).state, VideoState::failed);
    EXPECT_EQ(bench.get(id).error, "The stored original is not the file that was uploaded.");
    EXPECT_EQ(bench.media.probes, 0);
}

TEST_F(TaskRunnerTest, FailsAVideoWhoseOriginalIsMissing) {
    const auto id = bench.upload();
    ASSERT_TRUE(bench.store->remove_all(id + "/", WorkBench::soon()));
    ASSERT_TRUE(bench.run(bench.claim()));
    EXPECT_EQ(bench.get(id).state, VideoState::failed);
    EXPECT_EQ(bench.get(id).error, "The stored original is missing.");
}

TEST_F(TaskRunnerTest, RemarksOnDamageThatTheDecoderGotOver) {
    const auto id = bench.publish();
    const auto task = bench.claim_late_video_run();
    bench.media.report = {25, "Invalid data found"};
    ASSERT_TRUE(bench.run(task));
    EXPECT_EQ(bench.get(id).notice,
              "The file is damaged between 0:03 and 0:15; what could not be decoded there is missing.");
    EXPECT_EQ(bench.get(id).state, VideoState::published);
}

TEST_F(TaskRunnerTest, WorksForAWaitingViewerAtNormalPriority) {
    const auto id = bench.publish();
    ASSERT_TRUE(*bench.tasks().request_segment(id, 1, 4, 5));
    const auto task = bench.claim_where([](const Task& t) { return t.first_segment == 4; });
    ASSERT_TRUE(bench.run(task));
    EXPECT_EQ(bench.media.runs().back().priority, WorkPriority::interactive);
    EXPECT_THAT(bench.observer.stored(), ElementsAre(std::pair{1, 4}));
}

}  // namespace
}  // namespace sunomi
