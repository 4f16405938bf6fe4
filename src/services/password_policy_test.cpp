#include "services/password_policy.hpp"

#include <gtest/gtest.h>

namespace sunomi {
namespace {

class PasswordPolicyTest : public testing::Test {
protected:
    bool takes(std::string_view password) {
        const auto checked = policy.check(password, "Ada.L", "Ada King Ørsted B");
        if (!checked) {
            EXPECT_EQ(checked.error().code(), Errc::invalid);
        }
        return checked.has_value();
    }
    PasswordPolicy policy{"Cat Films"};
};

TEST_F(PasswordPolicyTest, TakesWhatIsLongEnoughOfAnyKind) {
    for (const auto* good : {"correct horse", "xkqvjwpz", "73519284", "abcdefgi", "12341235", "пароль 12"}) {
        EXPECT_TRUE(takes(good)) << good;
    }
    EXPECT_FALSE(takes("xkqvjwp"));
    EXPECT_FALSE(takes(std::string(201, 'x')));
    EXPECT_FALSE(takes("1234567\xFF"));
}

TEST_F(PasswordPolicyTest, RefusesWhatEverybodyTriesFirst) {
    for (const auto* common : {"password", "Password1", "12345678", "QWERTYUIOP", "letmein1", "00000000",
                               "        ", "12341234", "ababababa", "ABCDEFGH", "hgfedcba"}) {
        EXPECT_FALSE(takes(common)) << common;
    }
}

TEST_F(PasswordPolicyTest, WordsNearAtHandDoNotCount) {
    for (const auto* near : {"ada.l-2026", "AdaKing1843", "Ørsted12345", "sunomi2026", "catfilms!1",
                             "SunomiCatFilmsAda", "king king king", "adada king ada"}) {
        EXPECT_FALSE(takes(near)) << near;
    }
    EXPECT_TRUE(takes("the king of spain")) << "long enough without it";
    EXPECT_TRUE(takes("b or not b")) << "one letter is no word";
}

TEST_F(PasswordPolicyTest, SaysWhatToChooseInstead) {
    EXPECT_NE(policy.check("password", "ada", "Ada").error().message().find("three or four words"),
              std::string::npos);
    EXPECT_NE(policy.check("ada-1843", "ada", "Ada").error().message().find("besides your userId"),
              std::string::npos);
}

}  // namespace
}  // namespace sunomi
