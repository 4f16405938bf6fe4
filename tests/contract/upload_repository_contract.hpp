#pragma once

#include <gmock/gmock.h>

#include "contract/storage_under_test.hpp"

namespace sunomi {

/// What every UploadRepository and MultipartRepository promise.
class UploadRepositoryContract : public StorageContract {
protected:
    Video video_of(UserKey owner, std::int64_t declared = -1) {
        Video video;
        video.id = make_video_id();
        video.owner = owner;
        video.title = "Title";
        video.created = clock().wall();
        video.declared_size = declared;
        return video;
    }
    VideoId begin(UserKey owner, std::int64_t declared = -1, UploadAllowance allowance = {}) {
        const auto video = video_of(owner, declared);
        const auto begun = uploads().begin(video, allowance);
        EXPECT_TRUE(begun) << begun.error().message();
        return video.id;
    }
    MultipartUpload begin_multipart(UserKey owner, std::int64_t size = 2500) {
        const auto video = video_of(owner, size);
        MultipartUpload upload;
        upload.id = make_upload_id();
        upload.video = video.id;
        upload.owner = owner;
        upload.size_bytes = size;
        upload.part_bytes = 1000;
        upload.created = video.created;
        const auto begun = uploads().begin_multipart(video, upload, {});
        EXPECT_TRUE(begun) << begun.error().message();
        return upload;
    }
    MultipartUpload found(const UploadId& id) { return multiparts().find(id).value().value(); }
    std::vector<VideoId> stale(WallTime before, int most = 100) {
        std::vector<VideoId> ids;
        for (const auto& upload : *uploads().list_stale(before, most)) ids.push_back(upload.video);
        return ids;
    }
};

TEST_P(UploadRepositoryContract, BeginsWithARowThatCountsForItsDeclaredSize) {
    const auto owner = add_user("owner");
    const auto sized = begin(owner, 700);
    begin(owner);
    const auto stored = begin(owner, 100);
    ASSERT_TRUE(videos().complete_upload(stored, {"e", 120}));
    begin(add_user("other"), 5000);

    const auto usage = uploads().usage_of(owner);
    ASSERT_TRUE(usage);
    EXPECT_EQ(usage->stored_bytes, 120);
    EXPECT_EQ(usage->uploading_bytes, 700);
    EXPECT_EQ(usage->open_uploads, 2);
    EXPECT_EQ(get(sized).state, VideoState::uploading);
    EXPECT_EQ(get(sized).declared_size, 700);
    EXPECT_EQ(uploads().usage_of(4711)->open_uploads, 0);
}

TEST_P(UploadRepositoryContract, RefusesWhatTheQuotaOrTheNumberDoesNotAllow) {
    const auto owner = add_user("owner");
    const UploadAllowance allowance{1000, 2};
    ASSERT_TRUE(videos().complete_upload(begin(owner, 600, allowance), {"e", 600}));
    EXPECT_EQ(code_of(uploads().begin(video_of(owner, 401), allowance)), Errc::too_large);
    const auto fits = begin(owner, 400, allowance);
    EXPECT_EQ(code_of(uploads().begin(video_of(owner, 1), allowance)), Errc::too_large);
    begin(owner, -1, allowance);
    EXPECT_EQ(code_of(uploads().begin(video_of(owner), allowance)), Errc::conflict) << "two are open";
    ASSERT_TRUE(videos().remove(fits));
    begin(owner, 400, allowance);
}

TEST_P(UploadRepositoryContract, ReservesForAnOpenUploadInThePlaceOfWhatItCountedForBefore) {
    const auto owner = add_user("owner");
    const auto id = begin(owner);
    const UploadAllowance allowance{1000, 100};
    ASSERT_TRUE(uploads().reserve(id, 900, allowance));
    ASSERT_TRUE(uploads().reserve(id, 1000, allowance)) << "its own 900 are not counted twice";
    EXPECT_EQ(code_of(uploads().reserve(id, 1001, allowance)), Errc::too_large);
    ASSERT_TRUE(uploads().reserve(id, 1, allowance));
    EXPECT_EQ(uploads().usage_of(owner)->uploading_bytes, 1000) << "the larger one may still be coming in";
    ASSERT_TRUE(videos().complete_upload(id, {"e", 1000}));
    EXPECT_EQ(code_of(uploads().reserve(id, 1, allowance)), Errc::not_found);
    EXPECT_EQ(code_of(uploads().reserve("ffffffffffffffff", 1, allowance)), Errc::not_found);
}

TEST_P(UploadRepositoryContract, KeepsPartsAndWhatTheyAmountTo) {
    const auto upload = begin_multipart(add_user("owner"));
    ASSERT_TRUE(multiparts().record_part(upload.id, {3, 500, "c"}));
    ASSERT_TRUE(multiparts().record_part(upload.id, {1, 1000, "a"}));
    ASSERT_TRUE(multiparts().record_part(upload.id, {1, 1000, "b"}));

    EXPECT_THAT(*multiparts().list_parts(upload.id),
                testing::ElementsAre(StoredPart{1, 1000, "b"}, StoredPart{3, 500, "c"}));
    auto now = found(upload.id);
    EXPECT_EQ(now.video, upload.video);
    EXPECT_EQ(now.owner, upload.owner);
    EXPECT_EQ(now.title, "Title");
    EXPECT_EQ(now.size_bytes, 2500);
    EXPECT_EQ(now.part_bytes, 1000);
    EXPECT_EQ(now.stored_parts, 2);
    EXPECT_EQ(now.stored_bytes, 1500);
    EXPECT_FALSE(now.completed);
    EXPECT_EQ(now.created, upload.created);
    EXPECT_GT(now.touched, upload.created);

    ASSERT_TRUE(multiparts().withdraw_part(upload.id, 1));
    ASSERT_TRUE(multiparts().withdraw_part(upload.id, 2));
    now = found(upload.id);
    EXPECT_EQ(now.stored_parts, 1);
    EXPECT_EQ(now.stored_bytes, 500);
    EXPECT_EQ(code_of(multiparts().record_part(make_upload_id(), {1, 1, "a"})), Errc::not_found);
    EXPECT_FALSE(*multiparts().find(make_upload_id()));
}

TEST_P(UploadRepositoryContract, CompletingEndsAMultipartUploadOnce) {
    const auto owner = add_user("owner");
    const auto upload = begin_multipart(owner);
    ASSERT_TRUE(multiparts().record_part(upload.id, {1, 1000, "a"}));
    ASSERT_TRUE(*videos().complete_upload(upload.video, {"etag", 2500}));

    EXPECT_TRUE(found(upload.id).completed);
    EXPECT_THAT(*multiparts().list_parts(upload.id), testing::IsEmpty());
    EXPECT_THAT(*multiparts().list_open(owner, {}), testing::IsEmpty());
    EXPECT_EQ(code_of(multiparts().record_part(upload.id, {2, 1000, "b"})), Errc::not_found);
    EXPECT_THAT(events(), testing::ElementsAre("video.uploaded " + upload.video));
    EXPECT_FALSE(*uploads().discard(upload.video)) << "what is stored is not discarded";
    ASSERT_TRUE(*videos().remove(upload.video));
    EXPECT_FALSE(*multiparts().find(upload.id));
}

TEST_P(UploadRepositoryContract, ListsOpenUploadsNewestFirstByNumberAndByCursor) {
    const auto owner = add_user("owner");
    std::vector<MultipartUpload> begun;
    for (int i = 0; i < 5; ++i) begun.push_back(begin_multipart(owner));
    begin_multipart(add_user("other"));
    const auto ids = [&](const Page& page) {
        std::vector<UploadId> list;
        for (const auto& upload : *multiparts().list_open(owner, page)) list.push_back(upload.id);
        return list;
    };
    EXPECT_THAT(ids({0, 2}), testing::ElementsAre(begun[4].id, begun[3].id));
    EXPECT_THAT(ids({3, 10}), testing::ElementsAre(begun[1].id, begun[0].id));
    const auto after = found(begun[3].id);
    EXPECT_THAT(ids({0, 2, Cursor{after.created.time_since_epoch().count(), after.id}}),
                testing::ElementsAre(begun[2].id, begun[1].id));
}

TEST_P(UploadRepositoryContract, FindsUploadsThatNobodyTouchesAndDiscardsThem) {
    const auto owner = add_user("owner");
    const auto single = begin(owner);
    const auto left = begin_multipart(owner);
    const auto alive = begin_multipart(owner);
    add_uploaded(owner);
    const auto line = clock().wall();
    ASSERT_TRUE(multiparts().record_part(alive.id, {1, 1000, "a"}));
    const auto young = begin(owner);
    EXPECT_THAT(stale(line), testing::ElementsAre(single, left.video));
    EXPECT_THAT(stale(line, 1), testing::ElementsAre(single));
    EXPECT_EQ(uploads().list_stale(line, 9)->at(0).upload, "");
    EXPECT_EQ(uploads().list_stale(line, 9)->at(1).upload, left.id);

    ASSERT_TRUE(*uploads().discard(left.video));
    EXPECT_FALSE(*uploads().discard(left.video));
    EXPECT_FALSE(*multiparts().find(left.id));
    EXPECT_THAT(*leases().list_tombstones(std::chrono::seconds{0}), testing::ElementsAre(left.video));
    EXPECT_THAT(stale(line), testing::ElementsAre(single));
}

}  // namespace sunomi
