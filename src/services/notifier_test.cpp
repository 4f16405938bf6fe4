#include "services/notifier.hpp"

#include <gtest/gtest.h>

#include "support/eventually.hpp"
#include "support/manual_clock.hpp"
#include "support/sqlite_storage.hpp"

namespace sunomi {
namespace {

/// Announcements that fail now and then, for the rest as they are.
class FaultyAnnouncements final : public AnnouncementRepository {
public:
    explicit FaultyAnnouncements(AnnouncementRepository& real) : real_(real) {}
    Result<std::vector<VideoId>> list_unannounced(int limit) override {
        return real_.list_unannounced(limit);
    }
    Result<Chunk> announce(const VideoId& video, UserKey after, int limit) override {
        if (calls++ == fails_at) return Error(Errc::unavailable, "the disk is gone");
        return real_.announce(video, after, limit);
    }
    int calls = 0;
    int fails_at = -1;

private:
    AnnouncementRepository& real_;
};

class NotifierTest : public testing::Test {
protected:
    void SetUp() override {
        channel_ = *storage_.users().create({0, "channel", "Channel", "hash", "", {}});
        for (int i = 0; i < 5; ++i) {
            fans_.push_back(*storage_.users().create({0, "fan" + std::to_string(i), "Fan", "hash", "", {}}));
            ASSERT_TRUE(storage_.subscriptions().set(fans_.back(), channel_,
                                                     SubscriptionRepository::Wish::subscribe));
        }
    }
    VideoId publish() {
        Video video;
        video.id = make_video_id();
        video.owner = channel_;
        EXPECT_TRUE(storage_.videos().create(video));
        EXPECT_TRUE(storage_.videos().complete_upload(video.id, {"etag", 1}));
        EXPECT_TRUE(storage_.tasks().ensure_plan_task(video.id));
        const auto planning = **storage_.tasks().claim("w", TaskClass::interactive);
        Publication publication;
        publication.plan.timeline = {25, 1, {0}, 100};
        publication.plan.renditions = {{"360p", 640, 360, 800'000, TrackMode::encode, "avc1"}};
        EXPECT_TRUE(storage_.tasks().publish(planning, publication));
        return video.id;
    }
    /// How many each fan was told, in order.
    std::vector<int> counts() {
        std::vector<int> out;
        for (const auto fan : fans_) out.push_back(*storage_.notifications().count_unread(fan));
        return out;
    }

    SqliteStorage storage_;
    ManualClock clock_;
    NotificationBoard board_{storage_.notifications()};
    FaultyAnnouncements announcements_{storage_.announcements()};
    Notifier notifier_{announcements_, storage_.notifications(), board_, clock_,
                       NotifierConfig{2, std::chrono::hours{1}, std::chrono::hours{90 * 24}}};
    UserKey channel_ = 0;
    std::vector<UserKey> fans_;
};

TEST_F(NotifierTest, TellsEverySubscriberOnceInChunks) {
    publish();
    ASSERT_TRUE(notifier_.pass());
    EXPECT_EQ(announcements_.calls, 3);
    ASSERT_TRUE(notifier_.pass());
    EXPECT_EQ(announcements_.calls, 3);
    EXPECT_EQ(counts(), (std::vector<int>{1, 1, 1, 1, 1}));
}

TEST_F(NotifierTest, GoesOnAfterAnErrorWithoutTellingTwice) {
    publish();
    announcements_.fails_at = 1;
    EXPECT_FALSE(notifier_.pass());
    EXPECT_EQ(counts(), (std::vector<int>{1, 1, 0, 0, 0}));
    ASSERT_TRUE(notifier_.pass());
    EXPECT_EQ(counts(), (std::vector<int>{1, 1, 1, 1, 1}));
}

TEST_F(NotifierTest, FindsByItselfWhatWasLeftUndoneAndIsWokenForMore) {
    publish();
    notifier_.start();
    EXPECT_TRUE(eventually([&] { return counts() == std::vector<int>{1, 1, 1, 1, 1}; }));
    publish();
    notifier_.wake();
    EXPECT_TRUE(eventually([&] { return counts() == std::vector<int>{2, 2, 2, 2, 2}; }));
    notifier_.stop();
}

TEST_F(NotifierTest, RemovesWhatIsOld) {
    publish();
    ASSERT_TRUE(notifier_.pass());
    clock_.advance(std::chrono::hours{91 * 24});
    ASSERT_TRUE(notifier_.pass());
    EXPECT_EQ(counts(), (std::vector<int>{0, 0, 0, 0, 0}));
}

}  // namespace
}  // namespace sunomi
