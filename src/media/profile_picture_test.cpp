#include <gtest/gtest.h>

#include <cstdlib>

#include "media/media_lab.hpp"
#include "media/still_picture.hpp"

namespace sunomi::media {
namespace {

using namespace lab;
using namespace std::literals;

Result<std::string> picture_of(const std::string& path) {
    const Source source{path};
    return make_profile_picture(source.input());
}

std::string why_refused(const std::string& path) {
    const auto made = picture_of(path);
    if (made) return "accepted";
    EXPECT_EQ(made.error().code(), Errc::corrupt_media) << made.error().message();
    return made.error().message();
}

/// The colour nearest to what is seen a quarter in from each corner: top left, top right, bottom left, bottom
/// right. R, G, B, W, K (black) or ? for none of them.
std::string corners_of(const Folder& folder, const std::string& jpeg) {
    const auto file = folder.file("seen.jpg");
    const auto raw = folder.file("seen.rgb");
    write_file(file, jpeg);
    run("ffmpeg -v error -y -i '" + file + "' -f rawvideo -pix_fmt rgb24 '" + raw + "'");
    const auto pixels = read_file(raw);
    if (pixels.size() != 256 * 256 * 3) return "not 256 x 256";
    std::string seen;
    for (const int y : {64, 192}) {
        for (const int x : {64, 192}) {
            const auto at = static_cast<std::size_t>((y * 256 + x) * 3);
            const auto is = [&](int red, int green, int blue) {
                const auto near = [&](std::size_t i, int wanted) {
                    return std::abs(static_cast<unsigned char>(pixels[at + i]) - wanted) <= 12;
                };
                return near(0, red) && near(1, green) && near(2, blue);
            };
            seen += is(255, 0, 0)       ? 'R'
                    : is(0, 255, 0)     ? 'G'
                    : is(0, 0, 255)     ? 'B'
                    : is(255, 255, 255) ? 'W'
                    : is(0, 0, 0)       ? 'K'
                                        : '?';
        }
    }
    return seen;
}

/// Red, green / blue, white, in a picture of that size.
std::string quarters(const Folder& folder, const std::string& name, const std::string& size = "s=64x64",
                     const std::string& options = "-pix_fmt yuvj444p -q:v 2") {
    const auto one = [&](const std::string& colour) {
        return "-f lavfi -i color=" + colour + ":" + size + " ";
    };
    return make_source(folder, name,
                       one("0xff0000") + one("0x00ff00") + one("0x0000ff") + one("0xffffff") +
                           "-filter_complex \"[0][1]hstack[a];[2][3]hstack[b];[a][b]vstack,format=rgb24\" "
                           "-frames:v 1 -update 1 " +
                           options);
}

std::string exif(int orientation) {
    return "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"s + static_cast<char>(orientation) +
           "\0\0\0\0\0\0\0"s;
}

std::string with_exif(std::string jpeg, int orientation) {
    const auto block = exif(orientation);
    const auto segment = "\xFF\xE1\0"s + static_cast<char>(block.size() + 2) + block;
    return jpeg.insert(2, segment);
}

TEST(ProfilePicture, StandsUprightWhateverTheOrientation) {
    const Folder folder;
    const auto stored = read_file(quarters(folder, "a.jpg"));
    const std::array expected{"RGBW", "GRWB", "WBGR", "BWRG", "RBGW", "BRWG", "WGBR", "GWRB"};
    for (int orientation = 1; orientation <= 8; ++orientation) {
        write_file(folder.file("turned.jpg"), with_exif(stored, orientation));
        const auto made = picture_of(folder.file("turned.jpg"));
        ASSERT_TRUE(made) << made.error().message();
        EXPECT_EQ(corners_of(folder, *made), expected.at(static_cast<std::size_t>(orientation - 1)))
            << orientation;
        EXPECT_EQ(made->find("Exif"), std::string::npos);
    }
    write_file(folder.file("odd.jpg"), with_exif(stored, 9));
    EXPECT_EQ(corners_of(folder, picture_of(folder.file("odd.jpg")).value()), "RGBW");
}

TEST(ProfilePicture, ReadsTheOrientationOfEachFormat) {
    const auto png =
        "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x07\0\0\0\x09\x08\x02\0\0\0crc.\0\0\0\x1A"
        "eXIf"s +
        exif(6).substr(6) + "crc.";
    const auto in_png = read_still_picture(png).value();
    EXPECT_EQ(in_png.width, 7);
    EXPECT_EQ(in_png.height, 9);
    EXPECT_EQ(in_png.orientation, 6);
    const auto webp =
        "RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0\x08\0\0\0\x06\0\0\x08\0\0"
        "EXIF\x20\0\0\0"s +
        exif(3);
    const auto in_webp = read_still_picture(webp).value();
    EXPECT_EQ(in_webp.width, 7);
    EXPECT_EQ(in_webp.height, 9);
    EXPECT_EQ(in_webp.orientation, 3);
}

TEST(ProfilePicture, ReadsHeadsCutOffAnywhere) {
    const Folder folder;
    for (const auto& file : {with_exif(read_file(quarters(folder, "a.jpg")), 6),
                             read_file(quarters(folder, "a.png", "s=64x64", "")),
                             read_file(quarters(folder, "a.webp", "s=64x64", "-lossless 1"))}) {
        for (std::size_t length = 0; length < std::min<std::size_t>(file.size(), 900); ++length) {
            const auto head = read_still_picture(std::string_view{file}.substr(0, length));
            EXPECT_TRUE(!head || head->orientation <= 8);
        }
    }
}

TEST(ProfilePicture, TakesEachFormatAndShape) {
    const Folder folder;
    const auto corners = [&](const std::string& path) {
        const auto made = picture_of(path);
        return made ? corners_of(folder, *made) : made.error().message();
    };
    EXPECT_EQ(corners(quarters(folder, "420.jpg", "s=64x64", "-pix_fmt yuvj420p -q:v 2")), "RGBW");
    EXPECT_EQ(corners(quarters(folder, "odd.jpg", "s=33x31", "-pix_fmt yuvj420p -q:v 2")), "RGBW");
    EXPECT_EQ(corners(quarters(folder, "wide.jpg", "s=320x64")), "RGBW");
    EXPECT_EQ(corners(quarters(folder, "tall.png", "s=64x320", "")), "RGBW");
    EXPECT_EQ(corners(quarters(folder, "deep.png", "s=64x64", "-pix_fmt rgb48be")), "RGBW");
    EXPECT_EQ(corners(quarters(folder, "indexed.png", "s=64x64", "-pix_fmt pal8")), "RGBW");
    EXPECT_EQ(corners(quarters(folder, "lossless.webp", "s=64x64", "-lossless 1")), "RGBW");
    EXPECT_EQ(corners(quarters(folder, "lossy.webp", "s=64x64", "-lossless 0 -quality 95")), "RGBW");
    EXPECT_EQ(corners(make_source(folder, "grey.png",
                                  "-f lavfi -i color=white:s=20x20 -frames:v 1 -pix_fmt gray16be")),
              "WWWW");
    EXPECT_EQ(corners(make_source(folder, "bits.png",
                                  "-f lavfi -i color=black:s=20x20 -frames:v 1 -pix_fmt monob")),
              "KKKK");
    EXPECT_EQ(corners(make_source(folder, "dot.png",
                                  "-f lavfi -i color=0xff0000:s=8x8,format=rgb24,crop=1:1 -frames:v 1")),
              "RRRR");
    EXPECT_EQ(corners(make_source(folder, "line.png",
                                  "-f lavfi -i color=0xff0000:s=8000x3 -frames:v 1 -pix_fmt rgb24")),
              "RRRR");
}

TEST(ProfilePicture, LaysWhatIsClearOverWhite) {
    const Folder folder;
    const auto path = make_source(
        folder, "a.png",
        "-f lavfi -i \"color=0xff0000:s=64x64,format=rgba,geq=r=255:g=0:b=0:a='if(lt(X,32),0,255)'\" "
        "-frames:v 1");
    EXPECT_EQ(corners_of(folder, picture_of(path).value()), "WRWR");
    const auto webp = make_source(folder, "a.webp", "-i " + path + " -lossless 1");
    EXPECT_EQ(corners_of(folder, picture_of(webp).value()), "WRWR");
}

/// A JPEG of 16 × 16 with four components of one value each, written by hand: Adobe's CMYK, where 255 is no
/// ink.
std::string make_cmyk_jpeg(const std::array<int, 4>& ink_free) {
    std::string bits;
    const auto put = [&bits](unsigned value, int count) {
        for (int i = count - 1; i >= 0; --i) bits += (value >> i & 1U) != 0 ? '1' : '0';
    };
    for (int block = 0; block < 4; ++block) {
        for (const int sample : ink_free) {
            const int difference = block == 0 ? sample - 128 : 0;
            int category = 0;
            while (std::abs(difference) >> category != 0) ++category;
            put(static_cast<unsigned>(category), 4);  // codes of the DC table below: the category in 4 bits
            put(static_cast<unsigned>(difference < 0 ? difference + (1 << category) - 1 : difference),
                category);
            put(0, 1);  // end of block
        }
    }
    while (bits.size() % 8 != 0) bits += '1';
    std::string scan;
    for (std::size_t i = 0; i < bits.size(); i += 8) {
        scan += static_cast<char>(std::stoi(bits.substr(i, 8), nullptr, 2));
        if (scan.back() == '\xFF') scan += '\0';
    }
    std::string components;
    std::string selectors;
    for (char id = 1; id <= 4; ++id) {
        components += id + "\x11\0"s;
        selectors += id + "\0"s;
    }
    return "\xFF\xD8\xFF\xEE\0\x0E"
           "Adobe\0\x64\0\0\0\0\0"s +  //
           "\xFF\xDB\0\x43\0"s +
           std::string(64, '\x08') +                             // DC step 8: one per sample value
           "\xFF\xC0\0\x14\x08\0\x10\0\x10\x04"s + components +  //
           "\xFF\xC4\0\x1C\0\0\0\0\x09"s + std::string(12, '\0') + "\0\1\2\3\4\5\6\7\x08"s +  //
           "\xFF\xC4\0\x14\x10\1"s + std::string(15, '\0') + "\0"s +                          //
           "\xFF\xDA\0\x0E\x04"s + selectors + "\0\x3F\0"s + scan + "\xFF\xD9"s;
}

TEST(ProfilePicture, TakesCmykAsPrintersWriteIt) {
    const Folder folder;
    write_file(folder.file("red.jpg"), make_cmyk_jpeg({255, 0, 0, 255}));
    const auto red = picture_of(folder.file("red.jpg"));
    ASSERT_TRUE(red) << red.error().message();
    EXPECT_EQ(corners_of(folder, *red), "RRRR");
    write_file(folder.file("black.jpg"), make_cmyk_jpeg({255, 255, 255, 0}));
    EXPECT_EQ(corners_of(folder, picture_of(folder.file("black.jpg")).value()), "KKKK");
}

TEST(ProfilePicture, RefusesOtherFormatsByTheirContent) {
    const Folder folder;
    const auto refused = [&](const std::string& name, const std::string& bytes) {
        write_file(folder.file(name), bytes);
        return why_refused(folder.file(name));
    };
    const std::string start = "A picture must be a JPEG, PNG or WebP file: ";
    EXPECT_EQ(refused("a.png", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
              start + "it is a drawing (SVG).");
    EXPECT_EQ(refused("b.png", "GIF89a\1\0\1\0"s), start + "it is a GIF.");
    EXPECT_EQ(refused("c.jpg",
                      "\0\0\0\x1C"
                      "ftypavif"s),
              start + "it is an AVIF picture.");
    EXPECT_EQ(refused("d.jpg",
                      "\0\0\0\x1C"
                      "ftypheic"s),
              start + "it is a HEIC picture.");
    EXPECT_EQ(refused("e.jpg", ""), start + "it is empty.");
    EXPECT_EQ(refused("f.jpg", "hello"), start + "its format is not known.");
    const auto moving = make_source(folder, "moving.webp", "-f lavfi -i testsrc2=s=64x64:r=5 -t 1 -loop 0");
    EXPECT_EQ(why_refused(moving), "This picture is an animation. Choose one that stands still.");
}

TEST(ProfilePicture, RefusesAbsurdSizesBeforeDecoding) {
    const Folder folder;
    const std::string words =
        "The picture is too large: at most 8192 pixels a side and 50 megapixels can be used.";
    auto png = read_file(quarters(folder, "a.png", "s=64x64", ""));
    EXPECT_EQ(png.substr(12, 4), "IHDR");
    write_file(folder.file("wide.png"), std::string{png}.replace(16, 4, "\0\0\x20\x01"s));
    EXPECT_EQ(why_refused(folder.file("wide.png")), words);
    write_file(folder.file("bomb.png"),
               std::string{png}.replace(16, 8, "\0\0\x20\0\0\0\x20\0"s));  // 67 megapixels
    EXPECT_EQ(why_refused(folder.file("bomb.png")), words);
    // A head that is honest about 49 megapixels, of a file of some kilobytes: made, and quickly.
    const auto large =
        make_source(folder, "large.png", "-f lavfi -i color=0xff0000:s=7000x7000 -frames:v 1 -pix_fmt rgb24");
    EXPECT_EQ(corners_of(folder, picture_of(large).value()), "RRRR");
}

TEST(ProfilePicture, RefusesWhatIsCutOff) {
    const Folder folder;
    for (const auto& path :
         {make_source(folder, "a.jpg", "-f lavfi -i testsrc2=s=640x480 -frames:v 1"),
          make_source(folder, "a.png", "-f lavfi -i testsrc2=s=640x480 -frames:v 1"),
          make_source(folder, "a.webp", "-f lavfi -i testsrc2=s=640x480 -frames:v 1 -lossless 1")}) {
        const auto whole = read_file(path);
        ASSERT_TRUE(picture_of(path)) << path;
        for (const std::size_t length : {whole.size() / 2, std::size_t{40}}) {
            write_file(folder.file("cut"), whole.substr(0, length));
            EXPECT_NE(why_refused(folder.file("cut")), "accepted") << path << ' ' << length;
        }
    }
}

}  // namespace
}  // namespace sunomi::media
