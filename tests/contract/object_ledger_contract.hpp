#pragma once

#include <gmock/gmock.h>

#include "contract/storage_under_test.hpp"

namespace sunomi {

/// What every ObjectLedger promises.
class ObjectLedgerContract : public StorageContract {
protected:
    ObjectLedger& ledger() { return storage().ledger(); }
    /// `key size` of each, sorted.
    std::vector<std::string> needed_by(const VideoId& video) {
        std::vector<std::string> out;
        const auto needed = ledger().needed_by(video);
        EXPECT_TRUE(needed) << needed.error().message();
        if (needed) {
            for (const auto& object : *needed)
                out.push_back(object.key + ' ' + std::to_string(object.size_bytes));
        }
        std::ranges::sort(out);
        return out;
    }
};

TEST_P(ObjectLedgerContract, ListsEveryVideoOnceInPagesById) {
    const auto owner = add_user("owner");
    std::vector<VideoId> expected{add_video(owner), add_video(owner, Visibility::owner), add_uploaded(owner),
                                  add_published(owner, 2, {}), add_uploaded(owner)};
    std::ranges::sort(expected);
    std::vector<VideoId> walked;
    for (VideoId after;;) {
        const auto page = ledger().list_videos(after, 2);
        ASSERT_TRUE(page);
        ASSERT_LE(page->size(), 2U);
        if (page->empty()) break;
        walked.insert(walked.end(), page->begin(), page->end());
        after = page->back();
    }
    EXPECT_EQ(walked, expected);
}

TEST_P(ObjectLedgerContract, NeedsNothingOfWhatHasNotComeAndOfWhatIsGone) {
    const auto owner = add_user("owner");
    const auto gone = add_uploaded(owner);
    ASSERT_TRUE(*videos().remove(gone));
    for (const auto& video : {add_video(owner), gone, VideoId{"ffffffffffffffff"}}) {
        EXPECT_THAT(needed_by(video), testing::IsEmpty());
    }
}

TEST_P(ObjectLedgerContract, NeedsTheOriginalOfWhatIsNotPlannedYet) {
    const auto id = add_uploaded(add_user("owner"));
    EXPECT_THAT(needed_by(id), testing::ElementsAre(id + "/original.mp4 12345"));
}

TEST_P(ObjectLedgerContract, NeedsEveryPlaylistInitAndTheSegmentsThatAreStored) {
    const auto id = add_published(add_user("owner"), 3, runs_of(3, 3));
    const auto run = take("worker");
    ASSERT_TRUE(tasks().record_segment(run, record(1, 2, 777)));
    EXPECT_THAT(needed_by(id), testing::ElementsAre(id + "/360p/init.mp4 -1", id + "/360p/playlist.m3u8 -1",
                                                    id + "/360p/s_002.m4s 777", id + "/720p/init.mp4 -1",
                                                    id + "/720p/playlist.m3u8 -1", id + "/audio/init.mp4 -1",
                                                    id + "/audio/playlist.m3u8 -1", id + "/master.m3u8 -1",
                                                    id + "/original.mp4 12345"));
    for (const auto& object : *ledger().needed_by(id)) {
        const bool is_segment = object.key.ends_with(".m4s");
        EXPECT_EQ(object.sha256, is_segment ? record(1, 2).sha256 : "") << object.key;
    }
}

TEST_P(ObjectLedgerContract, NeedsTheStillsThatAreNoted) {
    const auto planning = plan_task(add_user("owner"));
    const auto& id = planning.video;
    ASSERT_TRUE(stills().record_candidates(planning, 2));
    ASSERT_TRUE(stills().record_storyboard(planning, 2));
    ASSERT_TRUE(stills().show_thumbnail(id, own_thumbnail, 960, 720));
    EXPECT_THAT(needed_by(id),
                testing::ElementsAre(id + "/original.mp4 12345", id + "/storyboard.vtt -1",
                                     id + "/storyboard_000.jpg -1", id + "/storyboard_001.jpg -1",
                                     id + "/thumbnail_1.jpg -1", id + "/thumbnail_2.jpg -1",
                                     id + "/thumbnail_own.jpg -1"));
}

TEST_P(ObjectLedgerContract, ForgetsUploadsInPartsAndNothingElse) {
    const auto owner = add_user("owner");
    const auto id = add_uploaded(owner);
    Video video;
    video.id = make_video_id();
    video.owner = owner;
    MultipartUpload upload;
    upload.id = "00000000000000000000000000000001";
    upload.video = video.id;
    upload.size_bytes = 10;
    upload.part_bytes = 10;
    const auto begun = uploads().begin_multipart(video, upload, {});
    ASSERT_TRUE(begun) << begun.error().message();
    ASSERT_TRUE(*multiparts().find(upload.id));
    ASSERT_TRUE(ledger().forget_partial_uploads());
    EXPECT_FALSE(*multiparts().find(upload.id));
    EXPECT_THAT(needed_by(id), testing::SizeIs(1));
}

TEST_P(ObjectLedgerContract, FindsNoDamageWhereThereIsNone) {
    add_published(add_user("owner"), 3, runs_of(3, 3));
    EXPECT_TRUE(ledger().check_integrity());
}

}  // namespace sunomi
