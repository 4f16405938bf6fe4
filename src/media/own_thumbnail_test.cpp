#include <gtest/gtest.h>

#include <cstdlib>

#include "media/media_lab.hpp"

namespace sunomi::media {
namespace {

using namespace lab;
using namespace std::literals;

struct Made {
    int width = 0;
    int height = 0;
    std::string jpeg;
    std::string pixels;  ///< RGB
    /// The strongest of red, green and blue where (x, y) parts of the picture have passed; W for white.
    [[nodiscard]] char colour_at(double x, double y) const {
        const auto column = static_cast<std::size_t>(x * width);
        const auto row = static_cast<std::size_t>(y * height);
        const auto at = (row * static_cast<std::size_t>(width) + column) * 3;
        std::string strong;
        for (std::size_t i = 0; i < 3; ++i)
            if (static_cast<unsigned char>(pixels.at(at + i)) > 128) strong += "RGB"[i];
        return strong == "RGB" ? 'W' : strong.size() == 1 ? strong[0] : '?';
    }
};

Made made_of(const Folder& folder, const std::string& path) {
    const Source source{path};
    const auto jpeg = make_own_thumbnail(source.input());
    EXPECT_TRUE(jpeg) << (jpeg ? "" : jpeg.error().message());
    if (!jpeg) return {};
    Made made;
    made.jpeg = *jpeg;
    const auto file = folder.file("made.jpg");
    write_file(file, *jpeg);
    const auto shape =
        run("ffprobe -v error -f mjpeg -show_entries stream=width,height -of csv=p=0 '" + file + "'");
    made.width = std::atoi(shape.c_str());
    made.height = std::atoi(shape.substr(shape.find(',') + 1).c_str());
    run("ffmpeg -v error -y -i '" + file + "' -f rawvideo -pix_fmt rgb24 '" + folder.file("made.rgb") + "'");
    made.pixels = read_file(folder.file("made.rgb"));
    return made;
}

/// Red, green / blue, white.
std::string quarters(const Folder& folder, const std::string& name, const std::string& quarter_size,
                     const std::string& options = "-pix_fmt yuvj444p -q:v 2") {
    std::string inputs;
    for (const auto* colour : {"0xff0000", "0x00ff00", "0x0000ff", "0xffffff"})
        inputs += "-f lavfi -i color="s + colour + ":s=" + quarter_size + " ";
    return make_source(folder, name,
                       inputs +
                           "-filter_complex \"[0][1]hstack[a];[2][3]hstack[b];[a][b]vstack,format=rgb24\" "
                           "-frames:v 1 -update 1 " +
                           options);
}

TEST(OwnThumbnail, IsTheWholePictureMadeToFit) {
    const Folder folder;
    struct Case {
        const char* name;
        const char* quarter_size;
        int width, height;
    };
    for (const auto& [name, quarter_size, width, height] :
         std::initializer_list<Case>{{"wide.jpg", "1000x750", 960, 720},
                                     {"tall.jpg", "500x1000", 360, 720},
                                     {"flat.png", "2000x200", 1280, 128},
                                     {"small.png", "32x18", 64, 36},
                                     {"line.png", "4000x2", 1280, 2}}) {
        const auto made =
            made_of(folder, quarters(folder, name, quarter_size,
                                     std::string{name}.ends_with("png") ? "" : "-pix_fmt yuvj444p -q:v 2"));
        EXPECT_EQ(made.width, width) << name;
        EXPECT_EQ(made.height, height) << name;
        if (height < 16) continue;
        EXPECT_EQ(made.colour_at(0.25, 0.25), 'R') << name;
        EXPECT_EQ(made.colour_at(0.75, 0.25), 'G') << name;
        EXPECT_EQ(made.colour_at(0.25, 0.75), 'B') << name;
        EXPECT_EQ(made.colour_at(0.75, 0.75), 'W') << name;
    }
}

TEST(OwnThumbnail, StandsUprightWithoutItsMetadata) {
    const Folder folder;
    auto stored = read_file(quarters(folder, "a.jpg", "1000x500"));
    const auto block = "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0\0"s;
    stored.insert(2, "\xFF\xE1\0"s + static_cast<char>(block.size() + 2) + block);
    write_file(folder.file("turned.jpg"), stored);
    const auto made = made_of(folder, folder.file("turned.jpg"));
    EXPECT_EQ(made.width, 360);  // 2000 × 1000 turned to 1000 × 2000
    EXPECT_EQ(made.height, 720);
    EXPECT_EQ(made.colour_at(0.25, 0.25), 'B');
    EXPECT_EQ(made.colour_at(0.75, 0.25), 'R');
    EXPECT_EQ(made.colour_at(0.25, 0.75), 'W');
    EXPECT_EQ(made.colour_at(0.75, 0.75), 'G');
    EXPECT_EQ(made.jpeg.find("Exif"), std::string::npos);
}

TEST(OwnThumbnail, SaysWhatIsWrongWithAFileThatIsNoPicture) {
    const Folder folder;
    write_file(folder.file("a.jpg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
    const Source source{folder.file("a.jpg")};
    const auto made = make_own_thumbnail(source.input());
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code(), Errc::corrupt_media);
}

}  // namespace
}  // namespace sunomi::media
