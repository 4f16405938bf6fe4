#include "services/upload_service.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "support/upload_bench.hpp"

namespace sunomi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class UploadServiceTest : public testing::Test, protected UploadBench {
protected:
    UploadServiceTest() : UploadBench({500'000, 1000, 600'000}) { space.bytes = 1'000'000; }
    VideoId begin(const UploadRequest& wanted = request()) {
        const auto ticket = uploads.begin(actor, wanted, "http://here");
        EXPECT_TRUE(ticket);
        return ticket ? ticket->video_id : VideoId{};
    }
    Errc begin_error(const UploadRequest& wanted) {
        const auto ticket = uploads.begin(actor, wanted, "http://here");
        EXPECT_FALSE(ticket);
        return ticket ? Errc::internal : ticket.error().code();
    }
    /// A body as the server leaves it in the store's incoming folder.
    std::string body(const std::string& bytes) {
        auto path = bench.store->incoming_dir() + "/" + std::to_string(bodies_++);
        std::ofstream{path, std::ios::binary} << bytes;
        return path;
    }
    ObjectStat store_original(const VideoId& id) {
        return bench.store->put(original_key(id), "bytes", Overwrite::refuse, WorkBench::soon()).value();
    }

private:
    int bodies_ = 0;
};

TEST_F(UploadServiceTest, BeginsWithARowAndAUrlThatAllowsWhatWasAnnounced) {
    UploadRequest wanted{{"  A title ", "About it", {"b", "a", "b"}}, 1234, "video/mp4", true};
    wanted.details.visibility = Visibility::unlisted;
    const auto ticket = uploads.begin(actor, wanted, "http://here");
    ASSERT_TRUE(ticket);
    EXPECT_EQ(ticket->url, "http://here/" + original_key(ticket->video_id) + "?signed");
    EXPECT_EQ(signer.put.size_bytes, 1234);
    EXPECT_EQ(signer.put.content_type, "video/mp4");
    EXPECT_TRUE(signer.put.if_none_match);
    EXPECT_EQ(signer.put.valid, std::chrono::hours{1});
    const auto video = bench.get(ticket->video_id);
    EXPECT_EQ(video.owner, bench.owner);
    EXPECT_EQ(video.title, "A title");
    EXPECT_EQ(video.description, "About it");
    EXPECT_THAT(video.tags, ElementsAre("b", "a"));
    EXPECT_EQ(video.visibility, Visibility::unlisted);
    EXPECT_EQ(video.state, VideoState::uploading);
    EXPECT_EQ(video.declared_size, 1234);
    EXPECT_EQ(video.declared_type, "video/mp4");
}

TEST_F(UploadServiceTest, SignsNothingThatWasNotAnnounced) {
    const auto id = begin();
    EXPECT_EQ(signer.put.size_bytes, std::nullopt);
    EXPECT_EQ(signer.put.content_type, std::nullopt);
    EXPECT_FALSE(signer.put.if_none_match);
    EXPECT_EQ(bench.get(id).declared_size, -1);
}

TEST_F(UploadServiceTest, RefusesToBeginWhatCannotEnd) {
    EXPECT_EQ(begin_error({}), Errc::invalid);
    EXPECT_EQ(begin_error({{"Title", std::string(5001, 'x')}}), Errc::invalid);
    EXPECT_EQ(begin_error({{"Title", ""}, 5, "video/mp4\r\nX: y"}), Errc::invalid);
    EXPECT_EQ(begin_error(request(-1)), Errc::invalid);
    EXPECT_EQ(begin_error(request(500'001)), Errc::too_large);
    space.bytes = 2000;
    EXPECT_EQ(begin_error(request(1001)), Errc::no_space);
    EXPECT_TRUE(uploads.begin(actor, request(1000), "http://here")) << "the reserve stays free";
}

TEST_F(UploadServiceTest, HoldsEveryDoorToTheQuota) {
    const auto unknown = begin();
    const auto later = begin();
    begin(request(400'000));
    EXPECT_EQ(begin_error(request(200'001)), Errc::too_large);
    EXPECT_EQ(uploads.admit(original_key(unknown), 200'001).error().code(), Errc::too_large);
    EXPECT_TRUE(uploads.admit(original_key(unknown), 200'000));
    EXPECT_EQ(uploads.admit(original_key(later), 1).error().code(), Errc::too_large)
        << "the first one is coming";
    EXPECT_EQ(uploads.usage_of(actor)->uploading_bytes, 600'000);
    EXPECT_TRUE(uploads.begin(stranger, request(500'000), "http://here"));
}

TEST_F(UploadServiceTest, AdmitsABodyForAKnownUploadOnly) {
    const auto id = begin(request(1234));
    EXPECT_EQ(*uploads.admit(original_key(id), 1234), id);
    EXPECT_EQ(uploads.admit(original_key(id), 1235).error().code(), Errc::invalid);
    EXPECT_EQ(uploads.admit("0123456789abcdef/original.mp4", 1).error().code(), Errc::not_found);
    for (const auto& key : {id, id + "/", id + "/master.m3u8", id + "/original.mp4/x", std::string{"/"}}) {
        EXPECT_EQ(uploads.admit(key, 1234).error().code(), Errc::not_found) << key;
    }
    const auto open = begin();
    EXPECT_EQ(uploads.admit(original_key(open), 500'001).error().code(), Errc::too_large);
    space.bytes = 0;
    EXPECT_EQ(uploads.admit(original_key(open), 1).error().code(), Errc::no_space);
}

TEST_F(UploadServiceTest, ReceivesABodyAndTellsOfItOnce) {
    const auto id = begin();
    const auto path = body("bytes");
    const auto stored = uploads.receive(id, path);
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->size_bytes, 5);
    EXPECT_FALSE(std::filesystem::exists(path));
    EXPECT_EQ(bench.object(original_key(id)), "bytes");
    const auto video = bench.get(id);
    EXPECT_EQ(video.state, VideoState::processing);
    EXPECT_EQ(video.original_etag, stored->etag);
    EXPECT_EQ(video.original_bytes, 5);
    EXPECT_EQ(bench.events.nudges, 1);
    EXPECT_TRUE(uploads.confirm(actor, id));
    EXPECT_THAT(bench.topics(), ElementsAre("video.uploaded"));
}

TEST_F(UploadServiceTest, AFinishedUploadIsNeitherOverwrittenNorReplayed) {
    const auto id = begin();
    ASSERT_TRUE(uploads.receive(id, body("first")));
    EXPECT_EQ(uploads.admit(original_key(id), 6).error().code(), Errc::precondition_failed);
    const auto path = body("second");
    EXPECT_EQ(uploads.receive(id, path).error().code(), Errc::precondition_failed);
    EXPECT_TRUE(std::filesystem::exists(path));
    EXPECT_EQ(bench.object(original_key(id)), "first");
}

TEST_F(UploadServiceTest, EndsAnUploadThatWasStoredButNotMarkedWhenItIsTriedAgain) {
    const auto id = begin();
    const auto stat = store_original(id);
    EXPECT_EQ(uploads.admit(original_key(id), 5).error().code(), Errc::precondition_failed);
    EXPECT_EQ(bench.get(id).state, VideoState::processing);
    EXPECT_EQ(bench.get(id).original_etag, stat.etag);
}

TEST_F(UploadServiceTest, LeavesNothingOfAVideoThatIsDeletedWhileItsBytesComeIn) {
    const auto id = begin();
    const auto path = body("bytes");
    ASSERT_TRUE(bench.videos().remove(id));
    EXPECT_EQ(uploads.receive(id, path).error().code(), Errc::not_found);
    EXPECT_THAT(*bench.store->list(id + "/", WorkBench::soon()), IsEmpty());
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(UploadServiceTest, ConfirmsWhatIsStoredToItsOwnerAsOftenAsAsked) {
    const auto id = begin();
    EXPECT_EQ(uploads.confirm(actor, id).error().code(), Errc::conflict) << "nothing is there yet";
    const auto stat = store_original(id);
    EXPECT_EQ(uploads.confirm(Actor{bench.owner + 1, "s"}, id).error().code(), Errc::not_found);
    EXPECT_EQ(uploads.confirm(actor, "0123456789abcdef").error().code(), Errc::not_found);
    EXPECT_EQ(bench.get(id).state, VideoState::uploading);
    EXPECT_TRUE(uploads.confirm(actor, id));
    EXPECT_TRUE(uploads.confirm(actor, id));
    EXPECT_EQ(bench.get(id).original_etag, stat.etag);
    EXPECT_THAT(bench.topics(), ElementsAre("video.uploaded"));
}

TEST_F(UploadServiceTest, RecoversUploadsThatWereStoredWhenTheProcessDied) {
    const auto stored = begin();
    const auto still_coming = begin();
    store_original(stored);
    EXPECT_EQ(*uploads.recover(), 1);
    EXPECT_EQ(*uploads.recover(), 0);
    EXPECT_EQ(bench.get(stored).state, VideoState::processing);
    EXPECT_EQ(bench.get(still_coming).state, VideoState::uploading);
}

}  // namespace
}  // namespace sunomi
