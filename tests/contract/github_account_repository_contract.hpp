#pragma once

#include <gmock/gmock.h>

#include "contract/storage_under_test.hpp"

namespace sunomi {

/// What every GithubAccountRepository promises.
class GithubAccountRepositoryContract : public StorageContract {
protected:
    static User fresh(const std::string& user_id) {
        User user;
        user.user_id = user_id;
        user.name = "Mona";
        return user;
    }
    const GithubIdentity mona{583231, "mona", "Mona Lisa", ""};
};

TEST_P(GithubAccountRepositoryContract, MakesAUserOnceAndFindsThemByNumber) {
    EXPECT_FALSE(github().find_user(mona).value());
    const auto key = github().ensure_user(mona, fresh("mona")).value();
    const auto user = users().find_by_key(key).value().value();
    EXPECT_EQ(user.user_id, "mona");
    EXPECT_EQ(user.name, "Mona");
    EXPECT_EQ(user.password_hash, "") << "no password signs in";
    EXPECT_EQ(github().ensure_user(mona, fresh("mona-2")).value(), key) << "again";
    EXPECT_FALSE(users().find_by_user_id("mona-2").value());
    EXPECT_EQ(github().find_user({583231, "renamed", "", ""}).value(), key);
    EXPECT_EQ(github().find_link(key).value()->login, "renamed");
    EXPECT_EQ(github().find_link(key).value()->github_id, 583231);
    EXPECT_FALSE(github().find_user({2, "renamed", "", ""}).value()) << "a login is no number";
}

TEST_P(GithubAccountRepositoryContract, MakesNothingWhenTheUserIdIsTaken) {
    add_user("Mona");
    EXPECT_EQ(code_of(github().ensure_user(mona, fresh("mona"))), Errc::conflict);
    EXPECT_FALSE(github().find_user(mona).value());
    EXPECT_TRUE(github().ensure_user(mona, fresh("mona-2")));
}

TEST_P(GithubAccountRepositoryContract, LinksAtMostOneOfEach) {
    const auto ada = add_user("ada");
    const auto other = add_user("other");
    EXPECT_FALSE(github().find_link(ada).value());
    EXPECT_TRUE(github().link(ada, mona));
    EXPECT_TRUE(github().link(ada, mona)) << "again";
    EXPECT_EQ(code_of(github().link(other, mona)), Errc::conflict);
    EXPECT_EQ(code_of(github().link(ada, {7, "second", "", ""})), Errc::conflict);
    EXPECT_EQ(github().find_user(mona).value(), ada);
    EXPECT_TRUE(github().unlink(ada).value());
    EXPECT_FALSE(github().unlink(ada).value());
    EXPECT_TRUE(github().link(other, mona));
}

TEST_P(GithubAccountRepositoryContract, SpendsAStateOnceUntilItHasExpired) {
    const auto soon = clock().wall() + std::chrono::minutes{10};
    EXPECT_TRUE(github().spend_state("a", soon).value());
    EXPECT_FALSE(github().spend_state("a", soon).value());
    EXPECT_TRUE(github().spend_state("b", soon).value());
    clock().advance(std::chrono::minutes{11});
    EXPECT_TRUE(github().spend_state("c", clock().wall() + std::chrono::minutes{10}).value());
    EXPECT_TRUE(github().spend_state("a", clock().wall() + std::chrono::minutes{10}).value()) << "forgotten";
}

}  // namespace sunomi
