#include <gtest/gtest.h>

#include "media/media_lab.hpp"

namespace sunomi::media {
namespace {

using namespace lab;

constexpr const char* source_arguments =
    "-f lavfi -i testsrc2=s=854x480:r=25 -f lavfi -i sine=f=440:r=48000 -t 14 -c:v libx264 -bf 2 -g 75 -b:v "
    "700k -maxrate 1M -bufsize 1M -c:a aac "
    "-b:a 96k -shortest";

TEST(CopyRun, HandsOutTheSourcesOwnPictures) {
    const Folder folder;
    const auto path = make_source(folder, "a.mp4", source_arguments);
    const Source source{path};
    const auto plan = plan_of(source, {.preset = "ultrafast"});
    ASSERT_EQ(plan.renditions.size(), 2U);
    ASSERT_EQ(plan.renditions[0].mode, TrackMode::copy);
    ASSERT_FALSE(plan.timeline.on_grid());
    const auto outcome = make_everything(source, plan);
    ASSERT_NO_FATAL_FAILURE(expect_plays(plan, outcome, folder));
    const auto hashes = [](const std::string& file) {
        return run("ffmpeg -v error -i '" + file + "' -map 0:v -f rawvideo -c:v rawvideo -f hash -");
    };
    EXPECT_EQ(hashes(folder.file("480p.mp4")), hashes(path));
    // The encoded rung has the same times.
    const auto copied = decode_frames(folder.file("480p.mp4"));
    const auto encoded = decode_frames(folder.file("360p.mp4"));
    ASSERT_EQ(copied.size(), encoded.size());
    for (std::size_t i = 0; i < copied.size(); ++i) EXPECT_EQ(copied[i].pts, encoded[i].pts);
    EXPECT_GT(lowest_psnr(folder.file("360p.mp4"), path, "scale=640:360:flags=bicubic"), 24);
}

TEST(CopyRun, MakesTheSameSegmentsWhereverItStarts) {
    const Folder folder;
    const Source source{make_source(folder, "a.mp4", source_arguments)};
    const auto plan = plan_of(source, {.preset = "ultrafast"});
    ASSERT_EQ(plan.renditions[0].mode, TrackMode::copy);
    const auto whole = make_everything(source, plan);
    for (const int segment : all_segments(plan)) {
        Outcome alone;
        const Sink sink = [&](TrackIndex track, int number, std::string bytes) -> Result<void> {
            alone.segments[track][number] = std::move(bytes);
            return {};
        };
        ASSERT_TRUE(make_video_segments(source.input(), plan, {{0, {segment}}, {1, {segment}}}, sink));
        ASSERT_TRUE(make_audio_segments(source.input(), plan, {segment}, sink));
        for (const auto& [track, made] : alone.segments)
            EXPECT_TRUE(made.at(segment) == whole.segments.at(track).at(segment)) << track << " " << segment;
    }
}

TEST(CopyRun, ConcealsWithTheSourcesOwnKeyPicture) {
    const Folder folder;
    const Source source{make_source(folder, "a.mp4", source_arguments)};
    const auto plan = plan_of(source, {.preset = "ultrafast"});
    ASSERT_EQ(plan.renditions[0].mode, TrackMode::copy);
    auto outcome = make_everything(source, plan);
    const auto report =
        conceal_video_segments(source.input(), plan, {{0, {1}}, {1, {1}}},
                               [&](TrackIndex track, int segment, std::string bytes) -> Result<void> {
                                   outcome.segments[track][segment] = std::move(bytes);
                                   return {};
                               });
    ASSERT_TRUE(report) << report.error().message();
    expect_plays(plan, outcome, folder);
}

TEST(CopyRun, CopiesAacBesideAnEncodedPicture) {
    const Folder folder;
    const auto path = make_source(
        folder, "a.mp4",
        "-f lavfi -i testsrc2=s=320x180:r=25 -f lavfi -i sine=f=440:r=44100 -t 8 -c:v mpeg4 -c:a aac -ac 2");
    const Source source{path};
    const auto plan = plan_of(source, {.preset = "ultrafast"});
    ASSERT_TRUE(plan.timeline.on_grid());
    ASSERT_EQ(plan.audio->mode, TrackMode::copy);
    const auto outcome = make_everything(source, plan);
    ASSERT_NO_FATAL_FAILURE(expect_plays(plan, outcome, folder));
    const auto count = [](const std::string& file) {
        return run(
            "ffprobe -v error -select_streams a -count_packets -show_entries stream=nb_read_packets -of "
            "csv=p=0 '" +
            file + "'");
    };
    // All packets but the source's priming.
    EXPECT_EQ(std::stoi(count(folder.file("audio.mp4"))), std::stoi(count(path)) - 1);
}

TEST(CopyRun, EncodesWhatIsDamagedOfTheSoundItCopies) {
    const Folder folder;
    const auto path = make_source(
        folder, "a.mp4",
        "-f lavfi -i testsrc2=s=160x90:r=25 -f lavfi -i sine=f=440:r=48000 -t 14 -c:v mpeg4 -c:a aac -ac 2");
    auto bytes = read_file(path);
    for (std::size_t i = bytes.size() * 48 / 100; i < bytes.size() * 52 / 100; ++i)
        bytes[i] = static_cast<char>(i * i * 31 >> 7U);
    write_file(path, bytes);
    const Source source{path};
    const auto plan = plan_of(source, {.preset = "ultrafast"});
    ASSERT_EQ(plan.audio->mode, TrackMode::copy);
    expect_plays(plan, make_everything(source, plan), folder);
}

}  // namespace
}  // namespace sunomi::media
