#include "domain/typed_text.hpp"

#include <gtest/gtest.h>

#include "domain/comment.hpp"
#include "domain/user.hpp"
#include "domain/video_details.hpp"

namespace sunomi {
namespace {

TEST(TypedText, LosesWhiteSpaceOfEveryKindAtItsEndsOnly) {
    EXPECT_EQ(tidy(" \r\n\t a\n b \xC2\xA0\xE3\x80\x80\n"), "a\n b");
    EXPECT_EQ(tidy("\xE2\x80\x89\xE6\x97\xA5\xE2\x80\xA8"), "\xE6\x97\xA5");
    EXPECT_EQ(tidy(" Ame\xCC\x81lie\n"), "Am\xC3\xA9lie");
    EXPECT_EQ(tidy("\xE3\x80\x81"), "\xE3\x80\x81") << "begins like a space, but is none";
    EXPECT_EQ(tidy(" \n "), "");
    EXPECT_EQ(tidy(" \xE3\x80 "), std::nullopt);
}

TEST(TypedText, NothingButWhiteSpaceIsNoNameNoTitleAndNoComment) {
    for (const auto* blank : {" ", "\n", " \r\n ", "\xC2\xA0", "\xE3\x80\x80\n"}) {
        EXPECT_FALSE(check_display_name(blank));
        EXPECT_FALSE(check_title(blank));
        EXPECT_FALSE(check_comment(blank));
    }
}

}  // namespace
}  // namespace sunomi
