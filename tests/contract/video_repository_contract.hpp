#pragma once

#include <gmock/gmock.h>

#include "contract/storage_under_test.hpp"

namespace sunomi {

/// What every VideoRepository promises.
class VideoRepositoryContract : public StorageContract {};

TEST_P(VideoRepositoryContract, KeepsANewVideoAsItWasGiven) {
    Video video;
    video.id = "00000000deadbeef";
    video.owner = add_user("Owner");
    video.title = "Töne 'n\" 日本 😀";
    video.description = std::string("a\nb;\t--");
    video.created = WallTime{std::chrono::microseconds{1'700'000'000'123'456}};
    video.declared_size = 5'000'000'000;
    video.declared_type = "video/mp4";
    ASSERT_TRUE(videos().create(video));

    const auto found = get(video.id);
    EXPECT_EQ(found.owner, video.owner);
    EXPECT_EQ(found.owner_user_id, "Owner");
    EXPECT_EQ(found.title, video.title);
    EXPECT_EQ(found.description, video.description);
    EXPECT_EQ(found.created, video.created);
    EXPECT_EQ(found.state, VideoState::uploading);
    EXPECT_FALSE(found.finished);
    EXPECT_EQ(found.declared_size, 5'000'000'000);
    EXPECT_EQ(found.declared_type, "video/mp4");
    EXPECT_FALSE(found.duration);
    EXPECT_EQ(found.likes, 0);
}

TEST_P(VideoRepositoryContract, RefusesAnIdTwiceAndAnOwnerWhoIsNotThere) {
    Video video;
    video.owner = add_user("owner");
    video.id = add_video(video.owner);
    EXPECT_EQ(code_of(videos().create(video)), Errc::conflict);
    video.id = make_video_id();
    video.owner = 4711;
    EXPECT_EQ(code_of(videos().create(video)), Errc::conflict);
}

TEST_P(VideoRepositoryContract, CompletesAnUploadOnceWithOneEvent) {
    const auto id = add_video(add_user("owner"));
    const auto first = videos().complete_upload(id, {"etag-1", 777});
    ASSERT_TRUE(first);
    EXPECT_TRUE(*first);
    const auto second = videos().complete_upload(id, {"etag-2", 888});
    ASSERT_TRUE(second);
    EXPECT_FALSE(*second);

    EXPECT_EQ(get(id).state, VideoState::processing);
    EXPECT_EQ(get(id).original_etag, "etag-1");
    EXPECT_EQ(get(id).original_bytes, 777);
    EXPECT_THAT(events(), testing::ElementsAre("video.uploaded " + id));
    EXPECT_EQ(code_of(videos().complete_upload("ffffffffffffffff", {"e", 1})), Errc::not_found);
}

TEST_P(VideoRepositoryContract, ChangesWhatItsOwnerSaysOnceForEachVersion) {
    const auto id = add_published(add_user("owner"), 2, {});
    const VideoDetails details{"日本",  "two\nlines", {"a", "b c"},        "music",
                               "pt-BR", "CC0-1.0",    Visibility::unlisted};
    ASSERT_TRUE(videos().change_details(id, details, 0));
    EXPECT_EQ(code_of(videos().change_details(id, {"Late"}, 0)), Errc::conflict);
    EXPECT_EQ(code_of(videos().change_details("ffffffffffffffff", details, 0)), Errc::not_found);

    const auto video = get(id);
    EXPECT_EQ(video.title, "日本");
    EXPECT_EQ(video.description, "two\nlines");
    EXPECT_THAT(video.tags, testing::ElementsAre("a", "b c"));
    EXPECT_EQ(video.category, "music");
    EXPECT_EQ(video.language, "pt-BR");
    EXPECT_EQ(video.licence, "CC0-1.0");
    EXPECT_EQ(video.visibility, Visibility::unlisted);
    EXPECT_EQ(video.version, 1);
    EXPECT_GT(video.updated, video.created);
    EXPECT_EQ(video.state, VideoState::published);
}

TEST_P(VideoRepositoryContract, TellsOfANewTitleOrVisibilityAndOfNothingElse) {
    const auto id = add_video(add_user("owner"));
    VideoDetails details;
    details.title = "Title";
    details.description = "only this is new";
    ASSERT_TRUE(videos().change_details(id, details, 0));
    EXPECT_THAT(events(), testing::IsEmpty());
    details.visibility = Visibility::owner;
    ASSERT_TRUE(videos().change_details(id, details, 1));
    details.title = "Another";
    ASSERT_TRUE(videos().change_details(id, details, 2));
    EXPECT_THAT(events(), testing::ElementsAre("video.changed " + id, "video.changed " + id));
}

TEST_P(VideoRepositoryContract, ProcessesAFailedVideoAgainAsIfItHadJustCome) {
    const auto id = add_published(add_user("owner"), 2, runs_of(2, 1));
    EXPECT_FALSE(*videos().process_again(id)) << "it has not failed";
    const auto run = take("worker");
    ASSERT_TRUE(tasks().record_segment(run, record(0, 0)));
    ASSERT_TRUE(tasks().note_concealed(run, 1, "Something is missing."));
    ASSERT_TRUE(tasks().fail_video(run, "It is broken."));
    const auto before = events();

    ASSERT_TRUE(*videos().process_again(id));
    EXPECT_FALSE(*videos().process_again(id)) << "once is enough";
    const auto video = get(id);
    EXPECT_EQ(video.state, VideoState::processing);
    EXPECT_EQ(video.error + video.notice, "");
    EXPECT_EQ(video.original_etag, "etag");
    EXPECT_FALSE(video.duration);
    EXPECT_FALSE(*videos().find_plan(id));
    EXPECT_TRUE(tasks().progress_of(id)->empty());
    EXPECT_TRUE(nothing_to_take("worker")) << "its tasks come with the event";
    EXPECT_EQ(events().size(), before.size() + 1);
    EXPECT_EQ(events().back(), "video.uploaded " + id);
    EXPECT_EQ(code_of(tasks().record_segment(run, record(0, 1))), Errc::conflict) << "of the attempt before";
    EXPECT_EQ(code_of(videos().process_again("ffffffffffffffff")), Errc::not_found);
}

TEST_P(VideoRepositoryContract, ListsUnfinishedUploadsOldestFirst) {
    const auto owner = add_user("owner");
    const auto one = add_video(owner);
    add_uploaded(owner);
    const auto two = add_video(owner);
    const auto uploading = videos().list_uploading();
    ASSERT_TRUE(uploading);
    ASSERT_EQ(uploading->size(), 2U);
    EXPECT_EQ(uploading->front().id, one);
    EXPECT_EQ(uploading->back().id, two);
}

TEST_P(VideoRepositoryContract, GivesBackThePlanOfAPublishedVideoOnly) {
    const auto owner = add_user("owner");
    const auto id = add_published(owner, 30, {});
    const auto plan = videos().find_plan(id);
    ASSERT_TRUE(plan && *plan);
    EXPECT_EQ(**plan, plan_of(30));
    const auto none = videos().find_plan(add_uploaded(owner));
    ASSERT_TRUE(none);
    EXPECT_FALSE(*none);
}

TEST_P(VideoRepositoryContract, RemovesAVideoWithItsWorkAndLeavesATombstone) {
    const auto id = add_published(add_user("owner"), 30, runs_of(30, 4));
    const auto removed = videos().remove(id);
    ASSERT_TRUE(removed);
    EXPECT_TRUE(*removed);

    EXPECT_FALSE(*videos().find(id));
    EXPECT_FALSE(*videos().find_plan(id));
    EXPECT_TRUE(tasks().progress_of(id)->empty());
    EXPECT_TRUE(nothing_to_take("worker"));
    EXPECT_THAT(*leases().list_tombstones(std::chrono::seconds{0}), testing::ElementsAre(id));
    EXPECT_FALSE(*videos().remove(id));
    EXPECT_EQ(leases().list_tombstones(std::chrono::seconds{0})->size(), 1U);
}

}  // namespace sunomi
