#pragma once

#include <gmock/gmock.h>

#include "contract/social_contract.hpp"

namespace sunomi {

/// What every NotificationRepository and AnnouncementRepository promises.
class NotificationRepositoryContract : public SocialContract {
protected:
    CommentId comment(UserKey author, const VideoId& video, const std::string& text = "hello") {
        Comment said;
        said.author = author;
        said.video = video;
        said.text = text;
        return comments().add(said)->comment.id;
    }
    void follow(UserKey subscriber, UserKey channel) {
        EXPECT_TRUE(subscriptions().set(subscriber, channel, SubscriptionRepository::Wish::subscribe));
    }
    /// Every chunk of at most `limit`; the users told, in order.
    std::vector<UserKey> announce_all(const VideoId& video, int limit) {
        std::vector<UserKey> told;
        for (UserKey after = 0;;) {
            const auto chunk = *announcements().announce(video, after, limit);
            told.insert(told.end(), chunk.told.begin(), chunk.told.end());
            if (chunk.is_last) return told;
            after = chunk.told.back();
        }
    }
};

TEST_P(NotificationRepositoryContract, ListsWhatHappenedNewestFirst) {
    const auto ada = add_user("ada");
    const auto bob = add_user("bob");
    const auto video = add_video(ada);
    const auto first = comment(bob, video, std::string(500, 'x'));
    const auto second = comment(bob, video);
    const auto list = *notifications().list(ada, {});
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].comment, second);
    EXPECT_EQ(list[0].kind, NotificationKind::comment);
    EXPECT_EQ(list[0].actor_user_id, "bob");
    EXPECT_EQ(list[0].video, video);
    EXPECT_EQ(list[0].video_title, "Title");
    EXPECT_EQ(list[0].excerpt, "hello");
    EXPECT_FALSE(list[0].is_read);
    EXPECT_EQ(list[1].comment, first);
    EXPECT_EQ(list[1].excerpt, std::string(160, 'x'));
    EXPECT_EQ(notifications().list(ada, {0, 9, Cursor{list[0].id, ""}})->size(), 1U);
    EXPECT_EQ(notifications().list(ada, {1, 9})->front().id, list[1].id);
    EXPECT_EQ(notifications().list_after(ada, list[1].id, 9)->front().id, list[0].id);
    EXPECT_EQ(*notifications().newest(ada), list[0].id);
    EXPECT_EQ(*notifications().newest(bob), 0);
}

TEST_P(NotificationRepositoryContract, AreReadOneByOneAndAllUpToTheNewestSeen) {
    const auto ada = add_user("ada");
    const auto bob = add_user("bob");
    const auto video = add_video(ada);
    for (int i = 0; i < 3; ++i) comment(bob, video);
    const auto list = *notifications().list(ada, {});
    EXPECT_EQ(*notifications().count_unread(ada), 3);
    EXPECT_TRUE(*notifications().mark_read(ada, list[2].id));
    EXPECT_TRUE(*notifications().mark_read(ada, list[2].id));
    EXPECT_FALSE(*notifications().mark_read(bob, list[1].id));
    EXPECT_EQ(*notifications().count_unread(ada), 2);
    ASSERT_TRUE(notifications().mark_all_read(ada, list[1].id));
    EXPECT_EQ(*notifications().count_unread(ada), 1);
    EXPECT_TRUE(notifications().list(ada, {})->at(1).is_read);
}

TEST_P(NotificationRepositoryContract, AreNotThereOnceTheirVideoIsHidden) {
    const auto channel = add_user("channel");
    const auto fan = add_user("fan");
    follow(fan, channel);
    const auto video = add_published(channel, 2, {});
    announce_all(video, 2);
    const auto told = notifications().list(fan, {})->front().id;
    VideoDetails details;
    details.title = "Title";
    details.visibility = Visibility::owner;
    ASSERT_TRUE(videos().change_details(video, details, get(video).version));
    EXPECT_TRUE(notifications().list(fan, {})->empty());
    EXPECT_EQ(*notifications().count_unread(fan), 0);
    EXPECT_FALSE(*notifications().mark_read(fan, told));
}

TEST_P(NotificationRepositoryContract, AreAThousandEachAndNotOldAtMost) {
    const auto ada = add_user("ada");
    const auto bob = add_user("bob");
    const auto video = add_video(ada);
    for (int i = 0; i < NotificationRepository::most_per_user + 2; ++i) comment(bob, video);
    const auto oldest = notifications().list_after(ada, 0, 1)->front();
    EXPECT_EQ(*notifications().count_unread(ada), NotificationRepository::most_per_user);
    follow(ada, bob);
    announce_all(add_published(bob, 2, {}), 10);
    EXPECT_EQ(*notifications().count_unread(ada), NotificationRepository::most_per_user);
    EXPECT_GT(notifications().list_after(ada, 0, 1)->front().id, oldest.id);
    EXPECT_EQ(*notifications().remove_older(clock().wall(), 600), 600);
    EXPECT_EQ(*notifications().remove_older(clock().wall(), 600), 400);
    EXPECT_EQ(*notifications().count_unread(ada), 0);
}

TEST_P(NotificationRepositoryContract, TellsSubscribersOfAVideoOnceInChunks) {
    const auto channel = add_user("channel");
    std::vector<UserKey> fans;
    for (int i = 0; i < 5; ++i) follow(fans.emplace_back(add_user("fan" + std::to_string(i))), channel);
    const auto video = add_published(channel, 2, {});
    EXPECT_THAT(*announcements().list_unannounced(10), testing::ElementsAre(video));
    // Interrupted after its first chunk, then begun again.
    EXPECT_EQ(announcements().announce(video, 0, 2)->told.size(), 2U);
    EXPECT_EQ(announce_all(video, 2), fans);
    EXPECT_TRUE(announcements().list_unannounced(10)->empty());
    EXPECT_TRUE(announce_all(video, 2).empty());
    for (const auto fan : fans) {
        const auto list = *notifications().list(fan, {});
        ASSERT_EQ(list.size(), 1U);
        EXPECT_EQ(list[0].kind, NotificationKind::new_video);
        EXPECT_EQ(list[0].actor_user_id, "channel");
        EXPECT_EQ(list[0].video, video);
    }
}

TEST_P(NotificationRepositoryContract, DoesNotAnnounceWhatIsNotListed) {
    const auto channel = add_user("channel");
    follow(add_user("fan"), channel);
    for (const auto& video : {add_uploaded(channel), add_video(channel, Visibility::unlisted)}) {
        EXPECT_TRUE(announce_all(video, 2).empty());
    }
    EXPECT_TRUE(announcements().list_unannounced(10)->empty());
}

}  // namespace sunomi
