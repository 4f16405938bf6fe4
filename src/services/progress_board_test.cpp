#include "services/progress_board.hpp"

#include <gmock/gmock.h>

#include "support/manual_clock.hpp"
#include "support/work_bench.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::Pair;

/// What one subscriber was told, and when.
class Inbox {
public:
    ProgressBoard::Listener listener() {
        return [this](const ProgressBoard::Message& message) {
            const std::lock_guard lock{mutex_};
            told_.emplace_back(std::chrono::steady_clock::now(), *message);
        };
    }
    std::size_t size() const {
        const std::lock_guard lock{mutex_};
        return told_.size();
    }
    Progress last() const {
        const std::lock_guard lock{mutex_};
        return told_.back().second;
    }
    SteadyTime last_time() const {
        const std::lock_guard lock{mutex_};
        return told_.back().first;
    }

private:
    mutable std::mutex mutex_;
    std::vector<std::pair<SteadyTime, Progress>> told_;
};

class ProgressBoardTest : public testing::Test {
protected:
    /// What `inbox` hears first.
    Progress first_message(const VideoId& id) {
        board->subscribe(id, std::nullopt, inbox.listener());
        EXPECT_TRUE(eventually([&] { return inbox.size() >= 1; }));
        return inbox.last();
    }
    void make_next_run() {
        ASSERT_TRUE(
            bench.run(bench.claim_where([](const Task& task) { return task.kind != TaskKind::thumbnail; })));
    }

    WorkBench bench;
    ManualClock clock;
    Inbox inbox;
    std::optional<ProgressBoard> board{std::in_place, bench.videos(), bench.tasks(), clock};  // ends first
};

TEST_F(ProgressBoardTest, KnowsNoVideoThatIsNotThere) {
    EXPECT_EQ(board->current("0123456789abcdef", std::nullopt).error().code(), Errc::not_found);
}

TEST_F(ProgressBoardTest, ShowsEachStageOfAVideo) {
    const auto id = bench.begin_upload();
    auto progress = board->current(id, std::nullopt).value();
    EXPECT_EQ(progress.stage, "uploading");
    EXPECT_EQ(progress_status(progress), "UPLOADING");
    EXPECT_FALSE(progress.playable);
    EXPECT_EQ(progress.queue_position, std::nullopt);

    const auto stat = bench.store->put(original_key(id), "original", Overwrite::refuse, WorkBench::soon());
    ASSERT_TRUE(bench.videos().complete_upload(id, {stat->etag, stat->size_bytes}));
    ASSERT_TRUE(bench.tasks().ensure_plan_task(id));
    progress = board->current(id, std::nullopt).value();
    EXPECT_EQ(progress.stage, "planning");
    EXPECT_EQ(progress_status(progress), "TRANSCODING");
    EXPECT_EQ(progress.queue_position, 0);

    make_next_run();
    progress = board->current(id, std::nullopt).value();
    EXPECT_EQ(progress.stage, "transcoding");
    EXPECT_TRUE(progress.playable);
    EXPECT_THAT(progress.percent, ElementsAre(Pair("360p", 0), Pair("480p", 0), Pair("audio", 0)));

    bench.run_all();
    progress = board->current(id, std::nullopt).value();
    EXPECT_EQ(progress.stage, "completed");
    EXPECT_EQ(progress_status(progress), "COMPLETED");
    EXPECT_THAT(progress.percent, ElementsAre(Pair("360p", 100), Pair("480p", 100), Pair("audio", 100)));
    EXPECT_EQ(progress.eta_seconds, std::nullopt);
    EXPECT_EQ(progress.queue_position, std::nullopt);
}

TEST_F(ProgressBoardTest, ShowsTheReasonOfAFailure) {
    const auto id = bench.upload();
    bench.media.probe_error = Error{Errc::corrupt_media, "This is not a video."};
    ASSERT_TRUE(bench.run(bench.claim()));
    const auto progress = board->current(id, std::nullopt).value();
    EXPECT_EQ(progress.stage, "failed");
    EXPECT_EQ(progress.error, "This is not a video.");
    EXPECT_EQ(progress_status(progress), "ERROR");
}

TEST_F(ProgressBoardTest, CountsTheVideosAhead) {
    bench.upload();
    const auto second = bench.upload();
    EXPECT_EQ(board->current(second, std::nullopt)->queue_position, 1);
}

TEST_F(ProgressBoardTest, TellsWhenAVideoAheadIsGone) {
    const auto first = bench.upload();
    const auto second = bench.upload();
    EXPECT_EQ(first_message(second).queue_position, 1);
    ASSERT_TRUE(bench.videos().remove(first));
    board->video_changed(first);
    EXPECT_TRUE(eventually([&] { return inbox.last().queue_position == 0; }));
}

TEST_F(ProgressBoardTest, ALatecomerGetsThePresentState) {
    const auto id = bench.publish();
    make_next_run();
    const auto progress = first_message(id);
    EXPECT_EQ(progress.percent, board->current(id, std::nullopt)->percent);
    EXPECT_EQ(progress.stage, "transcoding");
    Inbox later;
    const auto subscription = board->subscribe(id, std::nullopt, later.listener());
    EXPECT_TRUE(eventually([&] { return later.size() == 1; }));
    EXPECT_EQ(later.last().percent, progress.percent);
    EXPECT_EQ(inbox.size(), 1U) << "who is there already is not told again";
    board->unsubscribe(subscription);
}

TEST_F(ProgressBoardTest, TellsOfAChangeToThoseWhoWatchThatVideo) {
    const auto id = bench.publish();
    const auto other = bench.publish();
    first_message(id);
    board->video_changed(other);
    ASSERT_TRUE(bench.videos().remove(other));
    bench.run_all();
    board->video_changed(id);
    EXPECT_TRUE(eventually([&] { return inbox.size() == 2; }));
    EXPECT_TRUE(inbox.last().finished);
}

TEST_F(ProgressBoardTest, TellsAtMostTwoMessagesInAnySecondAndNeverForgetsTheLast) {
    const auto id = bench.publish();
    const auto begun = std::chrono::steady_clock::now();
    first_message(id);
    int hints = 0;
    const auto hinted = eventually([&] {
        board->video_changed(id);
        board->segment_stored(id, 0, hints++);
        return inbox.size() >= 6;
    });
    ASSERT_TRUE(hinted);
    bench.run_all();
    board->video_changed(id);
    EXPECT_TRUE(eventually([&] { return inbox.last().finished; }));
    // Held against the time before the first message, so that no delay on the way can shorten it.
    const auto full_seconds = (inbox.size() - 1) / 2;
    EXPECT_GE(inbox.last_time() - begun, std::chrono::seconds{full_seconds});
}

TEST_F(ProgressBoardTest, EstimatesFromThePaceSinceSomeoneWatches) {
    bench.media.facts = FakeMediaWorker::facts_of(300s);
    const auto id = bench.publish();
    EXPECT_EQ(first_message(id).eta_seconds, std::nullopt) << "nothing to go by yet";
    clock.advance(10s);
    EXPECT_EQ(board->current(id, std::nullopt)->eta_seconds, std::nullopt) << "nothing was done";
    while (bench.observer.stored().size() < 76) make_next_run();
    const auto half = board->current(id, std::nullopt)->eta_seconds;
    ASSERT_TRUE(half);
    clock.advance(10s);
    EXPECT_NEAR(*board->current(id, std::nullopt)->eta_seconds, 2 * *half, 1) << "half as fast, rounded up";
}

TEST_F(ProgressBoardTest, SaysThatAVideoIsDeleted) {
    const auto id = bench.publish();
    first_message(id);
    ASSERT_TRUE(bench.videos().remove(id));
    board->video_changed(id);
    EXPECT_TRUE(eventually([&] { return inbox.size() == 2; }));
    EXPECT_EQ(inbox.last().error, "This video is no longer available.");
    EXPECT_EQ(progress_status(inbox.last()), "ERROR");
}

TEST_F(ProgressBoardTest, TellsNothingToThoseWhoLeft) {
    const auto id = bench.publish();
    Inbox leaver;
    const auto subscription = board->subscribe(id, std::nullopt, leaver.listener());
    EXPECT_TRUE(eventually([&] { return leaver.size() == 1; }));
    board->unsubscribe(subscription);
    board->unsubscribe(subscription);
    first_message(id);
    board->video_changed(id);
    EXPECT_TRUE(eventually([&] { return inbox.size() == 2; }));
    EXPECT_EQ(leaver.size(), 1U);
}

TEST_F(ProgressBoardTest, AListenerMayLeaveFromWithinItsCall) {
    const auto id = bench.publish();
    std::atomic<int> told{0};
    std::atomic<ProgressBoard::Subscription> mine{0};
    mine = board->subscribe(id, std::nullopt, [&](const ProgressBoard::Message&) {
        eventually([&] { return mine != 0; });
        board->unsubscribe(mine);
        ++told;
    });
    EXPECT_TRUE(eventually([&] { return told == 1; }));
    first_message(id);
    board->video_changed(id);
    EXPECT_TRUE(eventually([&] { return inbox.size() == 2; }));
    EXPECT_EQ(told, 1);
}

}  // namespace
}  // namespace sunomi
