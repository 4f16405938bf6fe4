#pragma once

#include <gmock/gmock.h>

#include "contract/social_contract.hpp"

namespace sunomi {

/// What every SubscriptionRepository promises.
class SubscriptionRepositoryContract : public SocialContract {
protected:
    using Wish = SubscriptionRepository::Wish;
    void follow(UserKey subscriber, UserKey channel) {
        const auto done = subscriptions().set(subscriber, channel, Wish::subscribe);
        EXPECT_TRUE(done) << done.error().message();
    }
    std::int64_t subscribers_of(UserKey user) { return (*users().find_by_key(user))->subscribers; }
    std::vector<VideoId> feed(UserKey user, const Page& page = {}) {
        std::vector<VideoId> ids;
        const auto list = subscriptions().feed(user, page);
        EXPECT_TRUE(list);
        for (const auto& video : *list) ids.push_back(video.id);
        return ids;
    }
};

TEST_P(SubscriptionRepositoryContract, CountsEachSubscriberOnce) {
    const auto ada = add_user("ada");
    const auto bob = add_user("bob");
    follow(ada, bob);
    follow(ada, bob);
    EXPECT_TRUE(*subscriptions().is_subscribed(ada, bob));
    EXPECT_FALSE(*subscriptions().is_subscribed(bob, ada));
    EXPECT_EQ(subscribers_of(bob), 1);
    ASSERT_TRUE(subscriptions().set(ada, bob, Wish::unsubscribe));
    ASSERT_TRUE(subscriptions().set(ada, bob, Wish::unsubscribe));
    EXPECT_FALSE(*subscriptions().is_subscribed(ada, bob));
    EXPECT_EQ(subscribers_of(bob), 0);
    EXPECT_EQ(code_of(subscriptions().set(ada, 4711, Wish::subscribe)), Errc::not_found);
    EXPECT_EQ(code_of(subscriptions().set(4711, ada, Wish::subscribe)), Errc::not_found);
}

TEST_P(SubscriptionRepositoryContract, ListsChannelsLastSubscribedFirst) {
    const auto ada = add_user("ada");
    for (const auto* name : {"one", "two", "three"}) follow(ada, add_user(name));
    const auto names = [&](const Page& page) {
        std::vector<std::string> out;
        for (const auto& channel : *subscriptions().list(ada, page)) out.push_back(channel.user_id);
        return out;
    };
    EXPECT_THAT(names({0, 10}), testing::ElementsAre("three", "two", "one"));
    EXPECT_THAT(names({1, 1}), testing::ElementsAre("two"));
    const auto first = subscriptions().list(ada, {0, 1})->front();
    EXPECT_EQ(first.subscribers, 1);
    const Cursor after{first.since.time_since_epoch().count(), first.user_id};
    EXPECT_THAT(names({0, 10, after}), testing::ElementsAre("two", "one"));
}

TEST_P(SubscriptionRepositoryContract, FeedsTheListedVideosOfAllChannelsNewestFirst) {
    const auto ada = add_user("ada");
    const auto bob = add_user("bob");
    const auto eve = add_user("eve");
    follow(ada, bob);
    follow(ada, eve);
    std::vector<VideoId> expected;
    for (int i = 0; i < 24; ++i) expected.push_back(add_published(i % 4 == 3 ? eve : bob, 2, {}));
    std::ranges::reverse(expected);
    add_uploaded(bob);
    add_video(eve, Visibility::owner);
    add_published(add_user("stranger"), 2, {});
    EXPECT_EQ(feed(ada, {0, 100}), expected);
    EXPECT_EQ(feed(ada, {20, 100}), std::vector(expected.begin() + 20, expected.end()));
    EXPECT_TRUE(feed(ada, {24, 100}).empty());
    std::vector<VideoId> walked;
    Page page{0, 5};
    for (;;) {
        const auto next = *subscriptions().feed(ada, page);
        for (const auto& video : next) walked.push_back(video.id);
        if (next.empty()) break;
        page.after = Cursor{next.back().created.time_since_epoch().count(), next.back().id};
    }
    EXPECT_EQ(walked, expected);
    EXPECT_TRUE(feed(bob).empty());
}

}  // namespace sunomi
