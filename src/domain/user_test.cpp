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

TEST(User, IdsAreNoWordsOfTheAddressesBesideThem) {
    for (const auto* word : {"export", "Sessions", "PICTURE", "history"})
        EXPECT_FALSE(check_user_id(word)) << word;
    EXPECT_TRUE(check_user_id("export-1"));
}

TEST(User, AnEmailAddressHasItsForm) {
    for (const auto* good : {"", "ada@example.org", "a.b+c@mail.example.co.uk"})
        EXPECT_TRUE(check_email(good)) << good;
    for (const auto* bad : {"ada", "@example.org", "ada@", "ada@example", "ada@.org", "ada@example.",
                            "a@b@c.org", "ada @example.org", "ada@example.org\r\nBcc: x",
                            "Ada <ada@example.org>", "a,b@c.org", "ad\xc3\xa4@example.org"}) {
        EXPECT_FALSE(check_email(bad)) << bad;
    }
    EXPECT_FALSE(check_email(std::string(250, 'a') + "@b.org"));
}

TEST(User, WhatSomeoneSaysAboutHimselfIsText) {
    EXPECT_EQ(*check_about("  two\nlines "), "two\nlines");
    EXPECT_EQ(*check_about(""), "");
    EXPECT_FALSE(check_about("\xff"));
    EXPECT_FALSE(check_about(std::string(5001, 'x')));
}

}  // namespace
}  // namespace sunomi
