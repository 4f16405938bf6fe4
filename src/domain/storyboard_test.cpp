#include "domain/storyboard.hpp"

#include <gtest/gtest.h>

namespace sunomi {
namespace {

using namespace std::chrono_literals;

VideoPlan plan_of(std::chrono::microseconds duration, int width = 1920, int height = 1080) {
    VideoPlan plan;
    plan.timeline = grid_timeline({25, 1}, duration);
    plan.renditions = {{"top", width, height, 1, TrackMode::encode, ""},
                       {"low", 2, 2, 1, TrackMode::encode, ""}};
    return plan;
}

TEST(Storyboard, HasATileEachHundredthButNoneNearerThanASecondOrFurtherThanTen) {
    struct Case {
        std::chrono::microseconds duration;
        std::int64_t interval_ms;
        int tiles;
        int sheets;
    };
    for (const auto& [duration, interval_ms, tiles, sheets] : std::initializer_list<Case>{
             {40ms, 1000, 1, 1},
             {1000ms, 1000, 1, 1},
             {1040ms, 1000, 2, 1},
             {100s, 1000, 100, 1},
             {250s, 2500, 100, 1},
             {300040ms, 3001, 100, 1},
             {1000s, 10000, 100, 1},
             {1001s, 10000, 101, 2},
             {3600s, 10000, 360, 4},
             {12h, 10000, 4320, 44},
         }) {
        const auto storyboard = storyboard_of(plan_of(duration));
        EXPECT_EQ(storyboard.interval_ms, interval_ms) << duration.count();
        EXPECT_EQ(storyboard.tiles(), tiles) << duration.count();
        EXPECT_EQ(storyboard.sheets(), sheets) << duration.count();
    }
}

TEST(Storyboard, KeepsTheVideosShapeInSmallEvenTiles) {
    struct Case {
        int width, height, tile_width, tile_height;
    };
    for (const auto& [width, height, tile_width, tile_height] : std::initializer_list<Case>{
             {1920, 1080, 160, 90},
             {1080, 1920, 160, 284},
             {640, 480, 160, 120},
             {3840, 240, 160, 10},
             {8192, 2, 160, 2},
             {2, 8192, 2, 288},
             {64, 36, 64, 36},
         }) {
        const auto storyboard = storyboard_of(plan_of(1s, width, height));
        EXPECT_EQ(storyboard.tile_width, tile_width) << width << " × " << height;
        EXPECT_EQ(storyboard.tile_height, tile_height) << width << " × " << height;
    }
}

TEST(Storyboard, FillsSheetsRowByRowAndCutsTheLastOne) {
    const auto storyboard = storyboard_of(plan_of(1130s));
    ASSERT_EQ(storyboard.tiles(), 113);
    EXPECT_EQ(storyboard.tiles_of(0), 100);
    EXPECT_EQ(storyboard.sheet_width(0), 1600);
    EXPECT_EQ(storyboard.sheet_height(0), 900);
    EXPECT_EQ(storyboard.tiles_of(1), 13);
    EXPECT_EQ(storyboard.sheet_width(1), 1600);
    EXPECT_EQ(storyboard.sheet_height(1), 180);
    const auto few = storyboard_of(plan_of(3s));
    EXPECT_EQ(few.sheet_width(0), 480);
    EXPECT_EQ(few.sheet_height(0), 90);
}

TEST(Storyboard, WritesCuesThatCoverTheVideoWithoutHoles) {
    EXPECT_EQ(storyboard_vtt(storyboard_of(plan_of(2520ms, 640, 480))),
              "WEBVTT\n"
              "\n00:00:00.000 --> 00:00:01.000\nstoryboard_000.jpg#xywh=0,0,160,120\n"
              "\n00:00:01.000 --> 00:00:02.000\nstoryboard_000.jpg#xywh=160,0,160,120\n"
              "\n00:00:02.000 --> 00:00:02.520\nstoryboard_000.jpg#xywh=320,0,160,120\n");
    const auto text = storyboard_vtt(storyboard_of(plan_of(2h + 40ms)));
    EXPECT_NE(text.find("\n00:02:00.000 --> 00:02:10.000\nstoryboard_000.jpg#xywh=320,90,160,90\n"),
              std::string::npos);
    EXPECT_NE(text.find("\n00:16:40.000 --> 00:16:50.000\nstoryboard_001.jpg#xywh=0,0,160,90\n"),
              std::string::npos);
    EXPECT_TRUE(text.ends_with("--> 02:00:00.040\nstoryboard_007.jpg#xywh=0,180,160,90\n"))
        << text.substr(text.size() - 200);
}

TEST(Storyboard, ReadsOnlyItsOwnNames) {
    EXPECT_EQ(parse_sheet_name(sheet_name(0)), 0);
    EXPECT_EQ(parse_sheet_name(sheet_name(43)), 43);
    for (const auto* name :
         {"", "storyboard_", "storyboard_0.jpg", "storyboard_0000.jpg", "storyboard_000.jpeg",
          "storyboard_-01.jpg", "storyboard_000.jpg.tmp", "Storyboard_000.jpg", "storyboard.jpg"}) {
        EXPECT_FALSE(parse_sheet_name(name)) << name;
    }
}

}  // namespace
}  // namespace sunomi
