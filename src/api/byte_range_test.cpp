#include "api/byte_range.hpp"

#include <gtest/gtest.h>

#include <string>

namespace sunomi::api {
namespace {

std::string verdict(std::string_view header, std::int64_t size) {
    const auto range = judge_range(header, size);
    if (range.kind == RangeVerdict::Kind::unsatisfiable) return "416";
    return (range.kind == RangeVerdict::Kind::part ? "206 " : "200 ") + std::to_string(range.offset) + "+" +
           std::to_string(range.length);
}

TEST(ByteRange, HonoursOneRange) {
    EXPECT_EQ(verdict("bytes=0-0", 100), "206 0+1");
    EXPECT_EQ(verdict("bytes=10-19", 100), "206 10+10");
    EXPECT_EQ(verdict("bytes=90-", 100), "206 90+10");
    EXPECT_EQ(verdict("bytes=90-1000", 100), "206 90+10");
    EXPECT_EQ(verdict("bytes=-30", 100), "206 70+30");
    EXPECT_EQ(verdict("bytes=-300", 100), "206 0+100");
}

TEST(ByteRange, RefusesWhatLiesOutside) {
    EXPECT_EQ(verdict("bytes=100-", 100), "416");
    EXPECT_EQ(verdict("bytes=-0", 100), "416");
    EXPECT_EQ(verdict("bytes=0-", 0), "416");
}

TEST(ByteRange, GivesTheWholeForAnythingElse) {
    for (const auto* header : {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-4", "bytes=0-1,3-4",
                               "items=0-1", "bytes=1-18446744073709551616", "bytes=--5"}) {
        EXPECT_EQ(verdict(header, 100), "200 0+100") << header;
    }
}

TEST(EtagList, MatchesWeaklyAndByStar) {
    EXPECT_TRUE(etag_listed("\"a\", W/\"b\"", "b"));
    EXPECT_TRUE(etag_listed("*", "b"));
    EXPECT_FALSE(etag_listed("\"a\"", "b"));
    EXPECT_FALSE(etag_listed("b", "b"));
    EXPECT_FALSE(etag_listed("", "b"));
}

}  // namespace
}  // namespace sunomi::api
