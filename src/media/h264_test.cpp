#include "media/h264.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "media/media_lab.hpp"

namespace sunomi::media::h264 {
namespace {

using namespace std::literals;

TEST(H264, TurnsStartCodesIntoLengthsAndDropsWhatTheInitHolds) {
    const auto annex_b = "\0\0\0\1\x67sps\0\0\0\1\x68pps\0\0\1\x06sei\0\0\1\x65picture\0\0\1\x41next\0\0\0"s;
    EXPECT_EQ(to_length_prefixed(annex_b), "\0\0\0\x08\x65picture\0\0\0\x05\x41next"s);
    EXPECT_EQ(to_length_prefixed(""), "");
}

TEST(H264, ReadsTheParameterSetsOfRealStreams) {
    const lab::Folder folder;
    struct Case {
        const char* arguments;
        bool frames_only;
        int chroma_format;
        int bit_depth;
    };
    for (const auto& [arguments, frames_only, chroma_format, bit_depth] :
         {Case{"-profile:v baseline", true, 1, 8}, Case{"-profile:v high", true, 1, 8},
          Case{"-flags +ilme+ildct", false, 1, 8}, Case{"-pix_fmt yuv420p10le", true, 1, 10},
          Case{"-pix_fmt yuv422p", true, 2, 8}, Case{"-pix_fmt yuv444p", true, 3, 8},
          Case{"-x264-params cqm=jvt", true, 1, 8}}) {
        SCOPED_TRACE(arguments);
        const auto file = lab::read_file(lab::make_source(
            folder, "a.mp4",
            "-f lavfi -i testsrc2=s=64x64 -frames:v 2 -c:v libx264 " + std::string{arguments}));
        const auto at = file.find("avcC");
        ASSERT_NE(at, std::string::npos);
        const auto configuration = read_avcc(std::string_view{file}.substr(at + 4));
        ASSERT_TRUE(configuration);
        EXPECT_EQ(configuration->sps_count, 1);
        EXPECT_EQ(configuration->pps_count, 1);
        EXPECT_EQ(configuration->length_bytes, 4);
        const auto sps = read_sps(configuration->sps);
        ASSERT_TRUE(sps);
        EXPECT_EQ(sps->frames_only, frames_only);
        EXPECT_EQ(sps->chroma_format, chroma_format);
        EXPECT_EQ(sps->bit_depth, bit_depth);
    }
}

TEST(H264, RefusesWhatIsCutOff) {
    EXPECT_FALSE(read_sps(""));
    EXPECT_FALSE(read_sps("\x67\x64\x00\x1e\xff"s));
    EXPECT_FALSE(read_avcc("\1\x64\0\x1e\xff\xe1\0\x20short"s));
    EXPECT_FALSE(read_avcc(""));
}

TEST(H264, NamesTheCodecAsRfc6381Does) {
    EXPECT_EQ(codecs_string("\1\x64\0\x1f"s), "avc1.64001F");
}

}  // namespace
}  // namespace sunomi::media::h264
