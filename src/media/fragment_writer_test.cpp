#include "media/fragment_writer.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"

namespace sunomi::media {
namespace {

TEST(FragmentWriter, MakesDecodeTimesFromPresentationTimes) {
    // I P B, shown I B P.
    const std::vector<Sample> samples{{"III", 1000, true}, {"PP", 1200, false}, {"B", 1100, false}};
    const auto bytes = write_fragment(samples, {.segment = 4, .start = 1000, .end = 1300});
    const std::string expected =
        "0000001c"
        "73747970"
        "6d736468"
        "00000000"
        "6d736468"
        "6d736978"
        "636d6673"  // styp msdh
        "00000088"
        "6d6f6f66"  // moof
        "00000010"
        "6d666864"
        "00000000"
        "00000005"  // mfhd: segment + 1
        "00000070"
        "74726166"  // traf
        "00000010"
        "74666864"
        "00020000"
        "00000001"  // tfhd: default base is moof
        "00000014"
        "74666474"
        "01000000"
        "00000000000003e8"  // tfdt: 1000
        "00000044"
        "7472756e"
        "00000f01"
        "00000003"
        "00000090"  // trun: 3 samples, data at 144
        "00000032"
        "00000003"
        "02000000"
        "00000000"  // I: decoded 1000, shown 1000
        "00000032"
        "00000002"
        "01010000"
        "00000096"  // P: decoded 1050, shown 1200
        "000000c8"
        "00000001"
        "01010000"
        "00000000"  // B: decoded 1100, shown 1100
        "0000000e"
        "6d646174"
        "494949505042";  // mdat
    EXPECT_EQ(to_hex(bytes), expected);
}

TEST(FragmentWriter, LeavesOffsetsOutWhereNothingIsReordered) {
    const std::vector<Sample> samples{{"a", 0, true}, {"b", 1024, true}};
    const auto bytes = to_hex(write_fragment(samples, {.segment = 0, .start = 0, .end = 2048}));
    EXPECT_NE(bytes.find("7472756e00000701"), std::string::npos) << bytes;
}

}  // namespace
}  // namespace sunomi::media
