#include "services/upload_collector.hpp"

#include <gmock/gmock.h>

#include "support/upload_bench.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class UploadCollectorTest : public testing::Test, protected UploadBench {
protected:
    MultipartUpload begin() { return multiparts.begin(actor, request(4)).value(); }
    bool is_there(const VideoId& id) { return bench.videos().find(id).value().has_value(); }
};

TEST_F(UploadCollectorTest, TakesWhatNobodyTouchedForTheTimeOfExpiry) {
    const auto single = uploads.begin(actor, request(), "http://here").value().video_id;
    const auto left = begin();
    ASSERT_TRUE(send(left, 1, "left"));
    bench.storage.clock().advance(6 * 24h);
    const auto alive = begin();
    ASSERT_TRUE(collector.collect());
    EXPECT_TRUE(is_there(single) && is_there(left.video));

    bench.storage.clock().advance(2 * 24h);
    ASSERT_TRUE(collector.collect());
    EXPECT_FALSE(is_there(single));
    EXPECT_FALSE(is_there(left.video));
    EXPECT_TRUE(is_there(alive.video));
    EXPECT_THAT(*bench.store->list_part_files(), IsEmpty());
    EXPECT_EQ(uploads.usage_of(actor)->open_uploads, 1);
}

TEST_F(UploadCollectorTest, LeavesWhatSomebodyIsSendingAndWhatIsStored) {
    const auto back = begin();
    const auto stored = uploads.begin(actor, request(), "http://here").value().video_id;
    ASSERT_TRUE(bench.store->put(original_key(stored), "bytes", Overwrite::refuse, WorkBench::soon()));
    bench.storage.clock().advance(8 * 24h);
    auto place = multiparts.admit({original_key(back.video), PartName{back.id, 1}}, 4);
    ASSERT_TRUE(place);
    ASSERT_TRUE(collector.collect());
    EXPECT_TRUE(is_there(back.video));
    EXPECT_EQ(bench.get(stored).state, VideoState::processing) << "its row could not be written when it came";
    place->held.reset();
    ASSERT_TRUE(collector.collect());
    EXPECT_FALSE(is_there(back.video));
}

TEST_F(UploadCollectorTest, TakesFilesWhoseUploadIsGone) {
    const auto deleted = begin();
    const auto open = begin();
    ASSERT_TRUE(send(deleted, 1, "gone"));
    ASSERT_TRUE(send(open, 1, "kept"));
    ASSERT_TRUE(bench.videos().remove(deleted.video));
    ASSERT_TRUE(collector.collect());
    EXPECT_THAT(*bench.store->list_part_files(), ElementsAre(open.id));
}

}  // namespace
}  // namespace sunomi
