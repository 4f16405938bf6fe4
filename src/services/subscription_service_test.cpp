#include "services/subscription_service.hpp"

#include <gmock/gmock.h>

#include "support/social_bench.hpp"

namespace sunomi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Wish = SubscriptionService::Wish;

class SubscriptionServiceTest : public testing::Test {
protected:
    std::vector<std::string> channels_of(const Actor& actor) {
        std::vector<std::string> ids;
        const auto list = service.list(actor, {});
        EXPECT_TRUE(list);
        if (list) {
            for (const auto& channel : *list) ids.push_back(channel.user_id);
        }
        return ids;
    }
    std::vector<VideoId> feed_of(const Actor& actor) {
        std::vector<VideoId> ids;
        const auto list = service.feed(actor, {});
        EXPECT_TRUE(list);
        if (list) {
            for (const auto& video : *list) ids.push_back(video.id);
        }
        return ids;
    }
    void remove_account(const Actor& actor) {
        ASSERT_TRUE(bench.storage.accounts().close(actor.user));
        for (bool finished = false; !finished;) {
            const auto step = bench.storage.accounts().remove_some(actor.user, 100);
            ASSERT_TRUE(step) << step.error().message();
            finished = step->finished;
        }
    }

    SocialBench bench;
    SubscriptionService service{bench.storage.subscriptions(), bench.storage.users()};
    const Actor ada = bench.add_user("ada");
    const Actor bob = bench.add_user("Bob");
};

TEST_F(SubscriptionServiceTest, CountsEachSubscriberOnceHoweverTheChannelIsSpelled) {
    ASSERT_TRUE(service.set(ada, "BOB", Wish::subscribe));
    ASSERT_TRUE(service.set(ada, "bob", Wish::subscribe));
    EXPECT_TRUE(*service.is_subscribed(ada, "Bob"));
    EXPECT_FALSE(*service.is_subscribed(bob, "ada"));
    EXPECT_EQ(bench.subscribers_of(bob), 1);
    ASSERT_TRUE(service.set(ada, "bOb", Wish::unsubscribe));
    ASSERT_TRUE(service.set(ada, "bOb", Wish::unsubscribe));
    EXPECT_EQ(bench.subscribers_of(bob), 0);
    EXPECT_THAT(channels_of(ada), IsEmpty());
}

TEST_F(SubscriptionServiceTest, NobodyFollowsThemselvesOrNobody) {
    EXPECT_EQ(code_of(service.set(bob, "bob", Wish::subscribe)), Errc::invalid);
    EXPECT_EQ(code_of(service.set(ada, "nobody", Wish::subscribe)), Errc::not_found);
    EXPECT_EQ(code_of(service.is_subscribed(ada, "nobody")), Errc::not_found);
    EXPECT_EQ(code_of(service.set({4711, "session"}, "bob", Wish::subscribe)), Errc::not_found);
    EXPECT_EQ(bench.subscribers_of(bob), 0);
}

TEST_F(SubscriptionServiceTest, FeedsWhatEveryoneMaySeeOfItsChannels) {
    const auto old = bench.publish();
    const auto hidden = bench.publish();
    const auto held = bench.publish();
    const auto unlisted = bench.publish();
    const auto newest = bench.publish();
    bench.show_to(hidden, Visibility::owner);
    bench.set_held(held, true);
    bench.show_to(unlisted, Visibility::unlisted);
    EXPECT_THAT(feed_of(ada), IsEmpty());
    ASSERT_TRUE(service.set(ada, "owner", Wish::subscribe));
    EXPECT_THAT(feed_of(ada), ElementsAre(newest, old));
    bench.set_held(held, false);
    EXPECT_THAT(feed_of(ada), ElementsAre(newest, held, old));
    ASSERT_TRUE(service.set(ada, "owner", Wish::unsubscribe));
    EXPECT_THAT(feed_of(ada), IsEmpty());
}

TEST_F(SubscriptionServiceTest, ASubscriberWhoLeavesIsNoLongerCounted) {
    ASSERT_TRUE(service.set(ada, "bob", Wish::subscribe));
    ASSERT_TRUE(service.set(bench.channel, "bob", Wish::subscribe));
    remove_account(ada);
    EXPECT_EQ(bench.subscribers_of(bob), 1);
}

TEST_F(SubscriptionServiceTest, AChannelThatLeavesIsFollowedByNobody) {
    ASSERT_TRUE(service.set(ada, "bob", Wish::subscribe));
    ASSERT_TRUE(service.set(ada, "owner", Wish::subscribe));
    ASSERT_TRUE(bench.storage.accounts().close(bob.user));
    EXPECT_EQ(code_of(service.set(ada, "bob", Wish::subscribe)), Errc::not_found);
    EXPECT_EQ(code_of(service.is_subscribed(ada, "bob")), Errc::not_found);
    EXPECT_THAT(channels_of(ada), ElementsAre("owner")) << "nobody finds a closed account";
}

}  // namespace
}  // namespace sunomi
