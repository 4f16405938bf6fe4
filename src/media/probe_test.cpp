#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>

#include "media/media_lab.hpp"

namespace sunomi::media {
namespace {

using namespace lab;
using namespace std::chrono_literals;

constexpr const char* bars = "-f lavfi -i testsrc2=s=320x180:r=25 ";
constexpr const char* tone = "-f lavfi -i sine=f=440:r=48000 ";

Result<SourceFacts> facts_of(const std::string& path) {
    return probe(Source{path}.input());
}

double seconds(std::chrono::microseconds time) {
    return static_cast<double>(time.count()) / 1e6;
}

TEST(Probe, TellsEverythingAboutAnOrdinaryFile) {
    const Folder folder;
    const auto path = make_source(folder, "a.mp4",
                                  std::string{bars} + tone +
                                      "-t 6 -c:v libx264 -g 50 -colorspace bt709 -color_primaries bt709 "
                                      "-color_trc bt709 -c:a aac -b:a 96k -ac 2");
    const auto facts = facts_of(path);
    ASSERT_TRUE(facts);
    EXPECT_EQ(facts->container, "mov,mp4,m4a,3gp,3g2,mj2");
    EXPECT_EQ(facts->duration, 6s);
    EXPECT_EQ(facts->claimed_duration, 6s);
    ASSERT_TRUE(facts->video);
    const auto& video = *facts->video;
    EXPECT_EQ(video.codec, "h264");
    EXPECT_EQ(video.width, 320);
    EXPECT_EQ(video.height, 180);
    EXPECT_EQ(video.sample_aspect, (Rational{1, 1}));
    EXPECT_EQ(video.rotation_degrees, 0);
    EXPECT_EQ(video.frame_rate, (Rational{25, 1}));
    EXPECT_EQ(video.bit_depth, 8);
    EXPECT_TRUE(video.is_420);
    EXPECT_FALSE(video.interlaced);
    EXPECT_EQ(video.color, (ColorFacts{1, 1, 1, false}));
    EXPECT_EQ(video.frame_count, 150);
    ASSERT_EQ(video.copy_points.size(), 3U);
    EXPECT_EQ(video.copy_points[0], (KeyFrame{0, 0}));
    EXPECT_EQ(video.copy_points[1].pts * video.time_base.num * 1000 / video.time_base.den, 2000);
    EXPECT_GT(video.copy_points[2].bytes_before, video.copy_points[1].bytes_before);
    EXPECT_GT(video.track_bytes, video.copy_points[2].bytes_before);
    ASSERT_TRUE(facts->audio);
    EXPECT_EQ(facts->audio->codec, "aac");
    EXPECT_EQ(facts->audio->sample_rate, 48000);
    EXPECT_EQ(facts->audio->channels, 2);
    EXPECT_TRUE(facts->audio->copyable);
}

TEST(Probe, FindsNoCopyPointsWhereCopyingWouldBreak) {
    const Folder folder;
    const std::string start = std::string{bars} + "-t 6 -c:v libx264 -g 50 ";
    const std::map<std::string, std::string> sources{
        {"open.mp4", start + "-x264-params open-gop=1:bframes=3"},
        {"interlaced.mp4", start + "-flags +ilme+ildct"},
        {"deep.mp4", start + "-pix_fmt yuv420p10le"},
        {"444.mp4", start + "-pix_fmt yuv444p"},
        {"a.mkv", start},
    };
    for (const auto& [name, arguments] : sources) {
        SCOPED_TRACE(name);
        const auto facts = facts_of(make_source(folder, name, arguments));
        ASSERT_TRUE(facts);
        // Only the very first picture of an open-GOP stream is a real IDR.
        EXPECT_LE(facts->video->copy_points.size(), name == "open.mp4" ? 1U : 0U);
    }
}

TEST(Probe, MeasuresEveryContainerToItsRealEnd) {
    const Folder folder;
    const std::string av = std::string{bars} + tone + "-t 5 ";
    const std::map<std::string, std::string> sources{
        {"a.mkv", "-c:v libx264 -c:a aac"},
        {"a.webm", "-c:v libvpx -deadline realtime -c:a libopus"},
        {"live.webm", "-c:v libvpx -deadline realtime -c:a libopus -live 1"},
        {"a.avi", "-c:v mpeg4 -c:a libmp3lame"},
        {"a.ts", "-c:v libx264 -c:a mp2"},
        {"fragmented.mp4", "-c:v libx264 -c:a aac -movflags frag_keyframe+empty_moov"},
    };
    for (const auto& [name, arguments] : sources) {
        SCOPED_TRACE(name);
        const auto facts = facts_of(make_source(folder, name, av + arguments));
        ASSERT_TRUE(facts);
        EXPECT_NEAR(seconds(facts->duration), 5, 0.09);
        EXPECT_NEAR(seconds(facts->claimed_duration), 5, 0.09);
        EXPECT_EQ(facts->video->frame_rate, (Rational{25, 1}));
        ASSERT_TRUE(facts->audio);
    }
}

TEST(Probe, CutsTheTimelineWhereTheFileEnds) {
    const Folder folder;
    const std::string av = std::string{bars} + tone + "-t 10 -c:v libx264 -g 25 -b:v 300k -c:a aac ";
    for (const std::string name : {"a.mp4", "a.mkv"}) {
        SCOPED_TRACE(name);
        const auto path = make_source(folder, name, av + "-movflags +faststart");
        const auto size = read_file(path).size();
        ASSERT_EQ(::truncate(path.c_str(), static_cast<off_t>(size * 6 / 10)), 0);
        const auto facts = facts_of(path);
        ASSERT_TRUE(facts);
        EXPECT_GT(seconds(facts->duration), 4);
        EXPECT_LT(seconds(facts->duration), 8);
        EXPECT_NEAR(seconds(facts->claimed_duration), 10, 0.1);
        EXPECT_FALSE(check_source(*facts));
    }
}

TEST(Probe, SaysThatTheIndexIsMissing) {
    const Folder folder;
    const auto path = make_source(folder, "a.mp4", std::string{bars} + "-t 2 -c:v libx264");
    ASSERT_EQ(::truncate(path.c_str(), static_cast<off_t>(read_file(path).size() / 2)), 0);
    const auto facts = facts_of(path);
    ASSERT_FALSE(facts);
    EXPECT_EQ(facts.error().code(), Errc::corrupt_media);
    EXPECT_NE(facts.error().message().find("cut off"), std::string::npos);
}

TEST(Probe, ReadsTheTurnOfPhones) {
    const Folder folder;
    const auto flat = make_source(folder, "flat.mp4", std::string{bars} + "-t 1 -c:v libx264");
    const std::map<std::string, int> turns{{"90", 270}, {"180", 180}, {"270", 90}};
    for (const auto& [tag, degrees] : turns) {
        const auto facts = facts_of(
            make_source(folder, "turned.mp4", "-i " + flat + " -c copy -metadata:s:v rotate=" + tag));
        ASSERT_TRUE(facts);
        EXPECT_EQ(facts->video->rotation_degrees, degrees);
    }
}

TEST(Probe, DoesNotTakeCoverArtForVideo) {
    const Folder folder;
    const auto cover = make_source(folder, "cover.png", "-f lavfi -i testsrc2=s=64x64 -frames:v 1");
    const auto facts =
        facts_of(make_source(folder, "song.mp3",
                             std::string{tone} + "-i " + cover +
                                 " -t 3 -map 0:a -map 1:v -c:a libmp3lame -disposition:v attached_pic"));
    ASSERT_TRUE(facts);
    EXPECT_FALSE(facts->video);
    ASSERT_TRUE(facts->audio);
    EXPECT_NEAR(seconds(facts->duration), 3, 0.1);
}

TEST(Probe, AcceptsSoundAlone) {
    const Folder folder;
    const std::map<std::string, std::string> sources{
        {"a.mp3", "-c:a libmp3lame"}, {"a.ogg", "-c:a libvorbis"}, {"a.flac", "-c:a flac"},
        {"a.wav", "-c:a pcm_s16le"},  {"a.m4a", "-c:a aac"},       {"a.opus", "-c:a libopus -f ogg"}};
    for (const auto& [name, arguments] : sources) {
        SCOPED_TRACE(name);
        const auto facts = facts_of(make_source(folder, name, std::string{tone} + "-t 3 " + arguments));
        ASSERT_TRUE(facts);
        EXPECT_FALSE(facts->video);
        EXPECT_NEAR(seconds(facts->duration), 3, 0.08);
    }
}

TEST(Probe, AcceptsOneFrame) {
    const Folder folder;
    const auto facts = facts_of(make_source(folder, "a.mp4", std::string{bars} + "-frames:v 1 -c:v libx264"));
    ASSERT_TRUE(facts);
    EXPECT_EQ(facts->video->frame_count, 1);
    EXPECT_EQ(facts->duration, 40ms);
}

TEST(Probe, RefusesWhatOnlyLooksLikeAVideo) {
    const Folder folder;
    const std::map<std::string, std::string> files{
        {"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n/etc/passwd\n", "playlist"},
        {"ffconcat version 1.0\nfile /etc/passwd\n", "playlist"},
        {"<?xml version=\"1.0\"?><MPD></MPD>", "playlist"},
        {"v=0\no=- 0 0 IN IP4 127.0.0.1\n", "playlist"},
        {"\x89PNG\r\n\x1a\n", "still picture"},
        {"PK\x03\x04", "archive"},
        {"1\n00:00:01,000 --> 00:00:02,000\nwords\n", "format"},
        {"", "empty"},
    };
    for (const auto& [bytes, word] : files) {
        SCOPED_TRACE(bytes);
        write_file(folder.file("x.mp4"), bytes);
        const auto facts = facts_of(folder.file("x.mp4"));
        ASSERT_FALSE(facts);
        EXPECT_EQ(facts.error().code(), Errc::corrupt_media);
        EXPECT_NE(facts.error().message().find(word), std::string::npos) << facts.error().message();
    }
}

TEST(Probe, NamesACodecThatIsNotSupported) {
    const Folder folder;
    const auto facts = facts_of(make_source(folder, "a.mkv", std::string{bars} + "-t 1 -c:v ffv1"));
    ASSERT_FALSE(facts);
    EXPECT_NE(facts.error().message().find("ffv1"), std::string::npos) << facts.error().message();
}

TEST(Probe, NoMutantOfAFileDoesMoreThanFail) {
    const Folder folder;
    for (const std::string name : {"a.mp4", "a.mkv", "a.ts", "a.avi"}) {
        const auto bytes =
            read_file(make_source(folder, name, std::string{bars} + tone + "-t 1 -c:v mpeg4 -c:a mp2"));
        for (unsigned seed = 1; seed <= 12; ++seed) {
            auto mutant = bytes;
            auto state = seed * 2654435761U;
            for (int i = 0; i < 40; ++i) {
                state = state * 1664525U + 1013904223U;
                const auto range = i % 2 == 0 ? std::min<std::size_t>(mutant.size(), 2000) : mutant.size();
                mutant[state / 7 % range] = static_cast<char>(state >> 24U);
            }
            write_file(folder.file("mutant"), mutant);
            const auto facts = facts_of(folder.file("mutant"));
            if (!facts) {
                EXPECT_EQ(facts.error().code(), Errc::corrupt_media);
                EXPECT_FALSE(facts.error().message().empty());
            }
        }
    }
}

}  // namespace
}  // namespace sunomi::media
