#include "domain/playlist.hpp"

#include <gtest/gtest.h>

namespace sunomi {
namespace {

using namespace std::chrono_literals;

VideoPlan small_plan() {
    VideoPlan plan;
    plan.timeline = grid_timeline({25, 1}, 5s);
    plan.renditions = {{"720p", 1280, 720, 2500000, TrackMode::encode, "avc1.64001f"},
                       {"360p", 640, 360, 800000, TrackMode::encode, "avc1.64001e"}};
    plan.audio = AudioPlan{};
    return plan;
}

TEST(Playlist, NamesEverySegmentWithItsExactDuration) {
    EXPECT_EQ(media_playlist(small_plan(), 0),
              "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:0\n"
              "#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-MAP:URI=\"init.mp4\"\n"
              "#EXTINF:1.000000,\ns_000.m4s\n#EXTINF:2.000000,\ns_001.m4s\n#EXTINF:2.000000,\ns_002.m4s\n"
              "#EXT-X-ENDLIST\n");
}

TEST(Playlist, GivesAudioItsOwnFrameAlignedDurations) {
    EXPECT_EQ(media_playlist(small_plan(), audio_track),
              "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:0\n"
              "#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-MAP:URI=\"init.mp4\"\n"
              "#EXTINF:1.002667,\ns_000.m4s\n#EXTINF:2.005333,\ns_001.m4s\n#EXTINF:2.005333,\ns_002.m4s\n"
              "#EXT-X-ENDLIST\n");
}

TEST(Playlist, DeclaresCapsWhileProcessingAndExactFiguresAfterwards) {
    EXPECT_EQ(
        master_playlist(small_plan()),
        "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n"
        "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"Audio\",DEFAULT=YES,AUTOSELECT=YES,CHANNELS=\"2\","
        "URI=\"audio/playlist.m3u8\"\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=1180800,RESOLUTION=640x360,FRAME-RATE=25.000,"
        "CODECS=\"avc1.64001e,mp4a.40.2\",AUDIO=\"audio\"\n360p/playlist.m3u8\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=3390800,RESOLUTION=1280x720,FRAME-RATE=25.000,"
        "CODECS=\"avc1.64001f,mp4a.40.2\",AUDIO=\"audio\"\n720p/playlist.m3u8\n");
}

TEST(Playlist, WritesMeasuredBandwidthWithTheAudioAdded) {
    auto plan = small_plan();
    const auto text = master_playlist(plan, {{2000000, 1500000}, {700000, 600000}, {140000, 130000}});
    EXPECT_NE(text.find("BANDWIDTH=840000,AVERAGE-BANDWIDTH=730000,RESOLUTION=640x360"), std::string::npos);
    EXPECT_NE(text.find("BANDWIDTH=2140000,AVERAGE-BANDWIDTH=1630000,RESOLUTION=1280x720"),
              std::string::npos);
}

TEST(Playlist, OffersTheAudioAloneAsAVariant) {
    VideoPlan plan;
    plan.timeline = audio_timeline(48000, 3s);
    plan.audio = AudioPlan{};
    EXPECT_EQ(master_playlist(plan),
              "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n"
              "#EXT-X-STREAM-INF:BANDWIDTH=140800,CODECS=\"mp4a.40.2\"\naudio/playlist.m3u8\n");
}

TEST(Bandwidth, TakesThePeakOverRunsNearTheTargetDuration) {
    Timeline timeline;
    timeline.timescale = 1000;
    timeline.starts = {0, 1000, 3000, 7000};
    timeline.end = 11000;
    // 1 s of 1 Mbit, 2 s of 0.5 Mbit, then 4 s of 4 and 2 Mbit: the lone first second is too short to count.
    const auto measured = measure_bandwidth(timeline, {125000, 62500, 500000, 250000});
    EXPECT_EQ(measured.peak_bps, 1000000);
    EXPECT_EQ(measured.average_bps, 681819);
}

TEST(SegmentName, IsReadInOneSpellingOnly) {
    EXPECT_EQ(segment_name(7), "s_007.m4s");
    EXPECT_EQ(segment_name(1234), "s_1234.m4s");
    EXPECT_EQ(parse_segment_name("s_007.m4s"), 7);
    EXPECT_EQ(parse_segment_name("s_1234.m4s"), 1234);
    for (const auto* bad : {"s_7.m4s", "s_0007.m4s", "s_.m4s", "s_-01.m4s", "s_007.m4s ", "S_007.m4s",
                            "s_00a.m4s", "s_99999999999.m4s", "../s_007.m4s", ""}) {
        EXPECT_EQ(parse_segment_name(bad), std::nullopt) << bad;
    }
}

}  // namespace
}  // namespace sunomi
