#include "wire/plan_json.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace sunomi::wire {
namespace {

namespace json = boost::json;

VideoPlan some_plan() {
    VideoPlan plan;
    plan.timeline = {.timescale = 30000, .frame_ticks = 1001, .starts = {0, 30030, 90090}, .end = 200200};
    plan.renditions = {{"1080p", 1920, 1080, 5'000'000, TrackMode::copy, "avc1.640028"},
                       {"360p", 640, 360, 800'000, TrackMode::encode, ""}};
    plan.audio = AudioPlan{.sample_rate = 44100, .channels = 1};
    plan.encoder = {.preset = "fast",
                    .crf = 0.1 + 0.2,
                    .color = {.primaries = 9, .transfer = 16, .matrix = 9, .full_range = true},
                    .rotation_degrees = 270};
    plan.source_video_codec = "h264";
    plan.source_audio_codec = "aac";
    return plan;
}

SourceFacts some_facts() {
    SourceFacts facts;
    facts.container = "mov,mp4,m4a,3gp,3g2,mj2";
    facts.size_bytes = 5'000'000'000;
    facts.duration = std::chrono::microseconds{59'999'999};
    facts.claimed_duration = std::chrono::minutes{1};
    facts.video = VideoFacts{.codec = "h264",
                             .width = 1440,
                             .height = 1080,
                             .sample_aspect = {4, 3},
                             .rotation_degrees = 90,
                             .frame_rate = {30000, 1001},
                             .bit_depth = 10,
                             .is_420 = false,
                             .interlaced = true,
                             .color = {1, 1, 1, false},
                             .time_base = {1, 30000},
                             .frame_count = 1798,
                             .copy_points = {{0, 0}, {60060, 81234}},
                             .track_bytes = 4'900'000'000};
    facts.audio = AudioFacts{"aac", 48000, 6, 384000, true};
    return facts;
}

TEST(PlanJson, RoundTripsAPlanExactly) {
    const auto plan = some_plan();
    const auto read = plan_from_json(plan_to_json(plan));
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_EQ(*read, plan);
}

TEST(PlanJson, RoundTripsAudioOnlyAndVideoOnlyPlans) {
    auto silent = some_plan();
    silent.audio.reset();
    EXPECT_EQ(plan_from_json(plan_to_json(silent)).value(), silent);
    auto unseen = some_plan();
    unseen.renditions.clear();
    EXPECT_EQ(plan_from_json(plan_to_json(unseen)).value(), unseen);
}

TEST(PlanJson, RoundTripsFacts) {
    const auto text = facts_to_json(some_facts());
    const auto read = facts_from_json(text);
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_EQ(facts_to_json(*read), text);
    EXPECT_EQ(read->video->copy_points, some_facts().video->copy_points);
    EXPECT_EQ(read->video->frame_rate, (Rational{30000, 1001}));
    EXPECT_EQ(read->duration, std::chrono::microseconds{59'999'999});
    EXPECT_EQ(read->audio->channels, 6);
}

TEST(PlanJson, IgnoresFieldsOfALaterVersion) {
    auto value = json::parse(plan_to_json(some_plan()));
    value.as_object()["hologram"] = true;
    EXPECT_EQ(plan_from_json(json::serialize(value)).value(), some_plan());
}

TEST(PlanJson, RefusesEveryTruncation) {
    const auto plan = plan_to_json(some_plan());
    for (std::size_t length = 0; length < plan.size(); ++length)
        ASSERT_FALSE(plan_from_json(plan.substr(0, length))) << length;
    const auto facts = facts_to_json(some_facts());
    for (std::size_t length = 0; length < facts.size(); ++length)
        ASSERT_FALSE(facts_from_json(facts.substr(0, length))) << length;
}

/// The text with the value at `pointer` (RFC 6901) replaced by the JSON `value`.
std::string altered(const std::string& text, const std::string& pointer, const std::string& value) {
    auto document = json::parse(text);
    json::error_code absent;
    auto* place = document.find_pointer(pointer, absent);
    if (place == nullptr) throw std::logic_error("no such place: " + pointer);
    *place = json::parse(value);
    return json::serialize(document);
}

std::string many_starts() {
    std::string starts = "[0";
    for (int i = 1; i <= 50'000; ++i) starts += ',' + std::to_string(i);
    return starts + "]";
}

TEST(PlanJson, RefusesPlansOutsideTheirRanges) {
    const std::vector<std::pair<std::string, std::string>> wrong{
        {"/timeline/timescale", "0"},
        {"/timeline/timescale", "1e3"},
        {"/timeline/timescale", R"("30000")"},
        {"/timeline/frameTicks", "-1"},
        {"/timeline/starts", "[]"},
        {"/timeline/starts", many_starts()},
        {"/timeline/starts/0", "1"},
        {"/timeline/starts/2", "30030"},
        {"/timeline/end", "90090"},
        {"/timeline/end", "9223372036854775807"},
        {"/timeline/end", "18446744073709551615"},
        {"/timeline", "null"},
        {"/renditions/0/label", R"("../x")"},
        {"/renditions/0/label", R"("")"},
        {"/renditions/0/label", R"("audio")"},
        {"/renditions/0/label", R"("360p")"},
        {"/renditions/0/width", "1919"},
        {"/renditions/0/height", "0"},
        {"/renditions/0/height", "40000"},
        {"/renditions/0/capBps", "0"},
        {"/renditions/0/mode", R"("melt")"},
        {"/renditions/0/codecs", R"("avc1\r\nX")"},
        {"/renditions/0", "7"},
        {"/audio/sampleRate", "0"},
        {"/audio/channels", "65"},
        {"/encoder/preset", R"("veryfast:threads=99")"},
        {"/encoder/crf", R"("nan")"},
        {"/encoder/crf", R"("-1")"},
        {"/encoder/crf", R"("23x")"},
        {"/encoder/color/matrix", "256"},
        {"/encoder/color/fullRange", "1"},
        {"/encoder/rotationDegrees", "45"},
        {"/sourceVideoCodec", R"("a b")"},
    };
    const auto text = plan_to_json(some_plan());
    for (const auto& [pointer, value] : wrong) {
        const auto read = plan_from_json(altered(text, pointer, value));
        ASSERT_FALSE(read) << pointer << " = " << value;
        EXPECT_EQ(read.error().code(), Errc::invalid);
    }
}

TEST(PlanJson, RefusesFactsOutsideTheirRanges) {
    const std::vector<std::pair<std::string, std::string>> wrong{
        {"/container", '"' + std::string(65, 'a') + '"'},
        {"/sizeBytes", "-1"},
        {"/durationUs", "-1"},
        {"/claimedDurationUs", "2000000000000000"},
        {"/video/codec", R"("h264\n")"},
        {"/video/width", "0"},
        {"/video/height", "32769"},
        {"/video/sampleAspect", "[1, 0]"},
        {"/video/sampleAspect", "[1, 1, 1]"},
        {"/video/frameRate", "[-1, 1]"},
        {"/video/timeBase", "[0, 1]"},
        {"/video/rotationDegrees", "1"},
        {"/video/bitDepth", "0"},
        {"/video/copyPoints", "[0, 0, 1]"},
        {"/video/copyPoints", "[0, 0, 0, 5]"},
        {"/video/copyPoints", "[0, 7, 5, 6]"},
        {"/video/copyPoints", "[-1, 0]"},
        {"/video/trackBytes", "-1"},
        {"/audio/sampleRate", "0"},
        {"/audio/channels", "0"},
        {"/audio/copyable", "null"},
    };
    const auto text = facts_to_json(some_facts());
    for (const auto& [pointer, value] : wrong)
        ASSERT_FALSE(facts_from_json(altered(text, pointer, value))) << pointer << " = " << value;
}

TEST(PlanJson, RefusesWhatIsNotSuchAnObject) {
    for (const auto* text : {"", "null", "[]", "7", "{}", "\xFF", "{\"timeline\":{}}"}) {
        EXPECT_FALSE(plan_from_json(text)) << text;
        EXPECT_FALSE(facts_from_json(text)) << text;
    }
    EXPECT_FALSE(plan_from_json(std::string(100'000, '[')));
    auto trackless = some_plan();
    trackless.renditions.clear();
    trackless.audio.reset();
    EXPECT_FALSE(plan_from_json(plan_to_json(trackless)));
}

}  // namespace
}  // namespace sunomi::wire
