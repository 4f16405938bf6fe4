#include "domain/storyboard.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "media/media_lab.hpp"

namespace sunomi::media {
namespace {

using namespace lab;

struct Drawn {
    Storyboard plan;
    std::vector<std::string> sheets;
    std::vector<int> luma;  ///< in the middle of each tile
};

/// The middle of each tile of a sheet, as ffmpeg decodes it.
std::vector<int> luma_of(const Folder& folder, const Storyboard& plan, int sheet, const std::string& jpeg) {
    const auto file = folder.file("sheet.jpg");
    write_file(file, jpeg);
    const auto shape =
        run("ffprobe -v error -f mjpeg -show_entries stream=width,height -of csv=p=0 '" + file + "'");
    EXPECT_EQ(shape, std::to_string(plan.sheet_width(sheet)) + "," +
                         std::to_string(plan.sheet_height(sheet)) + "\n");
    run("ffmpeg -v error -y -i '" + file + "' -f rawvideo -pix_fmt gray '" + folder.file("sheet.gray") + "'");
    const auto pixels = read_file(folder.file("sheet.gray"));
    std::vector<int> luma;
    for (int i = 0; i < plan.tiles_of(sheet); ++i) {
        const int x = i % Storyboard::columns * plan.tile_width + plan.tile_width / 2;
        const int y = i / Storyboard::columns * plan.tile_height + plan.tile_height / 2;
        luma.push_back(
            static_cast<unsigned char>(pixels.at(static_cast<std::size_t>(y * plan.sheet_width(sheet) + x))));
    }
    return luma;
}

Drawn draw(const Folder& folder, const std::string& path) {
    const Source source{path};
    const auto plan = plan_of(source);
    Drawn drawn{storyboard_of(plan), {}, {}};
    const auto done = make_storyboard(source.input(), plan, [&](int sheet, std::string jpeg) -> Result<void> {
        EXPECT_EQ(sheet, static_cast<int>(drawn.sheets.size()));
        for (const int luma : luma_of(folder, drawn.plan, sheet, jpeg)) drawn.luma.push_back(luma);
        drawn.sheets.push_back(std::move(jpeg));
        return {};
    });
    EXPECT_TRUE(done) << (done ? "" : done.error().message());
    return drawn;
}

/// A picture that grows lighter by `step` each second.
std::string brightening(int seconds, int step, const std::string& size, const std::string& rate = "25") {
    return "-f lavfi -i \"color=black:s=" + size + ":r=" + rate + ":d=" + std::to_string(seconds) +
           ",format=gray,geq=lum='min(250,20+" + std::to_string(step) + "*floor(T))',format=yuvj420p\" ";
}

void expect_brightening(const Drawn& drawn, int step, int tolerance = 6) {
    for (std::size_t i = 0; i < drawn.luma.size(); ++i) {
        const auto second = drawn.plan.start_ms(static_cast<int>(i)) / 1000;
        EXPECT_NEAR(drawn.luma[i], std::min<std::int64_t>(250, 20 + step * second), tolerance)
            << "tile " << i;
    }
}

TEST(StoryboardSheets, ShowThePictureOfEachTilesTime) {
    const Folder folder;
    const auto drawn =
        draw(folder, make_source(folder, "a.mp4",
                                 brightening(23, 10, "320x180") + "-c:v libx264 -preset ultrafast -g 25"));
    EXPECT_EQ(drawn.sheets.size(), 1U);
    ASSERT_EQ(drawn.luma.size(), 23U);
    expect_brightening(drawn, 10);
}

TEST(StoryboardSheets, ShowTheLastKeyFrameBeforeWhereThereIsNone) {
    const Folder folder;
    const auto drawn = draw(folder, make_source(folder, "a.mp4",
                                                brightening(12, 20, "320x180") +
                                                    "-c:v libx264 -preset ultrafast -g 100 -sc_threshold 0"));
    ASSERT_EQ(drawn.luma.size(), 12U);
    for (std::size_t i = 0; i < drawn.luma.size(); ++i)
        EXPECT_NEAR(drawn.luma[i], 20 + 20 * static_cast<int>(i / 4 * 4), 6) << i;
}

TEST(StoryboardSheets, AreMadeOfWhatPhonesAndBrowsersAndCamerasWrite) {
    const Folder folder;
    for (const auto* how :
         {"-c:v libx264 -preset ultrafast -g 25 -bf 3 a.mkv", "-c:v libx264 -preset ultrafast -g 25 a.ts",
          "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 25 a.webm", "-c:v mpeg4 -q:v 2 -g 25 a.avi",
          "-c:v libx265 -preset ultrafast -x265-params keyint=25:min-keyint=25:log-level=none b.mp4"}) {
        const std::string words = how;
        const auto space = words.rfind(' ');
        auto drawn = draw(folder, make_source(folder, words.substr(space + 1),
                                              brightening(8, 25, "320x180") + words.substr(0, space)));
        ASSERT_GE(drawn.luma.size(), 8U) << how;
        drawn.luma.resize(8);  // some containers claim a frame more
        const bool by_index = words.find(".ts") == std::string::npos;
        if (by_index) expect_brightening(drawn, 25, 10);
        // A transport stream has no index: the key frame found may be one earlier.
        for (std::size_t i = 1; i < drawn.luma.size(); ++i)
            EXPECT_GE(drawn.luma[i], drawn.luma[i - 1] - 4) << how;
        EXPECT_GT(drawn.luma.back(), 120) << how;
    }
}

TEST(StoryboardSheets, StandUprightInTheVideosShape) {
    const Folder folder;
    const auto flat = make_source(folder, "flat.mp4",
                                  "-f lavfi -i testsrc2=s=640x360:r=25 -t 2 -c:v libx264 -preset ultrafast");
    const auto turned =
        draw(folder, make_source(folder, "turned.mp4", "-i " + flat + " -c copy -metadata:s:v rotate=90"));
    EXPECT_EQ(turned.plan.tile_width, 160);
    EXPECT_EQ(turned.plan.tile_height, 284);
    EXPECT_EQ(turned.sheets.size(), 1U);
    const auto odd =
        draw(folder, make_source(folder, "odd.mp4",
                                 "-f lavfi -i testsrc2=s=1000x62:r=25 -t 1 -c:v libx264 -preset ultrafast"));
    EXPECT_EQ(odd.plan.tile_width, 160);
    EXPECT_EQ(odd.plan.tile_height, 10);
}

TEST(StoryboardSheets, AreMadeOfASinglePicture) {
    const Folder folder;
    const auto drawn =
        draw(folder,
             make_source(folder, "a.mp4", "-f lavfi -i color=gray:s=320x180:r=25 -frames:v 1 -c:v libx264"));
    EXPECT_EQ(drawn.sheets.size(), 1U);
    EXPECT_EQ(drawn.luma.size(), 1U);
}

TEST(StoryboardSheets, NeedAPicture) {
    const Folder folder;
    const Source source{make_source(folder, "a.wav", "-f lavfi -i sine -t 1")};
    const auto done = make_storyboard(source.input(), plan_of(source),
                                      [](int, const std::string&) { return Result<void>{}; });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code(), Errc::invalid);
}

}  // namespace
}  // namespace sunomi::media
