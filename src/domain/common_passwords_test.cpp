#include "domain/common_passwords.hpp"

#include <gtest/gtest.h>

namespace sunomi {
namespace {

TEST(CommonPasswords, AreFoundFromTheFirstToTheLastInAnyCase) {
    for (const auto* common : {"password", "PassWord1", "12345678", "qwertyuiop", "iloveyou", "trustno1",
                               "11111111", "!qaz2wsx", "zzzzzzz1"}) {
        EXPECT_TRUE(is_common_password(common)) << common;
    }
    for (const auto* other :
         {"", "correct horse", "correct horse battery", "password\n", "passwor", "~~~~~~~~~~~~"}) {
        EXPECT_FALSE(is_common_password(other)) << other;
    }
}

}  // namespace
}  // namespace sunomi
