#include "wire/jpeg_size.hpp"

#include <gtest/gtest.h>

#include <string>

namespace sunomi::wire {
namespace {

using namespace std::literals;

/// SOI, an empty comment, a baseline frame of 320 × 180.
const auto head = "\xff\xd8\xff\xfe\0\2\xff\xc0\0\x0b\x08\0\xb4\1\x40\1\0\0\0"s;

TEST(JpegSize, IsReadFromTheFramesHead) {
    EXPECT_EQ(jpeg_size(head), (JpegSize{320, 180}));
    EXPECT_EQ(jpeg_size(head + "whatever follows"), (JpegSize{320, 180}));
}

TEST(JpegSize, IsNothingForBytesThatDoNotSayIt) {
    for (const auto& bytes :
         {""s, "\xff\xd8"s, "GIF89a"s, "\xff\xd8\xff\xda\0\2\xff\xc0\0\x0b\x08\0\xb4\1\x40"s,
          "\xff\xd8\xff\xfe\0\0\0\0"s, "\xff\xd8\xff\xfe\xff\xff"s, "\xff\xd8" + std::string(1000, '\xff')}) {
        EXPECT_FALSE(jpeg_size(bytes));
    }
    const auto needed = head.size() - 4;
    for (std::size_t length = 0; length < needed; ++length) EXPECT_FALSE(jpeg_size(head.substr(0, length)));
}

}  // namespace
}  // namespace sunomi::wire
