#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

#include "media/media_lab.hpp"

namespace sunomi::media {
namespace {

using namespace lab;

/// A tone whose pitch and loudness change all the time, so that no two places sound alike.
constexpr const char* warble =
    "-f lavfi -i \"aevalsrc='0.4*sin(2*PI*(300+40*t)*t)+0.1*sin(2*PI*1700*t)*sin(3*t)':s=48000\" ";

TEST(AudioRun, MakesTheSameBytesWhereverItStarts) {
    const Folder folder;
    const std::map<std::string, std::string> sources{{"a.mp4", "-c:a aac -aac_pns 0"},
                                                     {"b.mkv", "-c:a libmp3lame"},
                                                     {"a.ts", "-c:a mp2"},
                                                     {"a.wav", "-c:a pcm_s16le -ar 22050"},
                                                     {"a.flac", "-ar 44100"}};
    for (const auto& [name, arguments] : sources) {
        SCOPED_TRACE(name);
        const Source source{make_source(folder, name, std::string{warble} + "-t 16 " + arguments)};
        const auto plan = plan_of(source, {.allow_copy = false});
        const auto whole = make_everything(source, plan);
        ASSERT_GT(plan.timeline.segment_count(), 3);
        for (const int segment : all_segments(plan)) {
            std::string alone;
            const auto report = make_audio_segments(source.input(), plan, {segment},
                                                    [&](TrackIndex, int, std::string bytes) -> Result<void> {
                                                        alone = std::move(bytes);
                                                        return {};
                                                    });
            ASSERT_TRUE(report);
            EXPECT_TRUE(alone == whole.segments.at(audio_track).at(segment)) << "segment " << segment;
        }
    }
}

/// A click at a join would raise it.
double greatest_difference(const std::vector<float>& a, const std::vector<float>& b) {
    double greatest = 0;
    for (std::size_t i = 2000; i + 4000 < std::min(a.size(), b.size()); ++i)
        greatest = std::max(greatest, std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i])));
    return greatest;
}

// Opus filters its output recursively: where it began dies out, but never to the last bit.
TEST(AudioRun, SoundsTheSameWhereverItStartsWithADecoderThatRemembers) {
    const Folder folder;
    const Source source{make_source(folder, "a.mkv", std::string{warble} + "-t 16 -c:a libopus")};
    const auto plan = plan_of(source);
    auto outcome = make_everything(source, plan);
    write_file(folder.file("whole.mp4"), outcome.whole(audio_track));
    for (const int segment : all_segments(plan)) {
        const auto report =
            make_audio_segments(source.input(), plan, {segment},
                                [&](TrackIndex track, int number, std::string bytes) -> Result<void> {
                                    outcome.segments[track][number] = std::move(bytes);
                                    return {};
                                });
        ASSERT_TRUE(report);
    }
    write_file(folder.file("parts.mp4"), outcome.whole(audio_track));
    EXPECT_LT(greatest_difference(decode_samples(folder.file("whole.mp4"), 48000),
                                  decode_samples(folder.file("parts.mp4"), 48000)),
              0.02);
}

TEST(AudioRun, SoundsLikeTheSourceAcrossJoins) {
    const Folder folder;
    for (const int rate : {48000, 44100}) {
        const auto path =
            make_source(folder, "a.flac", fmt::format("-f lavfi -i sine=f=997:r={}:b=0 -t 12", rate));
        const Source source{path};
        const auto plan = plan_of(source);
        ASSERT_EQ(plan.audio->sample_rate, rate);
        const auto outcome = make_everything(source, plan);
        ASSERT_NO_FATAL_FAILURE(expect_plays(plan, outcome, folder));
        const auto made = decode_samples(folder.file("audio.mp4"), rate);
        EXPECT_LT(greatest_difference(made, decode_samples(path, rate)), 0.01);
    }
}

TEST(AudioRun, ConvertsRatesAndChannels) {
    const Folder folder;
    const auto path = make_source(folder, "a.wav", "-f lavfi -i sine=f=440:r=22050:b=0 -t 6 -ac 6");
    const Source source{path};
    const auto plan = plan_of(source);
    ASSERT_EQ(plan.audio->channels, 2);
    ASSERT_EQ(plan.audio->sample_rate, 48000);
    const auto outcome = make_everything(source, plan);
    ASSERT_NO_FATAL_FAILURE(expect_plays(plan, outcome, folder));
    EXPECT_EQ(outcome.codecs.at(audio_track), "mp4a.40.2");
    // The pitch is kept: 440 periods a second.
    const auto made = decode_samples(folder.file("audio.mp4"), 48000);
    int crossings = 0;
    for (std::size_t i = 48000; i < 96000; ++i) crossings += (made[i] >= 0) != (made[i - 1] >= 0) ? 1 : 0;
    EXPECT_NEAR(crossings, 880, 2);
}

/// Seconds at which the sound first rises above a tenth of full scale after `from`.
double onset(const std::vector<float>& samples, int rate, double from) {
    for (auto i = static_cast<std::size_t>(from * rate); i < samples.size(); ++i) {
        if (std::abs(samples[i]) > 0.1F) return static_cast<double>(i) / rate;
    }
    return -1;
}

TEST(AudioRun, StaysWithThePicture) {
    const Folder folder;
    // A white picture and a tone from 10 s on, black and silence before; the sound track begins 0.3 s late.
    const std::string flash =
        "-f lavfi -i \"color=black:s=160x90:r=25:d=14,drawbox=c=white:t=fill:enable='gte(t,10)'\" ";
    const std::string beep =
        "-f lavfi -itsoffset 0.3 -i \"aevalsrc='if(gte(t,9.7),0.5*sin(2*PI*1000*t),0)':s=48000:d=13.7\" ";
    const std::map<std::string, std::string> sources{{"a.mp4", "-c:v libx264 -bf 2 -c:a aac"},
                                                     {"a.mkv", "-c:v libx264 -c:a libopus"},
                                                     {"a.ts", "-c:v libx264 -c:a mp2"}};
    for (const auto& [name, arguments] : sources) {
        for (const bool copy : {false, true}) {
            SCOPED_TRACE(fmt::format("{} {}", name, copy));
            const Source source{make_source(folder, name, flash + beep + "-map 0:v -map 1:a " + arguments)};
            const auto plan = plan_of(source, {.preset = "ultrafast", .allow_copy = copy});
            const auto outcome = make_everything(source, plan);
            ASSERT_NO_FATAL_FAILURE(expect_plays(plan, outcome, folder));
            const auto sound = onset(decode_samples(folder.file("audio.mp4"), 48000), 48000, 5);
            EXPECT_NEAR(sound, 10, 0.03);
            const auto video = folder.file(plan.renditions[0].label + ".mp4");
            const auto light = run("ffmpeg -v info -i " + video + " -vf blackdetect=d=1 -f null -");
            const auto at = light.find("black_duration:");
            ASSERT_NE(at, std::string::npos);
            EXPECT_NEAR(std::stod(light.substr(at + 15)), 10, 0.05);
        }
    }
}

TEST(AudioRun, FillsGapsWithSilence) {
    const Folder folder;
    const auto path = make_source(folder, "a.mkv",
                                  "-f lavfi -i sine=f=440:r=48000:b=0 -t 9 -af "
                                  "\"aselect='not(between(t,3,5))'\" -c:a libopus -b:a 96k");
    const Source source{path};
    const auto plan = plan_of(source);
    const auto outcome = make_everything(source, plan);
    ASSERT_NO_FATAL_FAILURE(expect_plays(plan, outcome, folder));
    const auto made = decode_samples(folder.file("audio.mp4"), 48000);
    const auto loudest = [&](double from, double to) {
        float most = 0;
        for (auto i = static_cast<std::size_t>(from * 48000); i < static_cast<std::size_t>(to * 48000); ++i)
            most = std::max(most, std::abs(made[i]));
        return most;
    };
    EXPECT_GT(loudest(1, 2.9), 0.05F);
    EXPECT_LT(loudest(3.2, 4.8), 0.001F);
    EXPECT_GT(loudest(5.2, 7), 0.05F);
}

TEST(AudioRun, ConcealsWithSilenceThatJoins) {
    const Folder folder;
    const Source source{make_source(folder, "a.wav", "-f lavfi -i sine=f=440:r=48000 -t 8")};
    const auto plan = plan_of(source);
    auto outcome = make_everything(source, plan);
    const auto report = conceal_audio_segments(
        plan, {1}, [&](TrackIndex track, int segment, std::string bytes) -> Result<void> {
            outcome.segments[track][segment] = std::move(bytes);
            return {};
        });
    ASSERT_TRUE(report);
    expect_plays(plan, outcome, folder);
}

TEST(AudioRun, RefusesSegmentsThatThePlanDoesNotHave) {
    const Folder folder;
    const Source source{make_source(folder, "a.wav", "-f lavfi -i sine=f=440:r=48000 -t 2")};
    const auto plan = plan_of(source);
    const Sink sink = [](TrackIndex, int, const std::string&) -> Result<void> { return {}; };
    EXPECT_EQ(make_audio_segments(source.input(), plan, {99}, sink).error().code(), Errc::invalid);
    EXPECT_EQ(conceal_audio_segments(plan, {-1}, sink).error().code(), Errc::invalid);
}

}  // namespace
}  // namespace sunomi::media
