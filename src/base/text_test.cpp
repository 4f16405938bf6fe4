#include "base/text.hpp"

#include <gtest/gtest.h>

namespace sunomi {
namespace {

TEST(Text, WritesBase64ForUrls) {
    const std::pair<const char*, const char*> known[] = {
        // RFC 4648, 10
        {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},         {"foo", "Zm9v"},
        {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}};
    for (const auto& [text, encoded] : known) EXPECT_EQ(to_base64url(text), encoded);
    EXPECT_EQ(to_base64url("\xfb\xff\xbf"), "-_-_");
}

TEST(Text, DecodesPercentOnceAndRefusesNulAndHalfEscapes) {
    EXPECT_EQ(percent_decode("a%20b%252F+"), "a b%2F+");
    EXPECT_EQ(percent_decode("%00"), std::nullopt);
    EXPECT_EQ(percent_decode("a%2"), std::nullopt);
    EXPECT_EQ(percent_decode("%zz"), std::nullopt);
    EXPECT_EQ(percent_decode("%41"), "A");
}

TEST(Text, EncodesEverythingThatIsNotUnreserved) {
    EXPECT_EQ(percent_encode("a/b c~é", Slash::keep), "a/b%20c~%C3%A9");
    EXPECT_EQ(percent_encode("a/b", Slash::encode), "a%2Fb");
}

TEST(Text, NormalisesToNfcAndRefusesWhatIsNotText) {
    EXPECT_EQ(to_nfc("e\xCC\x81"), "\xC3\xA9");
    EXPECT_EQ(to_nfc("\xFF"), std::nullopt);
    EXPECT_EQ(to_nfc("\xED\xA0\x80"), std::nullopt);  // a lone surrogate
    EXPECT_EQ(to_nfc(std::string_view("a\0b", 3)), std::nullopt);
    EXPECT_EQ(to_nfc(""), "");
    EXPECT_EQ(code_points("\xC3\xA9t\xC3\xA9"), 3U);
}

TEST(Text, ReadsWholeNumbersOnly) {
    EXPECT_EQ(parse_u64("18446744073709551615"), 18446744073709551615U);
    EXPECT_EQ(parse_u64("18446744073709551616"), std::nullopt);
    EXPECT_EQ(parse_u64("-1"), std::nullopt);
    EXPECT_EQ(parse_u64("1 "), std::nullopt);
    EXPECT_EQ(parse_u64(""), std::nullopt);
}

TEST(Text, ComparesInConstantTime) {
    EXPECT_TRUE(equals_in_constant_time("abc", "abc"));
    EXPECT_FALSE(equals_in_constant_time("abc", "abd"));
    EXPECT_FALSE(equals_in_constant_time("abc", "ab"));
}

TEST(Text, SplitsAndTrims) {
    EXPECT_EQ(split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
    EXPECT_EQ(trim(" \ta b\t "), "a b");
    EXPECT_EQ(trim("  "), "");
    EXPECT_TRUE(equals_ignoring_case("Content-Type", "content-type"));
    EXPECT_EQ(to_hex(std::string_view("\x00\xff", 2)), "00ff");
}

TEST(Text, MarkupIsEscapedAndWhatXmlForbidsLeftOut) {
    EXPECT_EQ(escape_markup("<a href=\"x\">Tom & 'Jerry'</a>"),
              "&lt;a href=&quot;x&quot;&gt;Tom &amp; &#39;Jerry&#39;&lt;/a&gt;");
    EXPECT_EQ(escape_markup("a\x01\x1f\t\n\r\xEF\xBF\xBF\xEF\xBF\xBE é 😀"), "a\t\n\r é 😀");
}

}  // namespace
}  // namespace sunomi
