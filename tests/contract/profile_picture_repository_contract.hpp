#pragma once

#include <gmock/gmock.h>

#include "contract/storage_under_test.hpp"

namespace sunomi {

/// What every ProfilePictureRepository promises.
class ProfilePictureRepositoryContract : public StorageContract {
protected:
    std::string picture_of(UserKey user) {
        return users().find_by_key(user).value().value().profile_picture_url;
    }
};

TEST_P(ProfilePictureRepositoryContract, ReplacesAndSaysWhatWasThere) {
    const auto ada = add_user("ada");
    const auto other = add_user("other");
    EXPECT_EQ(pictures().replace(ada, "/a.jpg").value(), "");
    EXPECT_EQ(pictures().replace(ada, "/b.jpg").value(), "/a.jpg");
    EXPECT_EQ(picture_of(ada), "/b.jpg");
    EXPECT_EQ(pictures().replace(ada, "").value(), "/b.jpg");
    EXPECT_EQ(picture_of(ada), "");
    EXPECT_EQ(picture_of(other), "");
    EXPECT_EQ(code_of(pictures().replace(other + 1, "/c.jpg")), Errc::not_found);
}

TEST_P(ProfilePictureRepositoryContract, LeavesAPictureThatSomeoneChose) {
    const auto ada = add_user("ada");
    EXPECT_TRUE(pictures().set_first(ada, "/a.jpg").value());
    EXPECT_FALSE(pictures().set_first(ada, "/b.jpg").value());
    EXPECT_EQ(picture_of(ada), "/a.jpg");
    EXPECT_FALSE(pictures().set_first(ada + 1, "/b.jpg").value());
}

TEST_P(ProfilePictureRepositoryContract, ListsThoseInUseInPages) {
    for (const char* name : {"one", "two", "three", "four"}) {
        const auto user = add_user(name);
        const auto url = name == std::string{"two"} ? "" : std::string{"/"} + name;
        ASSERT_TRUE(pictures().replace(user, url));
    }
    const auto first = pictures().list(0, 2).value();
    ASSERT_EQ(first.size(), 2U);
    EXPECT_EQ(first[0].url, "/one");
    EXPECT_EQ(first[1].url, "/three");
    const auto rest = pictures().list(first[1].user, 2).value();
    ASSERT_EQ(rest.size(), 1U);
    EXPECT_EQ(rest[0].url, "/four");
}

}  // namespace sunomi
