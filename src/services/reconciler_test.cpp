#include "services/reconciler.hpp"

#include <gmock/gmock.h>

#include "support/manual_clock.hpp"
#include "support/work_bench.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// Will not part with what is below one prefix.
class StubbornStore final : public ObjectStore {
public:
    StubbornStore(ObjectStore& real, ObjectKey prefix) : real_(real), prefix_(std::move(prefix)) {}
    Result<ObjectStat> put(const ObjectKey& key, std::string_view bytes, Overwrite overwrite,
                           Deadline deadline) override {
        return real_.put(key, bytes, overwrite, deadline);
    }
    Result<std::string> get(const ObjectKey& key, std::int64_t max_bytes, Deadline deadline) override {
        return real_.get(key, max_bytes, deadline);
    }
    Result<std::optional<ObjectStat>> find(const ObjectKey& key, Deadline deadline) override {
        return real_.find(key, deadline);
    }
    Result<std::vector<ListedObject>> list(const ObjectKey& prefix, Deadline deadline) override {
        return real_.list(prefix, deadline);
    }
    Result<void> remove(const ObjectKey& key, Deadline deadline) override {
        return real_.remove(key, deadline);
    }
    Result<void> remove_all(const ObjectKey& prefix, Deadline deadline) override {
        if (prefix == prefix_) return Error{Errc::unavailable, "not this one"};
        return real_.remove_all(prefix, deadline);
    }

private:
    ObjectStore& real_;
    ObjectKey prefix_;
};

class ReconcilerTest : public testing::Test {
protected:
    std::vector<RunningTask> running() { return *bench.leases().list_running(); }
    std::vector<RestingTask> resting() { return *bench.leases().list_resting(); }

    WorkBench bench;
    WorkSignal signal;
    ManualClock clock;
    Reconciler reconciler{bench.leases(), *bench.store, signal, clock};
};

TEST_F(ReconcilerTest, BreaksALeaseWhoseBeatStandsStillForFifteenSeconds) {
    bench.upload();
    const auto task = bench.claim();
    reconciler.pass();
    clock.advance(15s);
    reconciler.pass();
    EXPECT_THAT(running(), SizeIs(1));
    clock.advance(1ms);
    const auto signals = signal.wait(~0ULL, 0ms);
    reconciler.pass();
    EXPECT_THAT(running(), IsEmpty());
    EXPECT_NE(signal.wait(signals, 0ms), signals) << "idle workers are woken";
    const auto again = bench.claim("another");
    EXPECT_EQ(again.id, task.id);
    EXPECT_EQ(again.interruptions, 1);
}

TEST_F(ReconcilerTest, CountsFromItsOwnFirstSightOfALease) {
    bench.upload();
    bench.claim();
    clock.advance(1h);
    reconciler.pass();
    EXPECT_THAT(running(), SizeIs(1)) << "a reconciler that starts late knows nothing yet";
}

TEST_F(ReconcilerTest, IsNotMovedByAJumpOfTheWallClock) {
    bench.upload();
    bench.claim();
    reconciler.pass();
    clock.set_wall_forward(24h);
    bench.storage.clock().advance(24h);
    reconciler.pass();
    EXPECT_THAT(running(), SizeIs(1));
}

TEST_F(ReconcilerTest, SparesALeaseThatBeats) {
    bench.upload();
    bench.claim("worker");
    for (int i = 0; i < 4; ++i) {
        reconciler.pass();
        clock.advance(10s);
        ASSERT_TRUE(bench.tasks().beat("worker"));
    }
    EXPECT_THAT(running(), SizeIs(1));
}

TEST_F(ReconcilerTest, TakesALeaseClaimedAnewForAnotherOne) {
    bench.upload();
    const auto task = bench.claim();
    reconciler.pass();
    clock.advance(10s);
    ASSERT_TRUE(bench.tasks().rest(task, 0, 0, task.mode, 0ms, ""));
    bench.claim();
    reconciler.pass();
    clock.advance(10s);
    reconciler.pass();
    EXPECT_THAT(running(), SizeIs(1)) << "20 s, but of two leases";
}

TEST_F(ReconcilerTest, WakesATaskThatHasRestedEnough) {
    bench.upload();
    const auto task = bench.claim();
    ASSERT_TRUE(bench.tasks().rest(task, 1, 0, task.mode, 2s, "it failed"));
    reconciler.pass();
    clock.advance(1999ms);
    reconciler.pass();
    EXPECT_THAT(resting(), SizeIs(1));
    clock.advance(1ms);
    const auto signals = signal.wait(~0ULL, 0ms);
    reconciler.pass();
    EXPECT_THAT(resting(), IsEmpty());
    EXPECT_NE(signal.wait(signals, 0ms), signals);
    EXPECT_EQ(bench.claim().failures, 1);
}

TEST_F(ReconcilerTest, RefillsAVideoThatLacksItsPlanTaskEveryTenSeconds) {
    reconciler.pass();
    const auto id = bench.begin_upload();
    const auto stat = bench.store->put(original_key(id), "original", Overwrite::refuse, WorkBench::soon());
    ASSERT_TRUE(bench.videos().complete_upload(id, {stat->etag, stat->size_bytes}));
    clock.advance(9s);
    reconciler.pass();
    EXPECT_THAT(*bench.leases().list_stranded(), ElementsAre(id));
    clock.advance(1s);
    reconciler.pass();
    EXPECT_THAT(*bench.leases().list_stranded(), IsEmpty());
    EXPECT_EQ(bench.claim().video, id);
}

TEST_F(ReconcilerTest, EmptiesWhatWasWrittenAfterADeletion) {
    const auto id = bench.publish();
    ASSERT_TRUE(bench.videos().remove(id));
    reconciler.pass();
    EXPECT_THAT(*bench.store->list(id + "/", WorkBench::soon()), testing::Not(IsEmpty()))
        << "its workers may still write";
    bench.storage.clock().advance(61s);
    clock.advance(61s);
    reconciler.pass();
    EXPECT_THAT(*bench.store->list(id + "/", WorkBench::soon()), IsEmpty());
    EXPECT_THAT(*bench.leases().list_tombstones(0s), IsEmpty());
}

TEST_F(ReconcilerTest, EmptiesTheOthersWhenOneCannotBeEmptied) {
    const auto bad = bench.publish();
    ASSERT_TRUE(bench.videos().remove(bad));
    const auto good = bench.publish();
    ASSERT_TRUE(bench.videos().remove(good));
    StubbornStore store{*bench.store, bad + "/"};
    Reconciler with_stubborn_store{bench.leases(), store, signal, clock};
    bench.storage.clock().advance(61s);
    with_stubborn_store.pass();
    EXPECT_THAT(*bench.store->list(good + "/", WorkBench::soon()), IsEmpty());
    EXPECT_THAT(*bench.leases().list_tombstones(0s), ElementsAre(bad)) << "tried again the next time";
}

TEST_F(ReconcilerTest, WorksByItselfBetweenStartAndStop) {
    const auto id = bench.upload();
    ASSERT_TRUE(bench.tasks().rest(bench.claim(), 0, 0, RunMode::decode, 1ms, ""));
    Reconciler real{bench.leases(), *bench.store, signal, system_clock(), {1ms}};
    real.start();
    EXPECT_TRUE(eventually([&] { return resting().empty(); }));
    real.stop();
    EXPECT_EQ(bench.claim().video, id);
}

}  // namespace
}  // namespace sunomi
