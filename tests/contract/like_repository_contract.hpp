#pragma once

#include <gmock/gmock.h>

#include <thread>

#include "contract/social_contract.hpp"

namespace sunomi {

/// What every LikeRepository promises.
class LikeRepositoryContract : public SocialContract {
protected:
    using Liking = LikeRepository::Liking;
    std::vector<VideoId> liked_by(UserKey user, const Page& page = {}) {
        std::vector<VideoId> ids;
        const auto list = likes().list(user, page);
        EXPECT_TRUE(list);
        for (const auto& [video, liked] : *list) ids.push_back(video.id);
        return ids;
    }
};

TEST_P(LikeRepositoryContract, CountsEachUserOnceHoweverOftenItIsSaid) {
    const auto ada = add_user("ada");
    const auto bob = add_user("bob");
    const auto video = add_video(ada);
    EXPECT_EQ(*likes().set(ada, video, Liking::yes), 1);
    EXPECT_EQ(*likes().set(ada, video, Liking::yes), 1);
    EXPECT_EQ(*likes().set(bob, video, Liking::yes), 2);
    EXPECT_TRUE(*likes().has_liked(bob, video));
    EXPECT_EQ(*likes().set(bob, video, Liking::no), 1);
    EXPECT_EQ(*likes().set(bob, video, Liking::no), 1);
    EXPECT_FALSE(*likes().has_liked(bob, video));
    EXPECT_EQ(get(video).likes, 1);
}

TEST_P(LikeRepositoryContract, CountsExactlyWhenManyChangeTheirMindsAtOnce) {
    const auto video = add_video(add_user("owner"));
    std::vector<UserKey> fans;
    for (int i = 0; i < 8; ++i) fans.push_back(add_user("fan" + std::to_string(i)));
    std::vector<std::thread> threads;
    for (const auto fan : fans) {
        threads.emplace_back([&, fan] {
            for (int i = 0; i < 5; ++i)
                EXPECT_TRUE(likes().set(fan, video, i % 2 == 0 ? Liking::yes : Liking::no));
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(get(video).likes, 8);
}

TEST_P(LikeRepositoryContract, SaysWhatIsMissing) {
    const auto ada = add_user("ada");
    EXPECT_EQ(code_of(likes().set(ada, "ffffffffffffffff", Liking::yes)), Errc::not_found);
    EXPECT_EQ(code_of(likes().set(4711, add_video(ada), Liking::yes)), Errc::not_found);
}

TEST_P(LikeRepositoryContract, ListsWhatTheUserMaySeeLastLikedFirst) {
    const auto ada = add_user("ada");
    const auto bob = add_user("bob");
    const auto one = add_video(ada);
    const auto hidden = add_video(ada, Visibility::owner);
    const auto two = add_video(ada, Visibility::unlisted);
    const auto mine = add_video(bob, Visibility::owner);
    for (const auto& video : {two, hidden, one, mine}) ASSERT_TRUE(likes().set(bob, video, Liking::yes));
    EXPECT_THAT(liked_by(bob), testing::ElementsAre(mine, one, two));
    EXPECT_THAT(liked_by(bob, {1, 1}), testing::ElementsAre(one));
    const auto first = likes().list(bob, {0, 1})->front();
    const Cursor after{first.liked.time_since_epoch().count(), first.video.id};
    EXPECT_THAT(liked_by(bob, {0, 10, after}), testing::ElementsAre(one, two));
    EXPECT_THAT(liked_by(ada), testing::IsEmpty());
}

}  // namespace sunomi
