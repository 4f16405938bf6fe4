#include "services/progress_watches.hpp"

#include <gmock/gmock.h>

#include "support/manual_clock.hpp"
#include "support/work_bench.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

/// What one connection was told: "id status", in order.
class ProgressWatchesTest : public testing::Test {
protected:
    std::vector<std::string> told() {
        const std::lock_guard lock{mutex};
        return heard;
    }
    bool told_in_all(std::size_t count) {
        return eventually([&] { return told().size() >= count; });
    }
    /// Lets the board deal with all that is due. It tells of one batch after the other, so when the second of
    /// two watchers was told, the batch before is done.
    void settle() {
        for (int i = 0; i < 2; ++i) {
            std::atomic<bool> reached{false};
            const auto last = board.subscribe(other, std::nullopt, [&](const auto&) { reached = true; });
            EXPECT_TRUE(eventually([&] { return reached.load(); }));
            board.unsubscribe(last);
        }
    }
    void show_to(Visibility visibility, const VideoId& id) {
        const VideoDetails details{"Title", "", {}, "", "", "", visibility};
        ASSERT_TRUE(bench.videos().change_details(id, details, bench.get(id).version));
        board.video_changed(id);
    }

    WorkBench bench;
    ManualClock clock;
    std::mutex mutex;
    std::vector<std::string> heard;
    const VideoId other = bench.publish();
    ProgressBoard board{bench.videos(), bench.tasks(), clock};
    std::shared_ptr<ProgressWatches> watches =
        ProgressWatches::make(board, std::nullopt, [this](const ProgressBoard::Message& message) {
            const std::lock_guard lock{mutex};
            heard.push_back(message->video_id + " " + std::string{progress_status(*message)});
        });
};

TEST_F(ProgressWatchesTest, TellsThePresentStateOfEachAndThenItsChanges) {
    const auto first = bench.publish();
    const auto second = bench.begin_upload();
    ASSERT_TRUE(watches->watch({first, second, first}));
    ASSERT_TRUE(watches->watch({second}));
    ASSERT_TRUE(told_in_all(2));
    EXPECT_THAT(told(), UnorderedElementsAre(first + " TRANSCODING", second + " UPLOADING"));
    board.video_changed(second);
    ASSERT_TRUE(told_in_all(3));
    EXPECT_EQ(told()[2], second + " UPLOADING");
}

TEST_F(ProgressWatchesTest, TellsTheEndOnceAndThenForgetsTheVideo) {
    const auto id = bench.publish();
    bench.run_all();
    ASSERT_TRUE(watches->watch({id}));
    ASSERT_TRUE(told_in_all(1));
    board.video_changed(id);
    settle();
    EXPECT_THAT(told(), ElementsAre(id + " COMPLETED"));
    ASSERT_TRUE(watches->watch({id}));
    EXPECT_TRUE(told_in_all(2)) << "who asks again is told again";
}

TEST_F(ProgressWatchesTest, SaysNothingOfWhatIsNoLongerWatched) {
    const auto id = bench.publish();
    ASSERT_TRUE(watches->watch({id}));
    ASSERT_TRUE(told_in_all(1));
    watches->unwatch({id, "0123456789abcdef"});
    board.video_changed(id);
    settle();
    watches.reset();
    EXPECT_EQ(told().size(), 1U);
}

TEST_F(ProgressWatchesTest, SaysNothingOfAHiddenVideoUntilItsOwnerIsThere) {
    const auto id = bench.publish();
    show_to(Visibility::owner, id);
    ASSERT_TRUE(watches->watch({id, "0123456789abcdef"}));
    settle();
    board.video_changed(id);
    board.segment_stored(id, 0, 0);
    settle();
    watches->identify(bench.owner + 1);
    settle();
    EXPECT_THAT(told(), ElementsAre());
    watches->identify(bench.owner);
    ASSERT_TRUE(told_in_all(1));
    EXPECT_THAT(told(), ElementsAre(id + " TRANSCODING"));
}

TEST_F(ProgressWatchesTest, TellsOnceThatAVideoTurnedPrivate) {
    const auto id = bench.publish();
    ASSERT_TRUE(watches->watch({id}));
    ASSERT_TRUE(told_in_all(1));
    show_to(Visibility::owner, id);
    ASSERT_TRUE(told_in_all(2));
    board.video_changed(id);
    settle();
    EXPECT_THAT(told(), ElementsAre(id + " TRANSCODING", id + " ERROR"));
}

TEST_F(ProgressWatchesTest, TellsOfAVideoOnceItIsShown) {
    const auto id = bench.publish();
    show_to(Visibility::owner, id);
    ASSERT_TRUE(watches->watch({id}));
    show_to(Visibility::everyone, id);
    ASSERT_TRUE(told_in_all(1));
    EXPECT_THAT(told(), ElementsAre(id + " TRANSCODING"));
}

TEST_F(ProgressWatchesTest, RefusesWhatIsTooManyAndWatchesNoneOfIt) {
    std::vector<VideoId> absent(ProgressWatches::most - 1);
    for (auto& id : absent) id = make_video_id();
    ASSERT_TRUE(watches->watch(absent));
    const auto shown = bench.publish();
    EXPECT_EQ(watches->watch({shown, make_video_id()}).error().code(), Errc::too_many);
    settle();
    EXPECT_THAT(told(), ElementsAre());
    ASSERT_TRUE(watches->watch({shown, shown, absent[0]})) << "what is watched already does not count twice";
    EXPECT_TRUE(told_in_all(1));
    EXPECT_EQ(watches->watch({make_video_id()}).error().code(), Errc::too_many);
    watches->unwatch({absent[0]});
    EXPECT_TRUE(watches->watch({make_video_id()}));
}

TEST_F(ProgressWatchesTest, WhoAsksWithoutPauseIsToldALittleLater) {
    const auto id = bench.publish();
    const auto begun = std::chrono::steady_clock::now();
    for (int i = 0; i < 103; ++i) {
        watches->unwatch({id});
        ASSERT_TRUE(watches->watch({id}));
    }
    settle();
    const auto before = told().size();
    ASSERT_TRUE(told_in_all(before + 1));
    EXPECT_GE(std::chrono::steady_clock::now() - begun, 300ms) << "the third one beyond the hundred";
}

}  // namespace
}  // namespace sunomi
