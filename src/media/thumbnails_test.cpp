#include <gtest/gtest.h>

#include "media/media_lab.hpp"

namespace sunomi::media {
namespace {

using namespace lab;

std::vector<std::string> thumbnails_of(const std::string& path) {
    const Source source{path};
    const auto jpegs = make_thumbnails(source.input(), plan_of(source));
    EXPECT_TRUE(jpegs) << (jpegs ? "" : jpegs.error().message());
    return jpegs ? *jpegs : std::vector<std::string>{""};
}

std::string thumbnail_of(const std::string& path) {
    return thumbnails_of(path).front();
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

TEST(Thumbnail, ComesFromBetweenKeyFramesWhereAllOfThoseAreDark) {
    const Folder folder;
    const auto path = make_source(
        folder, "a.mp4",
        "-f lavfi -i \"color=black:s=320x180:r=25:d=3[out0]\" -f lavfi -i testsrc2=s=320x180:r=25:d=3 "
        "-filter_complex concat=n=2 -c:v libx264 -g 600 -sc_threshold 0");
    write_file(folder.file("a.jpg"), thumbnail_of(path));
    const auto words = run("ffmpeg -v info -i '" + folder.file("a.jpg") + "' -vf blackframe=90 -f null -");
    EXPECT_EQ(words.find("pblack"), std::string::npos) << words;
}

/// Scenes of two seconds, joined.
std::string scenes(const std::vector<std::string>& sources) {
    std::string inputs;
    for (const auto& source : sources) {
        const auto* const joint = source.find('=') == std::string::npos ? "=" : ":";
        inputs += "-f lavfi -i " + source + joint + "s=320x180:r=25:d=2 ";
    }
    return inputs + "-filter_complex concat=n=" + std::to_string(sources.size()) +
           " -c:v libx264 -preset ultrafast -g 25";
}

TEST(Thumbnail, HasThreeCandidatesThatLookDifferent) {
    const Folder folder;
    const auto made = thumbnails_of(make_source(folder, "a.mp4",
                                                scenes({"testsrc2", "smptebars", "color=black", "rgbtestsrc",
                                                        "color=white", "testsrc", "testsrc2"})));
    ASSERT_EQ(made.size(), 4U);
    for (std::size_t i = 0; i < made.size(); ++i) {
        const auto file = folder.file(std::to_string(i) + ".jpg");
        write_file(file, made[i]);
        EXPECT_EQ(shape_of(file), "mjpeg,320,180\n");
        for (std::size_t k = 0; k < i; ++k)
            EXPECT_LT(lowest_psnr(file, folder.file(std::to_string(k) + ".jpg"), "null"), 25)
                << i << " and " << k;
        const auto words = run("ffmpeg -v info -i '" + file + "' -vf signalstats,metadata=print -f null -");
        EXPECT_EQ(words.find("YAVG=255"), std::string::npos) << "white";
        EXPECT_EQ(words.find("YAVG=0"), std::string::npos) << "black";
    }
}

TEST(Thumbnail, HasNoCandidatesWhereAllLooksTheSame) {
    const Folder folder;
    EXPECT_EQ(thumbnails_of(make_source(folder, "bars.mp4", scenes({"smptebars", "smptebars"}))).size(), 1U);
    EXPECT_EQ(
        thumbnails_of(make_source(folder, "dark.mp4", scenes({"color=black", "color=0x101010"}))).size(), 1U);
}

TEST(Thumbnail, NeedsAPicture) {
    const Folder folder;
    const Source source{make_source(folder, "a.wav", "-f lavfi -i sine -t 1")};
    const auto jpegs = make_thumbnails(source.input(), plan_of(source));
    ASSERT_FALSE(jpegs);
    EXPECT_EQ(jpegs.error().code(), Errc::invalid);
}

}  // namespace
}  // namespace sunomi::media
