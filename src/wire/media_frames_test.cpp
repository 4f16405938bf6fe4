#include "wire/media_frames.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace sunomi::wire {
namespace {

namespace json = boost::json;

MediaRequest some_request() {
    MediaRequest request;
    request.operation = MediaOperation::make_segments;
    request.source_bytes = 123'456'789'012;
    request.plan.emplace();
    request.plan->timeline = {.timescale = 30, .frame_ticks = 1, .starts = {0, 30, 90}, .end = 200};
    request.plan->renditions = {{"720p", 1280, 720, 2'500'000, TrackMode::encode, ""},
                                {"360p", 640, 360, 800'000, TrackMode::encode, ""}};
    request.plan->audio.emplace();
    request.plan->source_video_codec = "vp9";
    request.mode = RunMode::conceal;
    request.wanted = {{0, {1, 2}}, {1, {0, 2}}};
    request.threads = 2;
    request.nice = 19;
    request.memory_bytes = 1'500'000'000;
    request.cpu_seconds = 600;
    return request;
}

TEST(MediaFrames, RoundTripEveryHead) {
    const FrameHead heads[] = {
        {FrameKind::request, 0, 0, 7},        {FrameKind::facts, 0, 0, 0},
        {FrameKind::init, audio_track, 0, 1}, {FrameKind::segment, 3, 2'000'000'000, max_frame_bytes},
        {FrameKind::still, 0, 43, 65536},     {FrameKind::picture, 0, 0, 65536},
        {FrameKind::report, 0, 0, 256},       {FrameKind::error, 0, 0, 1}};
    for (const auto& head : heads) EXPECT_EQ(decode_head(encode_head(head)).value(), head);
}

TEST(MediaFrames, PutTheHeadBeforeThePayload) {
    const auto frame = encode_frame({FrameKind::segment, 2, 258, 0}, "abc");
    EXPECT_EQ(frame, std::string("\4\0\0\0\2\0\0\0\2\1\0\0\3\0\0\0abc", 19));
}

TEST(MediaFrames, RefuseHostileHeads) {
    const FrameHead wrong[] = {{static_cast<FrameKind>(0), 0, 0, 0},
                               {static_cast<FrameKind>(9), 0, 0, 0},
                               {FrameKind::segment, 0, 0, max_frame_bytes + 1},
                               {FrameKind::segment, -1, 0, 1},
                               {FrameKind::segment, 0, -1, 1},
                               {FrameKind::segment, audio_track + 1, 0, 1},
                               {FrameKind::init, 0, 1, 1},
                               {FrameKind::still, 1, 0, 1},
                               {FrameKind::picture, 0, 1, 1},
                               {FrameKind::facts, 1, 0, 1}};
    for (const auto& head : wrong) EXPECT_FALSE(decode_head(encode_head(head)));
    const auto good = encode_head({FrameKind::facts, 0, 0, 1});
    for (std::size_t length = 0; length < good.size(); ++length)
        EXPECT_FALSE(decode_head(std::string_view(good).substr(0, length)));
    EXPECT_FALSE(decode_head(good + "x"));
}

TEST(MediaFrames, RoundTripRequestsOfEveryOperation) {
    const auto run = some_request();
    EXPECT_EQ(request_from_json(request_to_json(run)).value(), run);

    MediaRequest probe;
    probe.memory_bytes = 1;
    probe.cpu_seconds = 1;
    EXPECT_EQ(request_from_json(request_to_json(probe)).value(), probe);
    auto picture = probe;
    for (const auto operation : {MediaOperation::make_profile_picture, MediaOperation::make_own_thumbnail}) {
        picture.operation = operation;
        EXPECT_EQ(request_from_json(request_to_json(picture)).value(), picture);
    }

    for (const auto operation :
         {MediaOperation::make_inits, MediaOperation::make_thumbnails, MediaOperation::make_storyboard}) {
        auto request = some_request();
        request.operation = operation;
        request.mode = RunMode::decode;
        request.wanted.clear();
        EXPECT_EQ(request_from_json(request_to_json(request)).value(), request);
    }
}

TEST(MediaFrames, RefuseEveryTruncationOfARequest) {
    const auto text = request_to_json(some_request());
    for (std::size_t length = 0; length < text.size(); ++length)
        ASSERT_FALSE(request_from_json(std::string_view(text).substr(0, length))) << length;
}

TEST(MediaFrames, RefuseSegmentsThatThePlanDoesNotHave) {
    const std::vector<std::vector<WantedTrack>> wrong{
        {},
        {{0, {}}},
        {{2, {0}}},
        {{-1, {0}}},
        {{0, {3}}},
        {{0, {-1}}},
        {{0, {1, 1}}},
        {{0, {2, 1}}},
        {{0, {0, 1, 2, 3}}},
        {{0, {0}}, {0, {1}}},
        {{0, {0}}, {audio_track, {0}}},
    };
    for (std::size_t i = 0; i < wrong.size(); ++i) {
        auto request = some_request();
        request.wanted = wrong[i];
        EXPECT_FALSE(request_from_json(request_to_json(request))) << i;
    }
    auto silent = some_request();
    silent.plan->audio.reset();
    silent.wanted = {{audio_track, {0}}};
    EXPECT_FALSE(request_from_json(request_to_json(silent)));
}

TEST(MediaFrames, RefuseRequestsOutsideTheirRanges) {
    const std::pair<const char*, json::value> wrong[] = {
        {"operation", "format"}, {"sourceBytes", -1}, {"threads", 0},    {"threads", 65},
        {"nice", -20},           {"memoryBytes", 0},  {"cpuSeconds", 0}, {"mode", "dream"},
        {"plan", "{}"},          {"plan", nullptr},   {"wanted", 7},
    };
    for (const auto& [name, value] : wrong) {
        auto document = json::parse(request_to_json(some_request()));
        document.as_object()[name] = value;
        EXPECT_FALSE(request_from_json(json::serialize(document))) << name << " " << value;
    }
}

TEST(MediaFrames, RoundTripInitsAndRefuseBrokenOnes) {
    const InitPayload init{"avc1.64001f", std::string("\0\0\0\x18"
                                                      "ftyp",
                                                      8)};
    const auto payload = encode_init(init);
    EXPECT_EQ(decode_init(payload).value(), init);
    for (std::size_t length = 0; length < 4 + init.codecs.size(); ++length)
        EXPECT_FALSE(decode_init(std::string_view(payload).substr(0, length))) << length;
    EXPECT_FALSE(decode_init(std::string("\xff\xff\xff\xff", 4) + "avc1"));
    EXPECT_FALSE(decode_init(encode_init({"avc1\r\n#EXT", ""})));
    EXPECT_FALSE(decode_init(encode_init({std::string(65, 'a'), ""})));
}

TEST(MediaFrames, RoundTripReports) {
    const ReportPayload report{17, "missing picture"};
    EXPECT_EQ(report_from_json(report_to_json(report)).value(), report);
    EXPECT_FALSE(report_from_json("{}"));
    EXPECT_FALSE(report_from_json(R"({"framesRepeated":-1,"complaint":""})"));
    EXPECT_FALSE(report_from_json(R"({"framesRepeated":1,"complaint":7})"));
}

TEST(MediaFrames, TellWhetherTheMediaIsAtFaultAndNoMore) {
    const auto sent = [](Errc code) { return error_from_json(error_to_json(Error{code, "why"})).code(); };
    EXPECT_EQ(sent(Errc::corrupt_media), Errc::corrupt_media);
    EXPECT_EQ(sent(Errc::internal), Errc::internal);
    EXPECT_EQ(sent(Errc::forbidden), Errc::internal);
    EXPECT_EQ(error_from_json("no").code(), Errc::internal);
    EXPECT_EQ(error_from_json(R"({"mediaAtFault":true})").code(), Errc::internal);
}

TEST(MediaFrames, MakeOneCleanLineOfAnyWords) {
    const auto words = [](const std::string& text) {
        return error_from_json(error_to_json(Error{Errc::internal, text})).message();
    };
    EXPECT_EQ(words("one\ntwo\x1b[2J\x7f"), "one two [2J ");
    EXPECT_EQ(words("caf\xC3\xA9"), "caf\xC3\xA9");
    EXPECT_EQ(words("broken \xFF\xC3"), "broken ??");
    EXPECT_EQ(words(std::string(499, 'a') + "\xC3\xA9"), std::string(499, 'a'));
    EXPECT_EQ(words(std::string(498, 'a') + "\xC3\xA9"), std::string(498, 'a') + "\xC3\xA9");
    EXPECT_EQ(words(std::string(2000, 'a')).size(), 500U);
}

}  // namespace
}  // namespace sunomi::wire
