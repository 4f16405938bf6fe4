#include "services/video_retry.hpp"

#include <gmock/gmock.h>

#include "support/social_bench.hpp"

namespace sunomi {
namespace {

using testing::HasSubstr;

class VideoRetryTest : public testing::Test {
protected:
    /// Runs all there is; tasks that rest are woken.
    void work() {
        for (int turn = 0; turn < 2 * max_failures; ++turn) {
            ASSERT_NO_FATAL_FAILURE(bench.run_all());
            for (const auto& resting : *bench.leases().list_resting())
                ASSERT_TRUE(bench.leases().wake(resting));
        }
    }
    /// What the event bus does with `video.uploaded`.
    void take_up(const VideoId& id) { ASSERT_TRUE(bench.tasks().ensure_plan_task(id)); }

    VideoId fail_by(const Error& error) {
        bench.media.probe_error = error;
        const auto id = bench.upload();
        work();
        EXPECT_EQ(bench.get(id).state, VideoState::failed);
        return id;
    }
    /// Watchable, with segments stored, before its first run is given up.
    VideoId fail_after_publishing() {
        const auto id = bench.publish();
        EXPECT_TRUE(bench.run(bench.claim_late_video_run()));
        bench.media.segment_errors.insert({{0, 0}, Error{Errc::corrupt_media, "It broke off."}});
        work();
        EXPECT_EQ(bench.get(id).error, "It broke off.");
        bench.media.segment_errors.clear();
        return id;
    }
    std::vector<std::string> objects_of(const VideoId& id) {
        std::vector<std::string> keys;
        for (const auto& object : *bench.store->list(id + "/", WorkBench::soon())) keys.push_back(object.key);
        return keys;
    }

    SocialBench bench;
    VideoRetry retries{bench.shown, bench.videos(), *bench.store, bench.events, bench.observer};
    const Actor stranger = bench.add_user("stranger");
    const Actor moderator = bench.add_user("moderator", Role::moderator);
};

TEST_F(VideoRetryTest, AFailedVideoIsPlannedAndMadeAnew) {
    const auto id = fail_by({Errc::internal, "The machine broke down."});
    const int nudges = bench.events.nudges;
    ASSERT_TRUE(retries.retry(bench.channel, id));
    EXPECT_EQ(bench.get(id).state, VideoState::processing);
    EXPECT_EQ(bench.get(id).error, "");
    EXPECT_TRUE(bench.observer.heard_of(id));
    EXPECT_GT(bench.events.nudges, nudges);

    bench.media.probe_error.reset();
    take_up(id);
    work();
    EXPECT_TRUE(bench.get(id).finished);
}

TEST_F(VideoRetryTest, NothingOfTheAttemptBeforeIsLeftBesideWhatItsOwnerSent) {
    const auto id = fail_after_publishing();
    const auto own = thumbnail_key(id, own_thumbnail);
    ASSERT_TRUE(bench.store->put(own, "own", Overwrite::refuse, WorkBench::soon()));
    EXPECT_GT(objects_of(id).size(), 5U);
    ASSERT_TRUE(retries.retry(moderator, id));
    EXPECT_THAT(objects_of(id), testing::UnorderedElementsAre(original_key(id), own));
    EXPECT_EQ(bench.object(original_key(id)), "original");
    take_up(id);
    work();
    EXPECT_TRUE(bench.get(id).finished);
}

TEST_F(VideoRetryTest, WhatIsBrokenFailsAgainWithItsReason) {
    const auto id = fail_by({Errc::corrupt_media, "There is no video in it."});
    ASSERT_TRUE(retries.retry(bench.channel, id));
    take_up(id);
    work();
    EXPECT_EQ(bench.get(id).error, "There is no video in it.");
    EXPECT_TRUE(retries.retry(bench.channel, id)) << "as often as one likes";
}

TEST_F(VideoRetryTest, IsRefusedWhereThereIsNothingToTryAgain) {
    const auto id = fail_by({Errc::corrupt_media, "There is no video in it."});
    ASSERT_TRUE(retries.retry(bench.channel, id));
    const auto twice = retries.retry(bench.channel, id);
    EXPECT_EQ(code_of(twice), Errc::conflict);
    EXPECT_THAT(twice.error().message(), HasSubstr("has not failed"));
    take_up(id);
    work();
    ASSERT_TRUE(bench.store->remove(original_key(id), WorkBench::soon()));
    const auto gone = retries.retry(bench.channel, id);
    EXPECT_EQ(code_of(gone), Errc::conflict);
    EXPECT_THAT(gone.error().message(), HasSubstr("not stored any more"));
    ASSERT_TRUE(bench.store->put(original_key(id), "another", Overwrite::refuse, WorkBench::soon()));
    EXPECT_EQ(code_of(retries.retry(bench.channel, id)), Errc::conflict) << "not the file that was uploaded";
    EXPECT_EQ(bench.get(id).state, VideoState::failed);
}

TEST_F(VideoRetryTest, IsForItsOwnerAndWhoModerates) {
    const auto id = fail_by({Errc::corrupt_media, "There is no video in it."});
    EXPECT_EQ(code_of(retries.retry(stranger, id)), Errc::forbidden);
    bench.show_to(id, Visibility::owner);
    EXPECT_EQ(code_of(retries.retry(stranger, id)), Errc::not_found);
    EXPECT_EQ(code_of(retries.retry(moderator, "ffffffffffffffff")), Errc::not_found);
    EXPECT_EQ(bench.get(id).state, VideoState::failed);
    EXPECT_TRUE(retries.retry(moderator, id));
}

}  // namespace
}  // namespace sunomi
