#include "domain/timeline.hpp"

#include <gtest/gtest.h>

namespace sunomi {
namespace {

using namespace std::chrono_literals;

std::vector<std::int64_t> in_frames(const Timeline& timeline) {
    std::vector<std::int64_t> out;
    for (const auto start : timeline.starts) out.push_back(start / timeline.frame_ticks);
    return out;
}
using Frames = std::vector<std::int64_t>;

TEST(GridTimeline, BeginsWithShortSegmentsThenFourSeconds) {
    const auto timeline = grid_timeline({24, 1}, 30s);
    EXPECT_EQ(in_frames(timeline), (Frames{0, 24, 72, 168, 264, 360, 456, 552, 648}));
    EXPECT_EQ(timeline.frame_count(), 720);
    EXPECT_DOUBLE_EQ(timeline.duration(), 30.0);
    EXPECT_GE(timeline.timescale, 10000);
}

TEST(GridTimeline, KeepsNtscRatesExactly) {
    const auto timeline = grid_timeline({30000, 1001}, 10s);
    EXPECT_EQ(timeline.timescale, 30000);
    EXPECT_EQ(timeline.frame_ticks, 1001);
    EXPECT_EQ(timeline.frame_count(), 300);
    EXPECT_EQ(in_frames(timeline), (Frames{0, 30, 90, 210}));
}

TEST(GridTimeline, HalvesRatesAboveSixtyAndGuessesWhereTheSourceIsSilent) {
    EXPECT_EQ(grid_timeline({120, 1}, 1s).frame_count(), 60);
    EXPECT_EQ(grid_timeline({240000, 1001}, 1001ms).frame_count(), 60);
    EXPECT_EQ(grid_timeline({0, 1}, 2s).frame_count(), 50);
    EXPECT_EQ(grid_timeline({1, 1}, 5s).frame_count(), 5);
}

TEST(GridTimeline, HoldsAtLeastOneFrame) {
    const auto timeline = grid_timeline({25, 1}, 1us);
    EXPECT_EQ(timeline.frame_count(), 1);
    EXPECT_EQ(timeline.segment_count(), 1);
}

TEST(GridTimeline, DoesNotLeaveAScrapAtTheEnd) {
    const auto timeline = grid_timeline({25, 1}, 11200ms);
    EXPECT_EQ(in_frames(timeline), (Frames{0, 25, 75, 175}));
    EXPECT_DOUBLE_EQ(timeline.duration_of(3), 4.2);
}

TEST(GridTimeline, StaysStrictlyRisingOverManyRatesAndLengths) {
    for (const Rational rate :
         {Rational{1, 10}, {5, 1}, {12, 1}, {24000, 1001}, {25, 1}, {60000, 1001}, {90, 1}}) {
        for (int ms = 1; ms < 60000; ms = ms * 3 + 7) {
            const auto timeline = grid_timeline(rate, std::chrono::milliseconds{ms});
            ASSERT_EQ(timeline.starts.front(), 0);
            for (int k = 0; k < timeline.segment_count(); ++k)
                ASSERT_GT(timeline.end_of(k), timeline.start_of(k));
            ASSERT_NEAR(
                timeline.duration(), ms / 1000.0,
                1.1 * static_cast<double>(timeline.frame_ticks) / static_cast<double>(timeline.timescale));
        }
    }
}

VideoFacts with_copy_points(std::vector<double> seconds) {
    VideoFacts video;
    video.time_base = {1, 90000};
    for (const double s : seconds) video.copy_points.push_back({static_cast<std::int64_t>(s * 90000), 0});
    return video;
}

TEST(KeyFrameTimeline, PicksBoundariesNearFourSeconds) {
    const auto timeline = key_frame_timeline(with_copy_points({0, 1, 2, 3.5, 5, 8, 9, 12.5}), 16s);
    EXPECT_EQ(timeline.starts, (std::vector<std::int64_t>{0, 315000, 720000, 1125000}));
    EXPECT_EQ(timeline.end, 16 * 90000);
    EXPECT_FALSE(timeline.on_grid());
}

TEST(KeyFrameTimeline, IsEmptyWhenAGapIsTooLongOrTheStartIsNoKeyFrame) {
    EXPECT_TRUE(key_frame_timeline(with_copy_points({0, 4, 11}), 14s).starts.empty());
    EXPECT_TRUE(key_frame_timeline(with_copy_points({1, 4}), 8s).starts.empty());
    EXPECT_TRUE(key_frame_timeline(with_copy_points({}), 8s).starts.empty());
}

TEST(AudioSegments, AlignToTheVideoWithinHalfAFrame) {
    const auto timeline = grid_timeline({24000, 1001}, 600s);
    std::int64_t before = -1;
    for (int k = 0; k < timeline.segment_count(); ++k) {
        const auto frame = audio_segment_start(timeline, 44100, k);
        EXPECT_GT(frame, before);
        EXPECT_NEAR(static_cast<double>(frame) * 1024 / 44100, timeline.seconds(timeline.start_of(k)),
                    0.5 * 1024 / 44100 + 1e-9);
        before = frame;
    }
    EXPECT_GE(audio_segment_start(timeline, 44100, timeline.segment_count()) * 1024.0 / 44100,
              timeline.duration() - 1e-6);
}

TEST(AudioTimeline, IsMadeOfWholeAacFrames) {
    const auto timeline = audio_timeline(48000, 10s);
    EXPECT_EQ(timeline.timescale, 48000);
    EXPECT_EQ(timeline.frame_ticks, 1024);
    EXPECT_EQ(timeline.frame_count(), 469);
    EXPECT_EQ(in_frames(timeline), (Frames{0, 47, 141, 329}));
}

}  // namespace
}  // namespace sunomi
