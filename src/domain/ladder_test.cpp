#include "domain/ladder.hpp"

#include <gtest/gtest.h>

namespace sunomi {
namespace {

using namespace std::chrono_literals;

SourceFacts source(int width, int height, std::chrono::microseconds duration = 60s) {
    SourceFacts facts;
    facts.container = "mov,mp4,m4a,3gp,3g2,mj2";
    facts.duration = facts.claimed_duration = duration;
    facts.video = VideoFacts{};
    facts.video->codec = "hevc";
    facts.video->width = width;
    facts.video->height = height;
    facts.video->frame_rate = {30, 1};
    facts.video->frame_count = duration.count() * 30 / 1000000;
    facts.audio = AudioFacts{"opus", 48000, 2, 96000, false};
    return facts;
}

std::vector<std::string> rungs(const VideoPlan& plan) {
    std::vector<std::string> out;
    for (const auto& r : plan.renditions) {
        out.push_back(r.label + " " + std::to_string(r.width) + "x" + std::to_string(r.height) + " " +
                      std::to_string(r.cap_bps / 1000));
    }
    return out;
}
using Rungs = std::vector<std::string>;

TEST(Ladder, TakesEveryRungTheSourceFills) {
    EXPECT_EQ(rungs(make_plan(source(3840, 2160))),
              (Rungs{"2160p 3840x2160 10000", "1440p 2560x1440 8000", "1080p 1920x1080 5000",
                     "720p 1280x720 2500", "480p 854x480 1200", "360p 640x360 800"}));
}

TEST(Ladder, AddsARungAtSourceSizeOnlyWhenClearlyLarger) {
    EXPECT_EQ(rungs(make_plan(source(1600, 900))),
              (Rungs{"900p 1600x900 3472", "720p 1280x720 2500", "480p 854x480 1200", "360p 640x360 800"}));
    EXPECT_EQ(rungs(make_plan(source(1366, 768))),
              (Rungs{"720p 1280x720 2500", "480p 854x480 1200", "360p 640x360 800"}));
}

TEST(Ladder, NeverUpscalesAndKeepsSidesEven) {
    EXPECT_EQ(rungs(make_plan(source(321, 241))), (Rungs{"241p 320x240 268"}));
    EXPECT_EQ(rungs(make_plan(source(2, 2))), (Rungs{"2p 2x2 200"}));
}

TEST(Ladder, TurnsTheBoxForPortraitAndRotation) {
    auto facts = source(1920, 1080);
    facts.video->rotation_degrees = 90;
    const auto plan = make_plan(facts);
    EXPECT_EQ(rungs(plan),
              (Rungs{"1080p 1080x1920 5000", "720p 720x1280 2500", "480p 480x854 1200", "360p 360x640 800"}));
    EXPECT_EQ(plan.encoder.rotation_degrees, 90);
    EXPECT_EQ(rungs(make_plan(source(1080, 1920))), rungs(plan));
}

TEST(Ladder, AppliesTheSampleAspect) {
    auto facts = source(720, 576);
    facts.video->sample_aspect = {64, 45};
    EXPECT_EQ(rungs(make_plan(facts)),
              (Rungs{"576p 1024x576 1600", "480p 854x480 1200", "360p 640x360 800"}));
}

TEST(Ladder, FitsWidePicturesByTheirWidth) {
    EXPECT_EQ(rungs(make_plan(source(1920, 800))),
              (Rungs{"1080p 1920x800 5000", "720p 1280x534 2500", "480p 854x356 1200", "360p 640x266 800"}));
}

SourceFacts copyable(double gop_seconds) {
    auto facts = source(1280, 720, 60s);
    auto& video = *facts.video;
    video.codec = "h264";
    video.time_base = {1, 15360};
    video.track_bytes = 60 * 2'000'000 / 8;
    for (double t = 0; t < 60; t += gop_seconds) {
        video.copy_points.push_back(
            {static_cast<std::int64_t>(t * 15360), static_cast<std::int64_t>(t * 2'000'000 / 8)});
    }
    return facts;
}

TEST(Ladder, CopiesTheTopRungWhenItsKeyFramesAreCloseEnough) {
    const auto plan = make_plan(copyable(2.0));
    EXPECT_EQ(plan.renditions.front().mode, TrackMode::copy);
    EXPECT_EQ(plan.renditions.back().mode, TrackMode::encode);
    EXPECT_FALSE(plan.timeline.on_grid());
    EXPECT_EQ(plan.timeline.timescale, 15360);
    EXPECT_EQ(plan.timeline.starts.at(1), 4 * 15360);
    EXPECT_EQ(plan.timeline.end, 60 * 15360);
}

TEST(Ladder, EncodesWhenCopyingWouldNotBeLegal) {
    const auto mode_of = [](const SourceFacts& facts) { return make_plan(facts).renditions.front().mode; };
    EXPECT_EQ(mode_of(copyable(10.0)), TrackMode::encode);
    auto peaky = copyable(2.0);
    peaky.video->track_bytes += 4 * 6'000'000 / 8;  // the last segment above twice the cap
    EXPECT_EQ(mode_of(peaky), TrackMode::encode);
    auto deep = copyable(2.0);
    deep.video->bit_depth = 10;
    EXPECT_EQ(mode_of(deep), TrackMode::encode);
    auto interlaced = copyable(2.0);
    interlaced.video->interlaced = true;
    EXPECT_EQ(mode_of(interlaced), TrackMode::encode);
    auto turned = copyable(2.0);
    turned.video->rotation_degrees = 90;
    EXPECT_EQ(mode_of(turned), TrackMode::encode);
    LadderPolicy no_copy;
    no_copy.allow_copy = false;
    EXPECT_EQ(make_plan(copyable(2.0), no_copy).renditions.front().mode, TrackMode::encode);
}

TEST(Ladder, CopiesAudioOnlyWithinItsBounds) {
    auto facts = source(640, 360);
    facts.audio = AudioFacts{"aac", 44100, 2, 192000, true};
    EXPECT_EQ(make_plan(facts).audio, (AudioPlan{TrackMode::copy, 44100, 2, 192000, "mp4a.40.2"}));
    facts.audio->bitrate_bps = 400000;
    EXPECT_EQ(make_plan(facts).audio, (AudioPlan{TrackMode::encode, 44100, 2, 128000, "mp4a.40.2"}));
    facts.audio = AudioFacts{"ac3", 32000, 6, 448000, false};
    EXPECT_EQ(make_plan(facts).audio, (AudioPlan{TrackMode::encode, 48000, 2, 128000, "mp4a.40.2"}));
}

TEST(CheckSource, RefusesInWordsForTheUploader) {
    const auto why = [](const SourceFacts& facts) {
        const auto verdict = check_source(facts);
        return verdict ? std::string{} : verdict.error().message();
    };
    EXPECT_EQ(why(source(1920, 1080)), "");
    EXPECT_EQ(why(SourceFacts{}), "The file holds neither video nor audio that can be played.");
    EXPECT_EQ(why(source(16384, 16384)), "The picture is 16384 × 16384; at most 8192 × 4352 is accepted.");
    auto cut = source(640, 360);
    cut.claimed_duration = 120s;
    EXPECT_EQ(why(cut), "The file is cut off: only 1:00 of 2:00 are there. Please upload it again.");
    cut.claimed_duration = 65s;
    EXPECT_EQ(why(cut), "");
    EXPECT_EQ(missing_part(cut), "The file is cut off: the last 0:05 of 1:05 are missing.");
    auto hollow = source(640, 360, 3h);
    hollow.audio.reset();
    hollow.video->frame_count = 1;
    EXPECT_EQ(why(hollow), "The file claims to be 3:00:00 long but holds only 1 picture.");
    EXPECT_EQ(why(source(640, 360, 3h)), "");
    auto few_bytes = source(640, 360, 3h);
    few_bytes.size_bytes = 9000;
    EXPECT_EQ(why(few_bytes), "The file claims to be 3:00:00 long but holds only 9 kB.");
    EXPECT_EQ(why(source(640, 360, 13h)),
              "The file claims to be 13:00:00 long; at most 12 hours are accepted.");
    SourceLimits ninety_seconds;
    ninety_seconds.max_duration = 90s;
    EXPECT_EQ(check_source(source(640, 360, 13h), ninety_seconds).error().message(),
              "The file claims to be 13:00:00 long; at most 1:30 is accepted.");
}

}  // namespace
}  // namespace sunomi
