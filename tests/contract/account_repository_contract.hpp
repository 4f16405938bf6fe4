#pragma once

#include <gmock/gmock.h>

#include "contract/social_contract.hpp"

namespace sunomi {

/// What every AccountRepository and AccountArchivist promise.
class AccountRepositoryContract : public SocialContract {
protected:
    User user(UserKey key) { return users().find_by_key(key).value().value(); }
    bool is_found(UserKey key, const std::string& user_id) {
        const bool by_key = users().find_by_key(key)->has_value();
        EXPECT_EQ(users().find_by_user_id(user_id)->has_value(), by_key);
        return by_key;
    }
    /// Steps until the account is gone: their number.
    int remove_all(UserKey key, int most) {
        for (int steps = 1; steps < 1000; ++steps) {
            if (accounts().remove_some(key, most)->finished) return steps;
        }
        return -1;
    }
};

TEST_P(AccountRepositoryContract, ChangesOfAProfileWhatIsGiven) {
    const auto ada = add_user("ada");
    ASSERT_TRUE(accounts().change_profile(ada, {std::nullopt, "Engines", "ada@example.org"}));
    ASSERT_TRUE(accounts().change_profile(ada, {"Ada K.", std::nullopt, std::nullopt}));
    EXPECT_EQ(user(ada).name, "Ada K.");
    EXPECT_EQ(user(ada).about, "Engines");
    EXPECT_EQ(user(ada).email, "ada@example.org");
    EXPECT_EQ(code_of(accounts().change_profile(999, {})), Errc::not_found);
}

TEST_P(AccountRepositoryContract, CountsAllVideosAndTheListedOnes) {
    const auto ada = add_user("ada");
    add_published(ada, 3, runs_of(3, 3));
    add_video(ada);
    add_video(add_user("bob"));
    EXPECT_EQ(accounts().count_videos(ada)->all, 2);
    EXPECT_EQ(accounts().count_videos(ada)->listed, 1);
}

TEST_P(AccountRepositoryContract, NobodyFindsAClosedAccountAndItsNameStaysTakenUntilItIsGone) {
    const auto ada = add_user("ada");
    const WallTime now{std::chrono::seconds{1}};
    ASSERT_TRUE(sessions().create({"a1", ada, now, now, now, "", ""}, user(ada)));
    const auto closed = accounts().close(ada);
    ASSERT_TRUE(closed);
    EXPECT_EQ(closed->at(0).session, "a1");
    EXPECT_FALSE(is_found(ada, "ada"));
    EXPECT_EQ(code_of(accounts().close(ada)), Errc::not_found);
    EXPECT_EQ(code_of(users().create({0, "Ada", "Other", "hash", "", {}})), Errc::conflict);
    ASSERT_EQ(accounts().list_closed()->size(), 1U);
    EXPECT_EQ(accounts().list_closed()->at(0).user_id, "ada");
    EXPECT_EQ(remove_all(ada, 10), 1);
    EXPECT_TRUE(accounts().list_closed()->empty());
    EXPECT_NE(add_user("ada"), ada) << "a key is never given twice";
}

TEST_P(AccountRepositoryContract, RemovesNothingOfAnAccountThatIsNotClosed) {
    const auto ada = add_user("ada");
    const auto video = add_video(ada);
    EXPECT_EQ(code_of(accounts().remove_some(ada, 10)), Errc::conflict);
    EXPECT_TRUE(is_found(ada, "ada"));
    EXPECT_TRUE(*videos().find(video));
    EXPECT_TRUE(accounts().remove_some(999, 10)->finished) << "is gone already";
}

TEST_P(AccountRepositoryContract, RemovesInStepsAndLeavesTombstonesAndRightCounters) {
    const auto ada = add_user("ada");
    const auto bob = add_user("bob");
    const auto kept = add_published(bob, 3, runs_of(3, 3));
    const auto gone = add_published(ada, 3, runs_of(3, 3));
    add_video(ada);
    for (const auto who : {ada, bob}) {
        ASSERT_TRUE(likes().set(who, kept, LikeRepository::Liking::yes));
        ASSERT_TRUE(likes().set(who, gone, LikeRepository::Liking::yes));
    }
    for (int i = 0; i < 3; ++i) {
        Comment comment;
        comment.video = kept;
        comment.author = ada;
        comment.text = "mine";
        ASSERT_TRUE(comments().add(comment));
    }
    ASSERT_TRUE(subscriptions().set(ada, bob, SubscriptionRepository::Wish::subscribe));
    ASSERT_TRUE(subscriptions().set(bob, ada, SubscriptionRepository::Wish::subscribe));
    EXPECT_EQ(get(kept).comments, 3);
    ASSERT_TRUE(accounts().close(ada));
    EXPECT_GE(remove_all(ada, 1), 6);
    EXPECT_EQ(get(kept).likes, 1);
    EXPECT_EQ(get(kept).comments, 0);
    EXPECT_EQ(user(bob).subscribers, 0);
    EXPECT_FALSE(*videos().find(gone));
    clock().advance(std::chrono::seconds{100});
    EXPECT_EQ(leases().list_tombstones(std::chrono::seconds{1})->size(), 2U);
}

TEST_P(AccountRepositoryContract, CollectsWhatAnAccountHoldsAndNothingElse) {
    const auto ada = add_user("ada");
    const auto bob = add_user("bob");
    const auto hers = add_published(ada, 3, runs_of(3, 3));
    const auto his = add_published(bob, 3, runs_of(3, 3));
    for (const auto who : {ada, bob}) {
        ASSERT_TRUE(likes().set(who, his, LikeRepository::Liking::yes));
        Comment comment;
        comment.video = hers;
        comment.author = who;
        comment.text = who == ada ? "mine" : "his";
        ASSERT_TRUE(comments().add(comment));
    }
    ASSERT_TRUE(subscriptions().set(ada, bob, SubscriptionRepository::Wish::subscribe));
    ASSERT_TRUE(history().note(ada, his, std::chrono::milliseconds{1500}));
    UserPlaylist playlist;
    playlist.id = "00000000000000cc";
    playlist.owner = ada;
    playlist.details.title = "Again";
    ASSERT_TRUE(playlists().create(playlist, 10));
    ASSERT_TRUE(playlist_items().add(playlist.id, his, 10));

    const auto all = *storage().archivist().collect(ada);
    ASSERT_EQ(all.videos.size(), 1U);
    EXPECT_EQ(all.videos[0].id, hers);
    ASSERT_EQ(all.comments.size(), 1U);
    EXPECT_EQ(all.comments[0].text, "mine");
    EXPECT_EQ(all.comments[0].video, hers);
    ASSERT_EQ(all.likes.size(), 1U);
    EXPECT_EQ(all.likes[0].video, his);
    ASSERT_EQ(all.subscriptions.size(), 1U);
    EXPECT_EQ(all.subscriptions[0].channel, "bob");
    ASSERT_EQ(all.history.size(), 1U);
    EXPECT_EQ(all.history[0].position, std::chrono::milliseconds{1500});
    ASSERT_EQ(all.playlists.size(), 1U);
    EXPECT_EQ(all.playlists[0].title, "Again");
    ASSERT_EQ(all.playlists[0].items.size(), 1U);
    EXPECT_EQ(all.playlists[0].items[0].video, his);
}

}  // namespace sunomi
