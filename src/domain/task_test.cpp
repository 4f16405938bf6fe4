#include "domain/task.hpp"

#include <gtest/gtest.h>

#include <map>

namespace sunomi {
namespace {

using namespace std::chrono_literals;

VideoPlan plan_of(std::chrono::microseconds duration, int renditions, bool audio) {
    VideoPlan plan;
    plan.timeline = grid_timeline({30, 1}, duration);
    for (int i = 0; i < renditions; ++i)
        plan.renditions.push_back({std::to_string(i), 2, 2, 1, TrackMode::encode, ""});
    if (audio) plan.audio = AudioPlan{};
    return plan;
}

TEST(Sweep, CoversEverySegmentOfEveryTrackExactlyOnce) {
    for (const auto duration : {100000us, 3000000us, 17000000us, 61000000us, 3600000000us}) {
        for (const int renditions : {0, 1, 4}) {
            for (const bool audio : {false, true}) {
                if (renditions == 0 && !audio) continue;
                const auto plan = plan_of(duration, renditions, audio);
                std::map<std::pair<TrackIndex, int>, int> made;
                for (const auto& run : lay_out_sweep(plan)) {
                    EXPECT_LT(run.first_segment, run.last_segment);
                    for (const auto track : run.tracks) {
                        EXPECT_EQ(run.kind == TaskKind::audio_run, track == audio_track);
                        for (int k = run.first_segment; k < run.last_segment; ++k) ++made[{track, k}];
                    }
                }
                EXPECT_EQ(made.size(),
                          static_cast<std::size_t>(plan.timeline.segment_count()) * tracks_of(plan).size());
                for (const auto& [at, times] : made) EXPECT_EQ(times, 1);
            }
        }
    }
}

TEST(Sweep, BeginsWithTheLowestRenditionAndTheSound) {
    const auto runs = lay_out_sweep(plan_of(60s, 3, true));
    EXPECT_EQ(runs[0].tracks, std::vector<TrackIndex>{2});
    EXPECT_EQ(runs[0].task_class, TaskClass::interactive);
    EXPECT_EQ(runs[0].first_segment, 0);
    EXPECT_EQ(runs[1].tracks, std::vector<TrackIndex>{audio_track});
    EXPECT_EQ(runs[1].task_class, TaskClass::interactive);
    EXPECT_EQ(runs[2].tracks, (std::vector<TrackIndex>{0, 1}));
    EXPECT_EQ(runs[2].task_class, TaskClass::sweep);
}

TEST(Work, IsTheSweepWithTheStoryboardAfterItsFirstMinuteOrAtItsEnd) {
    EXPECT_EQ(lay_out_work(plan_of(600s, 0, true)).size(), lay_out_sweep(plan_of(600s, 0, true)).size());
    for (const auto duration : {100000us, 59000000us, 600000000us}) {
        const auto plan = plan_of(duration, 2, true);
        const auto work = lay_out_work(plan);
        EXPECT_EQ(work.size(), lay_out_sweep(plan).size() + 1);
        bool has_come = false;
        for (const auto& run : work) {
            if (run.kind == TaskKind::storyboard) {
                EXPECT_FALSE(has_come);
                EXPECT_EQ(run.task_class, TaskClass::sweep);
                has_come = true;
                continue;
            }
            const bool is_of_first_minute =
                plan.timeline.seconds(plan.timeline.start_of(run.first_segment)) < 60;
            EXPECT_EQ(has_come, !is_of_first_minute);
        }
        EXPECT_TRUE(has_come);
    }
}

TEST(Sweep, CutsRunsOfTwelveToSixteenSeconds) {
    const auto plan = plan_of(600s, 2, false);
    for (const auto& run : lay_out_sweep(plan)) {
        if (run.first_segment < 2) continue;
        const double length = plan.timeline.seconds(plan.timeline.end_of(run.last_segment - 1) -
                                                    plan.timeline.start_of(run.first_segment));
        EXPECT_GE(length, 9);
        EXPECT_LE(length, 16.1);
    }
}

TEST(Backoff, GrowsAfterFailuresAndIsPatientWithInterruptions) {
    EXPECT_EQ(rest_after_failure(1), 500ms);
    EXPECT_EQ(rest_after_failure(2), 2000ms);
    EXPECT_EQ(rest_after_interruption(1), 0ms);
    EXPECT_EQ(rest_after_interruption(3), 0ms);
    EXPECT_EQ(rest_after_interruption(5), 1000ms);
    EXPECT_EQ(rest_after_interruption(19), 30000ms);
}

}  // namespace
}  // namespace sunomi
