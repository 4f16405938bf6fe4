#pragma once

#include <gmock/gmock.h>

#include "contract/storage_under_test.hpp"

namespace sunomi {

/// What every StillRepository promises.
class StillRepositoryContract : public StorageContract {};

TEST_P(StillRepositoryContract, NotesWhatIsStored) {
    const auto task = plan_task(add_user("owner"));
    EXPECT_EQ(get(task.video).thumbnail.candidates, 0);
    EXPECT_EQ(get(task.video).storyboard_sheets, 0);
    ASSERT_TRUE(stills().record_candidates(task, 3));
    ASSERT_TRUE(stills().record_storyboard(task, 44));
    EXPECT_EQ(get(task.video).thumbnail.candidates, 3);
    EXPECT_EQ(get(task.video).storyboard_sheets, 44);
}

TEST_P(StillRepositoryContract, RefusesAWorkerThatLostItsLease) {
    const auto task = plan_task(add_user("owner"));
    ASSERT_EQ(*leases().break_all_leases(), 1);
    EXPECT_EQ(code_of(stills().record_candidates(task, 3)), Errc::conflict);
    EXPECT_EQ(code_of(stills().record_storyboard(task, 1)), Errc::conflict);
    EXPECT_EQ(get(task.video).thumbnail.candidates, 0);
    EXPECT_EQ(get(task.video).storyboard_sheets, 0);
}

TEST_P(StillRepositoryContract, ShowsTheChosenThumbnailUnderAnotherVersionEachTime) {
    const auto task = plan_task(add_user("owner"));
    const auto& id = task.video;
    ASSERT_TRUE(stills().record_candidates(task, 2));
    ASSERT_TRUE(stills().show_thumbnail(id, 2, 0, 0));
    EXPECT_EQ(get(id).thumbnail.shown, 2);
    EXPECT_EQ(get(id).thumbnail.version, 1);
    ASSERT_TRUE(stills().show_thumbnail(id, own_thumbnail, 960, 720));
    const auto own = get(id).thumbnail;
    EXPECT_EQ(own.shown, own_thumbnail);
    EXPECT_EQ(own.version, 2);
    EXPECT_EQ(own.own_width, 960);
    EXPECT_EQ(own.own_height, 720);
    ASSERT_TRUE(stills().record_candidates(task, 2));
    EXPECT_EQ(get(id).thumbnail.shown, own_thumbnail) << "what is made again changes no choice";
}

TEST_P(StillRepositoryContract, ShowsNothingThatThereIsNot) {
    const auto task = plan_task(add_user("owner"));
    EXPECT_EQ(code_of(stills().show_thumbnail(task.video, 1, 0, 0)), Errc::conflict);
    EXPECT_EQ(get(task.video).thumbnail.version, 0);
    EXPECT_EQ(code_of(stills().show_thumbnail("ffffffffffffffff", 0, 0, 0)), Errc::not_found);
}

}  // namespace sunomi
