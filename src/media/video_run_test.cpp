#include <gtest/gtest.h>

#include "media/media_lab.hpp"

namespace sunomi::media {
namespace {

using namespace lab;

constexpr const char* tone = " -f lavfi -i sine=f=440:r=48000";

/// One kind of upload, as ffmpeg makes it.
struct Recipe {
    const char* name;
    const char* file;
    std::string arguments;
};
std::ostream& operator<<(std::ostream& out, const Recipe& recipe) {
    return out << recipe.name;
}

std::string pictures(const std::string& size, const std::string& rate) {
    return "-f lavfi -i testsrc2=s=" + size + ":r=" + rate;
}

class EveryUpload : public testing::TestWithParam<Recipe> {};

TEST_P(EveryUpload, PlaysWholeOnItsTimeline) {
    const Folder folder;
    const Source source{make_source(folder, GetParam().file, GetParam().arguments)};
    const auto plan = plan_of(source, {.preset = "ultrafast"});
    ASSERT_FALSE(plan.renditions.empty());
    const auto outcome = make_everything(source, plan);
    ASSERT_NO_FATAL_FAILURE(expect_plays(plan, outcome, folder));
    EXPECT_NEAR(plan.timeline.duration(), 4, 0.2);
    // AVI knows no presentation times: its last frame may be shown twice.
    EXPECT_LE(outcome.video.frames_repeated, plan.source_video_codec == "mpeg4" ? 1 : 0);
}

std::vector<Recipe> recipes() {
    const auto small = pictures("320x180", "25") + tone + " -t 4 ";
    const auto silent = pictures("320x180", "25") + " -t 4 ";
    return {
        {"H264InMp4", "a.mp4", small + "-c:v libx264 -c:a aac"},
        {"OpenGop", "a.mp4", small + "-c:v libx264 -x264-params open-gop=1:keyint=20:bframes=3 -c:a aac"},
        {"BPyramidLongGop", "a.mov", small + "-c:v libx264 -g 250 -bf 8 -b_strategy 2 -c:a pcm_s16le"},
        {"Fragmented", "a.mp4", small + "-c:v libx264 -c:a aac -movflags frag_keyframe+empty_moov"},
        {"HevcInMkv", "a.mkv",
         small + "-c:v libx265 -x265-params log-level=error -preset ultrafast -c:a libvorbis"},
        {"Vp9InWebm", "a.webm", small + "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus"},
        {"Vp8InWebm", "a.webm", small + "-c:v libvpx -deadline realtime -c:a libvorbis"},
        {"Av1InMp4", "a.mp4", silent + "-c:v libsvtav1 -preset 12"},
        {"Mpeg4InAvi", "a.avi", small + "-c:v mpeg4 -bf 2 -c:a libmp3lame"},
        {"H264InTransportStream", "a.ts", small + "-c:v libx264 -c:a mp2"},
        {"Mpeg2InTransportStream", "a.ts", small + "-c:v mpeg2video -bf 2 -c:a ac3"},
        {"TheoraInOgg", "a.ogv", small + "-c:v libtheora -c:a libvorbis"},
        {"MotionJpeg", "a.avi", silent + "-c:v mjpeg -pix_fmt yuvj420p"},
        {"Prores", "a.mov", silent + "-c:v prores_ks -profile:v 0"},
        {"TenBit", "a.mp4",
         silent + "-c:v libx265 -x265-params log-level=error -preset ultrafast -pix_fmt yuv420p10le"},
        {"Portrait", "a.mp4", pictures("180x320", "30") + " -t 4 -c:v libx264"},
        {"OddSize", "a.mkv", pictures("321x181", "30") + " -t 4 -c:v libx264 -pix_fmt yuv444p"},
        {"FilmRate", "a.mp4",
         pictures("320x180", "24000/1001") + tone + " -t 4 -c:v libx264 -c:a aac -ar 44100"},
        {"WideSamples", "a.mp4", pictures("240x180", "25") + " -t 4 -vf setsar=4/3 -c:v libx264"},
        {"LowRateSound", "a.mp4", small + "-c:v libx264 -c:a aac -ar 22050 -ac 1"},
    };
}

INSTANTIATE_TEST_SUITE_P(Formats, EveryUpload, testing::ValuesIn(recipes()),
                         [](const auto& recipe) { return std::string{recipe.param.name}; });

TEST(VideoRun, MakesTheSameBytesWhereverItStarts) {
    const Folder folder;
    const Source source{
        make_source(folder, "a.mp4", pictures("320x180", "25") + " -t 12 -c:v libx264 -g 120 -bf 3")};
    const auto plan = plan_of(source, {.preset = "ultrafast", .allow_copy = false});
    const auto whole = make_everything(source, plan);
    ASSERT_GT(plan.timeline.segment_count(), 3);
    for (const int segment : all_segments(plan)) {
        std::string alone;
        const auto report = make_video_segments(source.input(), plan, {{0, {segment}}},
                                                [&](TrackIndex, int, std::string bytes) -> Result<void> {
                                                    alone = std::move(bytes);
                                                    return {};
                                                });
        ASSERT_TRUE(report);
        EXPECT_TRUE(alone == whole.segments.at(0).at(segment)) << "segment " << segment;
    }
}

TEST(VideoRun, SegmentsOfOtherThreadCountsJoin) {
    const Folder folder;
    const Source source{make_source(folder, "a.mp4", pictures("640x360", "30") + " -t 8 -c:v libx264 -g 60")};
    const auto plan = plan_of(source, {.preset = "veryfast", .allow_copy = false});
    auto outcome = make_everything(source, plan, 1);
    const auto threaded = make_everything(source, plan, 2);
    EXPECT_EQ(outcome.inits, threaded.inits);
    for (int i = 1; i < plan.timeline.segment_count(); i += 2)
        outcome.segments[0][i] = threaded.segments.at(0).at(i);
    expect_plays(plan, outcome, folder);
}

TEST(VideoRun, ShowsTheRightFrameAtEveryTime) {
    const Folder folder;
    for (const std::string container : {"mp4", "mkv", "ts", "webm"}) {
        SCOPED_TRACE(container);
        const std::string codec = container == "webm"
                                      ? "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 2M"
                                      : "-c:v libx264 -g 50 -crf 10";
        const auto path =
            make_source(folder, "a." + container, pictures("640x360", "30000/1001") + " -t 5 " + codec);
        const Source source{path};
        const auto plan = plan_of(source, {.crf = 12, .allow_copy = false});
        const auto outcome = make_everything(source, plan);
        ASSERT_NO_FATAL_FAILURE(expect_plays(plan, outcome, folder));
        // A frame off by one costs some 20 dB on this moving source.
        EXPECT_GT(lowest_psnr(folder.file(plan.renditions[0].label + ".mp4"), path, "null"), 36);
    }
}

TEST(VideoRun, ScalesAsGoodAsFfmpeg) {
    const Folder folder;
    const auto path = make_source(folder, "a.mp4",
                                  pictures("1280x720", "25") + " -t 2 -c:v libx264 -crf 8 -preset ultrafast");
    const Source source{path};
    const auto plan = plan_of(source, {.crf = 10, .allow_copy = false});
    ASSERT_EQ(plan.renditions.size(), 3U);
    const auto outcome = make_everything(source, plan);
    ASSERT_NO_FATAL_FAILURE(expect_plays(plan, outcome, folder));
    EXPECT_GT(lowest_psnr(folder.file("480p.mp4"), path, "scale=854:480:flags=bicubic"), 30);
    EXPECT_GT(lowest_psnr(folder.file("360p.mp4"), path, "scale=640:360:flags=bicubic"), 28);
}

// Read as if it were SDR, a PQ picture of ordinary brightness is dull: white (203 cd/m²) stands at 58 %
// there.
TEST(VideoRun, BringsHdrDownToWhatScreensShow) {
    const Folder folder;
    const auto path = make_source(
        folder, "a.mp4",
        "-f lavfi -i color=white:s=320x180:r=25 -t 1 -vf "
        "format=gbrp10,zscale=tin=linear:pin=bt2020:min=gbr:rin=full:t=smpte2084:p=bt2020:m=bt2020nc:"
        "r=limited:npl=203,format=yuv420p10le -c:v libx265 -preset ultrafast -x265-params "
        "log-level=error:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc");
    const Source source{path};
    const auto plan = plan_of(source);
    EXPECT_EQ(plan.encoder.color, (ColorFacts{1, 1, 1, false}));
    const auto outcome = make_everything(source, plan);
    ASSERT_NO_FATAL_FAILURE(expect_plays(plan, outcome, folder));
    const auto words = run("ffprobe -v error -f lavfi -i movie=" + folder.file("180p.mp4") +
                           ",signalstats -show_entries frame_tags=lavfi.signalstats.YAVG -of csv=p=0");
    EXPECT_GT(std::stod(words), 160) << words;
}

TEST(VideoRun, TurnsPhonePicturesUpright) {
    const Folder folder;
    const auto flat =
        make_source(folder, "flat.mp4", pictures("320x180", "25") + " -t 2 -c:v libx264 -crf 8");
    // ffmpeg's tag counts against the clock; the filters are what ffmpeg itself would apply to such a file.
    const std::map<std::string, std::string> turns{
        {"90", "transpose=cclock"}, {"180", "hflip,vflip"}, {"270", "transpose=clock"}};
    for (const auto& [degrees, filter] : turns) {
        SCOPED_TRACE(degrees);
        const auto path =
            make_source(folder, "turned.mp4", "-i " + flat + " -c copy -metadata:s:v rotate=" + degrees);
        const Source source{path};
        const auto plan = plan_of(source, {.crf = 10});
        const auto outcome = make_everything(source, plan);
        ASSERT_NO_FATAL_FAILURE(expect_plays(plan, outcome, folder));
        EXPECT_GT(lowest_psnr(folder.file(plan.renditions[0].label + ".mp4"), flat, filter), 34);
    }
}

TEST(VideoRun, RepeatsFramesOfAVariableRateOnlyWhereTheSourceHasNone) {
    const Folder folder;
    // 2 s of pictures, a still of 2 s, 2 s of pictures.
    const auto path =
        make_source(folder, "a.mkv",
                    pictures("320x180", "30") +
                        " -t 6 -vf \"select='not(between(t,2,4))'\" -vsync vfr -c:v libx264 -crf 10");
    const Source source{path};
    const auto plan = plan_of(source, {.crf = 12, .allow_copy = false});
    const auto outcome = make_everything(source, plan);
    ASSERT_NO_FATAL_FAILURE(expect_plays(plan, outcome, folder));
    EXPECT_NEAR(plan.timeline.duration(), 6, 0.1);
    EXPECT_NEAR(outcome.video.frames_repeated, 60, 3);
}

TEST(VideoRun, SkipsSegmentsThatNobodyWants) {
    const Folder folder;
    const Source source{make_source(
        folder, "a.mp4", pictures("854x480", "25") + " -t 12 -c:v libx264 -g 50 -preset ultrafast")};
    const auto plan = plan_of(source, {.preset = "ultrafast", .allow_copy = false});
    ASSERT_EQ(plan.renditions.size(), 2U);
    std::vector<std::pair<TrackIndex, int>> made;
    const auto report =
        make_video_segments(source.input(), plan, {{0, {3}}, {1, {0, 3}}},
                            [&](TrackIndex track, int segment, const std::string&) -> Result<void> {
                                made.emplace_back(track, segment);
                                return {};
                            });
    ASSERT_TRUE(report);
    EXPECT_EQ(made, (std::vector<std::pair<TrackIndex, int>>{{1, 0}, {1, 3}, {0, 3}}));
}

TEST(VideoRun, EndsWithTheSinksError) {
    const Folder folder;
    const Source source{make_source(folder, "a.mp4", pictures("320x180", "25") + " -t 2 -c:v libx264")};
    const auto plan = plan_of(source, {.preset = "ultrafast", .allow_copy = false});
    const auto report = make_video_segments(source.input(), plan, everything(plan),
                                            [](TrackIndex, int, const std::string&) -> Result<void> {
                                                return Error{Errc::cancelled, "enough"};
                                            });
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code(), Errc::cancelled);
    const auto unknown =
        make_video_segments(source.input(), plan, {{0, {99}}},
                            [](TrackIndex, int, const std::string&) -> Result<void> { return {}; });
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code(), Errc::invalid);
}

TEST(VideoRun, PlaysOnAfterDamage) {
    const Folder folder;
    const auto path =
        make_source(folder, "a.mp4", pictures("320x180", "25") + " -t 8 -c:v libx264 -g 25 -b:v 400k");
    auto bytes = read_file(path);
    for (std::size_t i = bytes.size() / 3; i < bytes.size() / 2; i += 97)
        bytes[i] = static_cast<char>(bytes[i] ^ 0x55);
    write_file(path, bytes);
    const Source source{path};
    const auto plan = plan_of(source, {.preset = "ultrafast", .allow_copy = false});
    const auto outcome = make_everything(source, plan);
    ASSERT_NO_FATAL_FAILURE(expect_plays(plan, outcome, folder));
    EXPECT_NE(outcome.video.complaint, "");
    EXPECT_EQ(outcome.video.complaint.find("0x"), std::string::npos);
}

TEST(VideoRun, ConcealedSegmentsJoinTheOthersAndStandStill) {
    const Folder folder;
    const auto path =
        make_source(folder, "a.mp4", pictures("320x180", "25") + " -t 8 -c:v libx264 -g 50 -crf 10");
    const Source source{path};
    const auto plan = plan_of(source, {.crf = 12, .allow_copy = false});
    auto outcome = make_everything(source, plan);
    std::map<int, std::string> concealed;
    const auto report = conceal_video_segments(
        source.input(), plan, {{0, {1}}}, [&](TrackIndex, int segment, std::string bytes) -> Result<void> {
            concealed[segment] = std::move(bytes);
            return {};
        });
    ASSERT_TRUE(report);
    EXPECT_EQ(report->frames_repeated, 50);
    outcome.segments[0][1] = concealed.at(1);
    ASSERT_NO_FATAL_FAILURE(expect_plays(plan, outcome, folder));
    // Frames 25 … 74 all show frame 24.
    const auto made = folder.file(plan.renditions[0].label + ".mp4");
    EXPECT_GT(lowest_psnr(made, path, "trim=end_frame=25,tpad=stop=50:stop_mode=clone"), 34);
}

TEST(VideoRun, ConcealsFromTheStartWithBlack) {
    const Folder folder;
    const Source source{make_source(folder, "a.mp4", pictures("320x180", "25") + " -t 2 -c:v libx264")};
    const auto plan = plan_of(source, {.allow_copy = false});
    std::string bytes = make_everything(source, plan).inits.at(0);
    const auto report = conceal_video_segments(source.input(), plan, {{0, {0}}},
                                               [&](TrackIndex, int, const std::string& made) -> Result<void> {
                                                   bytes += made;
                                                   return {};
                                               });
    ASSERT_TRUE(report);
    write_file(folder.file("black.mp4"), bytes);
    EXPECT_EQ(decode_frames(folder.file("black.mp4")).size(), 25U);
    EXPECT_NE(run("ffmpeg -v info -i " + folder.file("black.mp4") + " -vf blackframe=99 -f null -")
                  .find("pblack:100"),
              std::string::npos);
}

}  // namespace
}  // namespace sunomi::media
