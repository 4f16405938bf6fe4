#include "services/media_origin.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include "support/faulty_task_repository.hpp"
#include "support/manual_clock.hpp"
#include "support/work_bench.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

/// Collects answers: the bytes of the object, or the name of the error.
class Answers {
public:
    MediaOrigin::Answer next() {
        return [this](Result<MediaOrigin::SharedObject> object) {
            std::string words =
                object ? read(**object) : "error " + std::to_string(static_cast<int>(object.error().code()));
            const std::lock_guard lock{mutex_};
            words_.push_back(std::move(words));
        };
    }
    std::vector<std::string> words() const {
        const std::lock_guard lock{mutex_};
        return words_;
    }
    bool await(std::size_t count) {
        return eventually([&] { return words().size() == count; });
    }
    static std::string error(Errc code) { return "error " + std::to_string(static_cast<int>(code)); }

    static std::string read(const LocalObject& object) {
        std::string bytes(static_cast<std::size_t>(object.stat.size_bytes), '\0');
        EXPECT_EQ(pread(object.fd.get(), bytes.data(), bytes.size(), 0), static_cast<ssize_t>(bytes.size()));
        return bytes;
    }

private:
    mutable std::mutex mutex_;
    std::vector<std::string> words_;
};

class MediaOriginTest : public testing::Test {
protected:
    void SetUp() override {
        id = bench.publish();
        restart({});
    }
    void restart(const MediaOriginConfig& config) {
        origin = std::make_unique<MediaOrigin>(*bench.store, tasks, bench.plans, gate, signal, clock, config);
    }
    static MediaOriginConfig limits(std::size_t per_address, std::size_t per_video, std::size_t in_all) {
        MediaOriginConfig config;
        config.waiting_per_address = per_address;
        config.waiting_per_video = per_video;
        config.waiting_in_all = in_all;
        return config;
    }
    MediaPath segment(int k, const std::string& label = "360p") const {
        return parse_media_path(segment_key(id, label, k)).value();
    }
    void open(const MediaPath& path, const std::string& asker = "somebody") {
        origin->open(path, std::nullopt, asker, answers.next());
    }
    /// Makes the segment and records it, as a worker does, but tells nobody.
    void store(int k) {
        const auto task = bench.claim_where([&](const Task& t) {
            return t.kind == TaskKind::video_run && t.first_segment <= k && k < t.last_segment &&
                   std::ranges::find(t.tracks, 1) != t.tracks.end();
        });
        const auto bytes = FakeMediaWorker::segment_bytes(1, k);
        ASSERT_TRUE(bench.store->put(segment(k).key, bytes, Overwrite::refuse, WorkBench::soon()));
        ASSERT_TRUE(bench.tasks().record_segment(task, {1, k, 10, std::string(32, 'x')}));
    }

    WorkBench bench;
    FaultyTaskRepository tasks{bench.tasks()};
    ManualClock clock;
    MediaPasses passes{"secret", clock, [](const std::string&) { return false; }};
    MediaGate gate{bench.videos(), passes, clock, {}};
    WorkSignal signal;
    VideoId id;
    Answers answers;
    std::unique_ptr<MediaOrigin> origin;
};

TEST_F(MediaOriginTest, AnswersAtOnceWithWhatIsStored) {
    const auto plan = bench.videos().find_plan(id).value().value();
    open(parse_media_path(init_key(id, "360p")).value());
    open(parse_media_path(init_key(id, "audio")).value());
    EXPECT_THAT(answers.words(), ElementsAre("init 360p", "init audio"));
    EXPECT_EQ(origin->waiting(), 0U);
}

TEST_F(MediaOriginTest, NeverWaitsForWhatIsNotPlanned) {
    for (const auto& key : {segment_key(id, "360p", 999), segment_key(id, "720p", 0), thumbnail_key(id),
                            segment_key("0123456789abcdef", "360p", 0), init_key(id, "720p")}) {
        open(parse_media_path(key).value());
    }
    EXPECT_THAT(answers.words(), ElementsAre(Answers::error(Errc::not_found), Answers::error(Errc::not_found),
                                             Answers::error(Errc::not_found), Answers::error(Errc::not_found),
                                             Answers::error(Errc::not_found)));
}

TEST_F(MediaOriginTest, AsksForASegmentThatIsMissingAndAnswersWhenItIsStored) {
    const auto signals = signal.wait(~0ULL, 0ms);
    open(segment(4));
    EXPECT_THAT(answers.words(), IsEmpty());
    EXPECT_EQ(origin->waiting(), 1U);
    EXPECT_NE(signal.wait(signals, 0ms), signals) << "idle workers are woken";
    store(4);
    origin->segment_stored(id, 0, 4);
    origin->segment_stored(id, 1, 5);
    origin->segment_stored(id, 1, 4);
    EXPECT_THAT(answers.words(), ElementsAre(FakeMediaWorker::segment_bytes(1, 4)));
    EXPECT_EQ(origin->waiting(), 0U);
}

TEST_F(MediaOriginTest, FindsByItselfWhatAnotherProcessStored) {
    open(segment(4));
    store(4);
    EXPECT_TRUE(answers.await(1));
    EXPECT_THAT(answers.words(), ElementsAre(FakeMediaWorker::segment_bytes(1, 4)));
}

TEST_F(MediaOriginTest, MissesNoSegmentThatIsStoredWhileItIsBeingAskedFor) {
    tasks.on_request = [&] {
        store(4);
        origin->segment_stored(id, 1, 4);
    };
    open(segment(4));
    EXPECT_THAT(answers.words(), ElementsAre(FakeMediaWorker::segment_bytes(1, 4)));
    EXPECT_EQ(origin->waiting(), 0U);
}

TEST_F(MediaOriginTest, MissesNoSegmentThatWasStoredBeforeAnyoneWaited) {
    tasks.on_request = [&] { store(4); };
    open(segment(4));
    EXPECT_THAT(answers.words(), ElementsAre(FakeMediaWorker::segment_bytes(1, 4)));
}

TEST_F(MediaOriginTest, JoinsThoseWhoWaitForTheSame) {
    open(segment(4), "one");
    open(segment(4), "two");
    open(segment(5), "three");
    int asked = 0;
    for (;;) {
        const auto task = bench.tasks().claim("viewer", TaskClass::interactive);
        if (!*task) break;
        asked += (*task)->first_segment >= 4 ? 1 : 0;
    }
    EXPECT_EQ(asked, 1) << "the run of the first one goes on to what the third one wants";
    ASSERT_TRUE(bench.leases().break_all_leases());
    store(4);
    origin->segment_stored(id, 1, 4);
    EXPECT_THAT(answers.words(),
                ElementsAre(FakeMediaWorker::segment_bytes(1, 4), FakeMediaWorker::segment_bytes(1, 4)));
    EXPECT_EQ(origin->waiting(), 1U);
}

TEST_F(MediaOriginTest, MovesTheSweepToWhereTheViewerIs) {
    const auto sweeps_first = [&] {
        for (;;) {
            const auto task = bench.claim();
            const bool of_the_sweep = task.task_class == TaskClass::sweep && task.first_segment > 0;
            if (of_the_sweep && task.kind == TaskKind::video_run) return task.last_segment;
        }
    };
    const auto last = bench.videos().find_plan(id).value()->timeline.segment_count();
    open(segment(last - 1));
    EXPECT_EQ(sweeps_first(), last);
}

TEST_F(MediaOriginTest, LimitsWaitersPerAddress) {
    restart(limits(2, 16, 8));
    for (const int k : {2, 3, 4}) open(segment(k), "greedy");
    EXPECT_THAT(answers.words(), ElementsAre(Answers::error(Errc::too_many)));
    open(segment(4), "modest");
    EXPECT_EQ(origin->waiting(), 3U);
}

TEST_F(MediaOriginTest, LimitsWaitersPerVideo) {
    restart(limits(4, 2, 8));
    for (const int k : {2, 3, 4}) open(segment(k), std::to_string(k));
    EXPECT_THAT(answers.words(), ElementsAre(Answers::error(Errc::too_many)));
    id = bench.publish();
    open(segment(2), "5");
    EXPECT_EQ(origin->waiting(), 3U);
}

TEST_F(MediaOriginTest, LimitsWaitersInAll) {
    restart(limits(4, 16, 2));
    for (const int k : {2, 3}) open(segment(k), std::to_string(k));
    id = bench.publish();
    open(segment(2), "4");
    EXPECT_THAT(answers.words(), ElementsAre(Answers::error(Errc::too_many)));
}

TEST_F(MediaOriginTest, GivesUpWaitingAfterTheLongestWait) {
    MediaOriginConfig config;
    config.longest_wait = 1ms;
    restart(config);
    open(segment(4));
    EXPECT_TRUE(answers.await(1));
    EXPECT_THAT(answers.words(), ElementsAre(Answers::error(Errc::timed_out)));
    open(segment(4));
    EXPECT_TRUE(answers.await(2)) << "there is room again";
}

TEST_F(MediaOriginTest, TellsThoseWhoWaitForAVideoThatIsDeletedOrFails) {
    open(segment(4));
    origin->video_changed(id);
    EXPECT_THAT(answers.words(), IsEmpty()) << "it is only a step on its way";
    ASSERT_TRUE(bench.tasks().fail_video(bench.claim(), "broken"));
    origin->video_changed(id);
    EXPECT_THAT(answers.words(), ElementsAre(Answers::error(Errc::not_found)));

    id = bench.publish();
    open(segment(4));
    ASSERT_TRUE(bench.videos().remove(id));
    origin->video_changed(id);
    EXPECT_THAT(answers.words(),
                ElementsAre(Answers::error(Errc::not_found), Answers::error(Errc::not_found)));
}

TEST_F(MediaOriginTest, HasAtHandWhatWasAskedForAMomentAgo) {
    store(4);
    EXPECT_EQ(origin->at_hand(segment(4)), nullptr) << "nobody has asked yet";
    open(segment(4));
    ASSERT_NE(origin->at_hand(segment(4)), nullptr);
    EXPECT_EQ(Answers::read(*origin->at_hand(segment(4))), FakeMediaWorker::segment_bytes(1, 4));
    EXPECT_EQ(origin->at_hand(segment(5)), nullptr);
    clock.advance(2s);
    EXPECT_EQ(origin->at_hand(segment(4)), nullptr) << "another process may have hidden or removed it since";
    open(segment(4));
    EXPECT_NE(origin->at_hand(segment(4)), nullptr);
}

TEST_F(MediaOriginTest, HasOnlySegmentsAtHand) {
    const auto init = parse_media_path(init_key(id, "360p")).value();
    open(init);
    EXPECT_EQ(origin->at_hand(init), nullptr);
}

TEST_F(MediaOriginTest, HasNothingAtHandOfAVideoFromTheMomentThatItIsHidden) {
    store(4);
    open(segment(4));
    ASSERT_NE(origin->at_hand(segment(4)), nullptr);
    VideoDetails details;
    details.title = "Title";
    details.visibility = Visibility::owner;
    ASSERT_TRUE(bench.videos().change_details(id, details, bench.get(id).version));
    origin->video_changed(id);
    EXPECT_EQ(origin->at_hand(segment(4)), nullptr);
    origin->open(segment(4), Actor{bench.owner, "session"}, "somebody", answers.next());
    EXPECT_THAT(answers.words(),
                ElementsAre(FakeMediaWorker::segment_bytes(1, 4), FakeMediaWorker::segment_bytes(1, 4)));
    EXPECT_EQ(origin->at_hand(segment(4)), nullptr) << "what its owner reads is not for everyone";
}

TEST_F(MediaOriginTest, AnswersEveryoneBeforeItEnds) {
    open(segment(3), "one");
    open(segment(4), "two");
    origin.reset();
    EXPECT_THAT(answers.words(),
                ElementsAre(Answers::error(Errc::unavailable), Answers::error(Errc::unavailable)));
}

TEST_F(MediaOriginTest, AnswersEachWaiterExactlyOnceWhoeverFindsTheSegment) {
    restart(limits(1000, 1000, 1000));
    std::atomic<bool> stored{false};
    std::thread worker{[&] {
        eventually([&] { return origin->waiting() > 20; });
        store(4);
        for (int i = 0; i < 50; ++i) origin->segment_stored(id, 1, 4);
        stored = true;
    }};
    std::size_t asked = 0;
    for (; !stored; ++asked) open(segment(4), std::to_string(asked));
    worker.join();
    EXPECT_TRUE(answers.await(asked));
    EXPECT_THAT(answers.words(),
                Each(testing::AnyOf(FakeMediaWorker::segment_bytes(1, 4), Answers::error(Errc::too_many))));
    EXPECT_EQ(origin->waiting(), 0U);
}

}  // namespace
}  // namespace sunomi
