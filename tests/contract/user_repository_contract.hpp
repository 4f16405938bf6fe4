#pragma once

#include <gmock/gmock.h>

#include "contract/storage_under_test.hpp"

namespace sunomi {

/// What every UserRepository promises.
class UserRepositoryContract : public StorageContract {};

TEST_P(UserRepositoryContract, FindsWhatWasCreatedByKeyAndByIdInAnyCase) {
    const WallTime created{std::chrono::microseconds{1'234'567'890'123'456}};
    const auto key =
        users().create({99, "Ada.L-1", "Ada 😀 'Lovelace\"", "$argon2id$x", "http://x/p.jpg", created});
    ASSERT_TRUE(key);
    EXPECT_GT(*key, 0);

    for (const auto& found : {users().find_by_key(*key), users().find_by_user_id("aDA.l-1")}) {
        ASSERT_TRUE(found && *found);
        const auto& user = **found;
        EXPECT_EQ(user.key, *key);
        EXPECT_EQ(user.user_id, "Ada.L-1");
        EXPECT_EQ(user.name, "Ada 😀 'Lovelace\"");
        EXPECT_EQ(user.password_hash, "$argon2id$x");
        EXPECT_EQ(user.profile_picture_url, "http://x/p.jpg");
        EXPECT_EQ(user.created, created);
    }
}

TEST_P(UserRepositoryContract, RenewsTheHashThatIsStillThere) {
    const auto key = *users().create({0, "ada", "Ada", "old", "", {}});
    const auto other = *users().create({0, "grace", "Grace", "old", "", {}});
    ASSERT_TRUE(users().renew_password_hash(key, "another", "lost"));
    EXPECT_EQ(users().find_by_key(key).value()->password_hash, "old");
    ASSERT_TRUE(users().renew_password_hash(key, "old", "new"));
    EXPECT_EQ(users().find_by_key(key).value()->password_hash, "new");
    EXPECT_EQ(users().find_by_key(other).value()->password_hash, "old");
}

TEST_P(UserRepositoryContract, RefusesAUserIdThatIsTakenInAnotherCase) {
    const auto key = add_user("grace");
    EXPECT_EQ(code_of(users().create({0, "GRACE", "Other", "hash2", "", {}})), Errc::conflict);
    const auto still = users().find_by_user_id("grace");
    ASSERT_TRUE(still && *still);
    EXPECT_EQ((*still)->key, key);
    EXPECT_EQ((*still)->name, "Some One");
}

TEST_P(UserRepositoryContract, FindsNothingForStrangers) {
    add_user("someone");
    const auto by_id = users().find_by_user_id("nobody' OR '1'='1");
    ASSERT_TRUE(by_id);
    EXPECT_FALSE(*by_id);
    const auto by_key = users().find_by_key(12345);
    ASSERT_TRUE(by_key);
    EXPECT_FALSE(*by_key);
}

TEST_P(UserRepositoryContract, GivesEveryUserAKeyOfItsOwn) {
    EXPECT_NE(add_user("one"), add_user("two"));
}

}  // namespace sunomi
