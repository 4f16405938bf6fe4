#include "domain/user.hpp"

#include <gtest/gtest.h>

namespace sunomi {
namespace {

TEST(UserRules, AcceptUserIdsOfTheAllowedCharactersAndLength) {
    EXPECT_TRUE(check_user_id("Ann-Marie_1.x"));
    EXPECT_TRUE(check_user_id(std::string(64, 'a')));
    for (const std::string& bad : {std::string{"ab"}, std::string(65, 'a'), std::string{"a b c"},
                                   std::string{"änne"}, std::string("ab\0c", 4), std::string{"a/b/c"}}) {
        EXPECT_EQ(check_user_id(bad).error().code(), Errc::invalid) << bad;
    }
}

TEST(UserRules, CountPasswordsInCharactersNotBytes) {
    EXPECT_TRUE(check_password("пароль12"));
    EXPECT_FALSE(check_password("short"));
    EXPECT_FALSE(check_password(std::string(201, 'x')));
    EXPECT_TRUE(check_password(std::string(200, 'x')));
    EXPECT_FALSE(check_password("1234567\xFF"));
}

TEST(UserRules, StoreNamesTrimmedAndNormalised) {
    EXPECT_EQ(check_display_name("  Ame\xCC\x81lie ").value(), "Am\xC3\xA9lie");
    EXPECT_FALSE(check_display_name("   "));
}

}  // namespace
}  // namespace sunomi
