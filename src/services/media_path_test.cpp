// The spellings of media paths that the origin reads.
#include "services/media_path.hpp"

#include <gtest/gtest.h>

namespace sunomi {
namespace {

using Kind = MediaPath::Kind;

constexpr auto video = "0123456789abcdef";

struct Spelling {
    const char* rest;  ///< after the video's id
    Kind kind;
    const char* label;
    int segment;
};

TEST(MediaPath, ReadsExactlyWhatThePlatformWrites) {
    for (const auto& [rest, kind, label, segment] : std::vector<Spelling>{
             {"/master.m3u8", Kind::playlist, "", 0},
             {"/thumbnail.jpg", Kind::thumbnail, "", 0},
             {"/thumbnail_1.jpg", Kind::still, "", 0},
             {"/thumbnail_3.jpg", Kind::still, "", 0},
             {"/storyboard.vtt", Kind::storyboard, "", 0},
             {"/storyboard_000.jpg", Kind::still, "", 0},
             {"/storyboard_043.jpg", Kind::still, "", 0},
             {"/original.mp4", Kind::original, "", 0},
             {"/720p/playlist.m3u8", Kind::playlist, "720p", 0},
             {"/720p/init.mp4", Kind::init, "720p", 0},
             {"/audio/s_000.m4s", Kind::segment, "audio", 0},
             {"/1080p/s_042.m4s", Kind::segment, "1080p", 42},
             {"/360p/s_12345.m4s", Kind::segment, "360p", 12345},
         }) {
        const auto text = std::string{video} + rest;
        const auto path = parse_media_path(text);
        ASSERT_TRUE(path) << text;
        EXPECT_EQ(path->kind, kind) << text;
        EXPECT_EQ(path->video, video);
        EXPECT_EQ(path->label, label) << text;
        EXPECT_EQ(path->segment, segment) << text;
        EXPECT_EQ(path->key, text);
    }
}

TEST(MediaPath, LeadsToTheAutomaticThumbnailByItsNumber) {
    const auto path = parse_media_path(std::string{video} + "/thumbnail_0.jpg");
    ASSERT_TRUE(path);
    EXPECT_EQ(path->kind, Kind::still);
    EXPECT_EQ(path->key, thumbnail_key(video));
}

TEST(MediaPath, RefusesEveryOtherSpelling) {
    for (const std::string rest : {"",
                                   "/",
                                   "/master.m3u8/",
                                   "/MASTER.m3u8",
                                   "/playlist.m3u8",
                                   "/init.mp4",
                                   "/s_000.m4s",
                                   "/720p",
                                   "/720p/",
                                   "//playlist.m3u8",
                                   "/720p//playlist.m3u8",
                                   "/720p/master.m3u8",
                                   "/720p/s_0.m4s",
                                   "/720p/s_0042.m4s",
                                   "/720p/s_-01.m4s",
                                   "/720p/s_000.m4s.tmp",
                                   "/720p/s_99999999999999999999.m4s",
                                   "/../original.mp4",
                                   "/720P/init.mp4",
                                   "/720p%2Finit.mp4",
                                   "/a.b/init.mp4",
                                   "/720p/x/init.mp4",
                                   "/averyveryverylonglabel/init.mp4",
                                   "/original.mov",
                                   "/thumbnail_4.jpg",
                                   "/thumbnail_-1.jpg",
                                   "/thumbnail_own.jpg",
                                   "/thumbnail_01.jpg",
                                   "/storyboard.jpg",
                                   "/storyboard_00.jpg",
                                   "/storyboard_0000.jpg",
                                   "/720p/storyboard.vtt"}) {
        EXPECT_FALSE(parse_media_path(video + rest)) << rest;
    }
    EXPECT_FALSE(parse_media_path(""));
    EXPECT_FALSE(parse_media_path("/0123456789abcdef/master.m3u8"));
    EXPECT_FALSE(parse_media_path("0123456789ABCDEF/master.m3u8"));
    EXPECT_FALSE(parse_media_path("0123/master.m3u8"));
    EXPECT_FALSE(parse_media_path(std::string("0123456789abcdef/master.m3u8\0", 29)));
}

}  // namespace
}  // namespace sunomi
