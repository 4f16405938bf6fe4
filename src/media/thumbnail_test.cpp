#include <gtest/gtest.h>

#include "media/media_lab.hpp"

namespace sunomi::media {
namespace {

using namespace lab;

std::string thumbnail_of(const std::string& path) {
    const Source source{path};
    const auto jpeg = make_thumbnail(source.input(), plan_of(source));
    EXPECT_TRUE(jpeg) << (jpeg ? "" : jpeg.error().message());
    return jpeg ? *jpeg : "";
}

std::string shape_of(const std::string& jpeg) {
    return run("ffprobe -v error -f mjpeg -show_entries stream=codec_name,width,height -of csv=p=0 '" + jpeg +
               "'");
}

TEST(Thumbnail, IsASmallUprightJpeg) {
    const Folder folder;
    const auto flat = make_source(folder, "flat.mp4",
                                  "-f lavfi -i testsrc2=s=1280x720:r=25 -t 2 -c:v libx264 -preset ultrafast");
    write_file(folder.file("flat.jpg"), thumbnail_of(flat));
    EXPECT_EQ(shape_of(folder.file("flat.jpg")), "mjpeg,640,360\n");
    const auto turned = make_source(folder, "turned.mp4", "-i " + flat + " -c copy -metadata:s:v rotate=90");
    write_file(folder.file("turned.jpg"), thumbnail_of(turned));
    EXPECT_EQ(shape_of(folder.file("turned.jpg")), "mjpeg,360,640\n");
}

TEST(Thumbnail, ShowsThePictureInItsColours) {
    const Folder folder;
    const auto path = make_source(folder, "a.mp4", "-f lavfi -i smptebars=s=640x360:r=25 -t 2 -c:v libx264");
    write_file(folder.file("a.jpg"), thumbnail_of(path));
    EXPECT_GT(
        lowest_psnr(folder.file("a.jpg"), path, "select=eq(n\\,0),scale=out_range=full,format=yuvj420p"), 30);
}

TEST(Thumbnail, PassesOverADarkBeginning) {
    const Folder folder;
    const auto path = make_source(
        folder, "a.mp4",
        "-f lavfi -i \"color=black:s=320x180:r=25:d=3[out0]\" -f lavfi -i testsrc2=s=320x180:r=25:d=7 "
        "-filter_complex concat=n=2 -c:v libx264 -g 25");
    write_file(folder.file("a.jpg"), thumbnail_of(path));
    const auto words = run("ffmpeg -v info -i '" + folder.file("a.jpg") + "' -vf blackframe=90 -f null -");
    EXPECT_EQ(words.find("pblack"), std::string::npos) << words;
}

TEST(Thumbnail, NeedsAPicture) {
    const Folder folder;
    const Source source{make_source(folder, "a.wav", "-f lavfi -i sine -t 1")};
    const auto jpeg = make_thumbnail(source.input(), plan_of(source));
    ASSERT_FALSE(jpeg);
    EXPECT_EQ(jpeg.error().code(), Errc::invalid);
}

}  // namespace
}  // namespace sunomi::media
