#include "services/multipart_service.hpp"

#include <gmock/gmock.h>

#include "base/text.hpp"
#include "support/upload_bench.hpp"

namespace sunomi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::int64_t part_bytes = 8 << 20;

class MultipartServiceTest : public testing::Test, protected UploadBench {
protected:
    MultipartServiceTest() : UploadBench({1LL << 40, 1000, 0, 5}) {}
    MultipartUpload begin(std::int64_t size = 2 * part_bytes + 5) {
        auto begun = multiparts.begin(actor, request(size));
        EXPECT_TRUE(begun) << begun.error().message();
        return begun.value();
    }
    const std::string full = std::string(part_bytes, 'f');
};

TEST_F(MultipartServiceTest, MakesTheOriginalOfItsPartsOnce) {
    const auto upload = begin();
    EXPECT_TRUE(send(upload, 3, "last!"));
    EXPECT_TRUE(send(upload, 1, full));
    const auto two = send(upload, 2, std::string(part_bytes, '2'));
    ASSERT_TRUE(two);
    EXPECT_EQ(*two, to_hex(sha256(std::string(part_bytes, '2'))));
    EXPECT_EQ(*multiparts.complete(actor, upload.id, {{2, *two}}), upload.video);
    EXPECT_EQ(*multiparts.complete(actor, upload.id, {}), upload.video);

    const auto video = bench.get(upload.video);
    EXPECT_EQ(video.state, VideoState::processing);
    EXPECT_EQ(video.original_bytes, upload.size_bytes);
    EXPECT_THAT(bench.topics(), ElementsAre("video.uploaded"));
    const auto original = bench.store->get(original_key(upload.video), 1LL << 30, WorkBench::soon());
    EXPECT_TRUE(*original == full + std::string(part_bytes, '2') + "last!");
    EXPECT_TRUE(multiparts.get(actor, upload.id)->upload.completed);
}

TEST_F(MultipartServiceTest, SaysWhichPartsAreMissingOrAreOthers) {
    const auto upload = begin();
    ASSERT_TRUE(send(upload, 2, full));
    const auto holes = multiparts.complete(actor, upload.id, {});
    EXPECT_EQ(code_of(holes), Errc::conflict);
    EXPECT_THAT(holes.error().message(), HasSubstr("missing: 1, 3"));
    ASSERT_TRUE(send(upload, 1, full));
    ASSERT_TRUE(send(upload, 3, "last!"));
    for (const PartTag& tag : {PartTag{2, "other"}, PartTag{0, ""}, PartTag{4, ""}}) {
        EXPECT_EQ(code_of(multiparts.complete(actor, upload.id, {tag})), Errc::conflict) << tag.part;
    }
    EXPECT_TRUE(multiparts.complete(actor, upload.id, {}));
}

TEST_F(MultipartServiceTest, APartThatIsSentAnewIsNotStoredUntilItIsWhole) {
    const auto upload = begin(8);
    ASSERT_TRUE(send(upload, 1, "old part"));
    auto place = multiparts.admit({original_key(upload.video), PartName{upload.id, 1}}, 8);
    ASSERT_TRUE(place);
    EXPECT_THAT(multiparts.get(actor, upload.id)->parts, IsEmpty());
    EXPECT_EQ(code_of(send(upload, 1, "at once!")), Errc::conflict);
    EXPECT_EQ(code_of(multiparts.complete(actor, upload.id, {})), Errc::conflict);
    place->held.reset();
    ASSERT_TRUE(send(upload, 1, "new part"));
    ASSERT_TRUE(multiparts.complete(actor, upload.id, {}));
    EXPECT_EQ(bench.object(original_key(upload.video)), "new part");
}

TEST_F(MultipartServiceTest, AdmitsExactlyWhatItWants) {
    const auto upload = begin();
    const auto key = original_key(upload.video);
    const auto admit = [&](const VerifiedPut& put, std::int64_t size) {
        return code_of(multiparts.admit(put, size));
    };
    EXPECT_EQ(admit({key, PartName{upload.id, 1}}, part_bytes - 1), Errc::invalid);
    EXPECT_EQ(admit({key, PartName{upload.id, 3}}, part_bytes), Errc::invalid);
    EXPECT_EQ(admit({key, PartName{upload.id, 4}}, 0), Errc::invalid);
    EXPECT_EQ(admit({key, {}}, part_bytes), Errc::not_found);
    EXPECT_EQ(admit({"0123456789abcdef/original.mp4", PartName{upload.id, 1}}, part_bytes), Errc::not_found);
    EXPECT_EQ(admit({key, PartName{make_upload_id(), 1}}, part_bytes), Errc::not_found);
    space.bytes = part_bytes;
    EXPECT_EQ(admit({key, PartName{upload.id, 1}}, part_bytes), Errc::no_space);
    EXPECT_FALSE(latches.is_held(upload.id)) << "a refusal keeps nobody out";
}

TEST_F(MultipartServiceTest, AFinishedUploadTakesNothingMore) {
    const auto upload = begin(4);
    ASSERT_TRUE(send(upload, 1, "done"));
    ASSERT_TRUE(multiparts.complete(actor, upload.id, {}));
    EXPECT_EQ(code_of(send(upload, 1, "more")), Errc::precondition_failed);
    EXPECT_EQ(code_of(multiparts.sign(actor, upload.id, {1}, "http://here")), Errc::precondition_failed);
    EXPECT_EQ(code_of(multiparts.abort(actor, upload.id)), Errc::conflict);
    EXPECT_EQ(bench.object(original_key(upload.video)), "done");
}

TEST_F(MultipartServiceTest, IsSomebodyElsesToNobody) {
    const auto upload = begin();
    EXPECT_EQ(code_of(multiparts.get(stranger, upload.id)), Errc::not_found);
    EXPECT_EQ(code_of(multiparts.sign(stranger, upload.id, {1}, "http://here")), Errc::not_found);
    EXPECT_EQ(code_of(multiparts.complete(stranger, upload.id, {})), Errc::not_found);
    EXPECT_EQ(code_of(multiparts.abort(stranger, upload.id)), Errc::not_found);
    EXPECT_THAT(*multiparts.list(stranger, {}), IsEmpty());
    EXPECT_EQ(multiparts.list(actor, {})->size(), 1U);
}

TEST_F(MultipartServiceTest, SignsEachPartWithItsLengthForAQuarterOfAnHour) {
    const auto upload = begin();
    const auto parts = multiparts.sign(actor, upload.id, {3, 1}, "http://here");
    ASSERT_TRUE(parts);
    ASSERT_EQ(parts->size(), 2U);
    EXPECT_EQ((*parts)[0].offset, 2 * part_bytes);
    EXPECT_EQ((*parts)[0].size_bytes, 5);
    EXPECT_EQ(signer.put.part, (PartName{upload.id, 1}));
    EXPECT_EQ(signer.put.key, original_key(upload.video));
    EXPECT_EQ(signer.put.size_bytes, part_bytes);
    EXPECT_EQ(signer.put.valid, std::chrono::minutes{15});
    EXPECT_EQ(code_of(multiparts.sign(actor, upload.id, {4}, "x")), Errc::invalid);
    EXPECT_EQ(code_of(multiparts.sign(actor, upload.id, {}, "x")), Errc::invalid);
}

TEST_F(MultipartServiceTest, AbortingLeavesNothing) {
    const auto upload = begin(4);
    ASSERT_TRUE(send(upload, 1, "gone"));
    ASSERT_TRUE(multiparts.abort(actor, upload.id));
    EXPECT_EQ(code_of(send(upload, 1, "late")), Errc::not_found);
    EXPECT_THAT(*bench.store->list_part_files(), IsEmpty());
    EXPECT_FALSE(bench.videos().find(upload.video).value());
    EXPECT_EQ(uploads.usage_of(actor)->uploading_bytes, 0);
}

TEST_F(MultipartServiceTest, RefusesToBeginWhatCannotEnd) {
    for (const std::optional<std::int64_t> size : {std::optional<std::int64_t>{}, {0}, {-1}}) {
        EXPECT_EQ(code_of(multiparts.begin(actor, request(size))), Errc::invalid);
    }
    EXPECT_EQ(code_of(multiparts.begin(actor, request((1LL << 40) + 1))), Errc::too_large);
    for (int i = 0; i < 5; ++i) begin(100);
    EXPECT_EQ(code_of(multiparts.begin(actor, request(100))), Errc::conflict) << "five are open";
}

TEST_F(MultipartServiceTest, EndsAnUploadWhoseRowCouldNotBeWritten) {
    const auto upload = begin(4);
    ASSERT_TRUE(send(upload, 1, "here"));
    ASSERT_TRUE(bench.store->complete_parts(upload.id, 4, original_key(upload.video)));
    ASSERT_TRUE(multiparts.complete(actor, upload.id, {}));
    EXPECT_EQ(bench.get(upload.video).state, VideoState::processing);
    const auto other = begin(4);
    ASSERT_TRUE(send(other, 1, "here"));
    ASSERT_TRUE(bench.store->complete_parts(other.id, 4, original_key(other.video)));
    EXPECT_EQ(*uploads.recover(), 1);
    EXPECT_TRUE(multiparts.get(actor, other.id)->upload.completed);
}

TEST_F(MultipartServiceTest, SaysSoWhenTheFileOfItsPartsWasLost) {
    const auto upload = begin(4);
    ASSERT_TRUE(send(upload, 1, "lost"));
    ASSERT_TRUE(bench.store->remove_parts(upload.id));
    EXPECT_EQ(code_of(multiparts.complete(actor, upload.id, {})), Errc::conflict);
    EXPECT_EQ(bench.get(upload.video).state, VideoState::uploading);
}

}  // namespace
}  // namespace sunomi
