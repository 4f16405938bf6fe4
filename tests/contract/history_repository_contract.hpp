#pragma once

#include <gmock/gmock.h>

#include "contract/social_contract.hpp"

namespace sunomi {

/// What every HistoryRepository promises.
class HistoryRepositoryContract : public SocialContract {
protected:
    using Recording = HistoryRepository::Recording;
    using milliseconds = std::chrono::milliseconds;
    std::vector<VideoId> watched_by(UserKey user, const Page& page = {}) {
        std::vector<VideoId> ids;
        for (const auto& each : *history().list(user, page)) ids.push_back(each.video.id);
        return ids;
    }
};

TEST_P(HistoryRepositoryContract, RemembersTheLastPosition) {
    const auto ada = add_user("ada");
    const auto video = add_video(ada);
    EXPECT_FALSE(*history().position(ada, video));
    EXPECT_TRUE(*history().note(ada, video, milliseconds{1500}));
    EXPECT_TRUE(*history().note(ada, video, milliseconds{900}));
    EXPECT_EQ(*history().position(ada, video), milliseconds{900});
    EXPECT_EQ(history().list(ada, {})->front().position, milliseconds{900});
    EXPECT_EQ(code_of(history().note(ada, "ffffffffffffffff", milliseconds{1})), Errc::not_found);
    EXPECT_EQ(code_of(history().note(4711, video, milliseconds{1})), Errc::not_found);
}

TEST_P(HistoryRepositoryContract, ListsWhatTheUserMaySeeLastWatchedFirst) {
    const auto ada = add_user("ada");
    const auto bob = add_user("bob");
    const auto one = add_video(ada);
    const auto hidden = add_video(ada, Visibility::owner);
    const auto two = add_video(ada);
    for (const auto& video : {one, two, hidden, one})
        ASSERT_TRUE(history().note(bob, video, milliseconds{1}));
    using testing::ElementsAre;
    EXPECT_THAT(watched_by(bob), ElementsAre(one, two));
    EXPECT_THAT(watched_by(bob, {1, 9}), ElementsAre(two));
    const auto first = history().list(bob, {0, 1})->front();
    EXPECT_THAT(watched_by(bob, {0, 9, Cursor{first.watched.time_since_epoch().count(), first.video.id}}),
                ElementsAre(two));
    EXPECT_TRUE(*history().remove(bob, one));
    EXPECT_FALSE(*history().remove(bob, one));
    EXPECT_THAT(watched_by(bob), ElementsAre(two));
    ASSERT_TRUE(history().remove_all(bob));
    EXPECT_THAT(watched_by(bob), ElementsAre());
}

TEST_P(HistoryRepositoryContract, NotesNothingWhilePaused) {
    const auto ada = add_user("ada");
    const auto video = add_video(ada);
    EXPECT_EQ(*history().recording(ada), Recording::on);
    ASSERT_TRUE(history().note(ada, video, milliseconds{1}));
    ASSERT_TRUE(history().set_recording(ada, Recording::paused));
    EXPECT_EQ(*history().recording(ada), Recording::paused);
    EXPECT_FALSE(*history().note(ada, video, milliseconds{2}));
    EXPECT_EQ(*history().position(ada, video), milliseconds{1});
    ASSERT_TRUE(history().set_recording(ada, Recording::on));
    EXPECT_TRUE(*history().note(ada, video, milliseconds{3}));
    EXPECT_EQ(code_of(history().recording(4711)), Errc::not_found);
    EXPECT_EQ(code_of(history().set_recording(4711, Recording::on)), Errc::not_found);
}

}  // namespace sunomi
