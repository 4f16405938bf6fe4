#include "services/revocation_list.hpp"

#include <gtest/gtest.h>

#include "support/account_bench.hpp"
#include "support/eventually.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;

class RevocationListTest : public testing::Test {
protected:
    void SetUp() override {
        const auto key = *bench.storage.users().create({0, "ada", "Ada", "hash", "", {}});
        ada = bench.storage.users().find_by_key(key).value().value();
    }
    void open(const std::string& id, std::chrono::seconds life = 1h) {
        const auto now = bench.clock.wall();
        ASSERT_TRUE(bench.storage.sessions().create({id, ada.key, now, now, now + life, "", ""}, ada));
    }
    /// As another process would.
    void end_elsewhere(const std::string& id) { ASSERT_TRUE(*bench.storage.sessions().end(ada.key, id)); }

    AccountBench bench;
    User ada;
    RevocationList list{bench.log, bench.clock, {20ms, 10s, 120s, 10min}};
};

TEST_F(RevocationListTest, KnowsWhatThisProcessRevokesAtOnce) {
    open("a");
    const auto ended = *bench.storage.sessions().end(ada.key, "a");
    list.add({*ended});
    EXPECT_TRUE(list.is_revoked("a"));
    EXPECT_FALSE(list.is_revoked("b"));
}

TEST_F(RevocationListTest, LearnsWhatOtherProcessesRevokeByLooking) {
    open("a");
    open("b");
    end_elsewhere("a");
    ASSERT_TRUE(list.poll());
    EXPECT_TRUE(list.is_revoked("a"));
    end_elsewhere("b");
    EXPECT_FALSE(list.is_revoked("b"));
    ASSERT_TRUE(list.poll());
    EXPECT_TRUE(list.is_revoked("b"));
}

TEST_F(RevocationListTest, ForgetsASessionWhoseTokensHaveExpired) {
    open("a");
    end_elsewhere("a");
    ASSERT_TRUE(list.poll());
    bench.clock.advance(1h + 119s);
    ASSERT_TRUE(list.poll());
    EXPECT_TRUE(list.is_revoked("a")) << "clocks of two machines may differ";
    bench.clock.advance(1s);
    ASSERT_TRUE(list.poll());
    EXPECT_FALSE(list.is_revoked("a"));
}

TEST_F(RevocationListTest, SaysSinceWhenItCannotKnow) {
    ASSERT_TRUE(list.poll());
    bench.log.failing = true;
    bench.clock.advance(10s);
    EXPECT_FALSE(list.poll());
    EXPECT_TRUE(list.is_current());
    bench.clock.set_wall_forward(1h);
    EXPECT_TRUE(list.is_current()) << "the wall clock does not matter";
    bench.clock.advance(1ms);
    EXPECT_FALSE(list.is_current());
    bench.log.failing = false;
    ASSERT_TRUE(list.poll());
    EXPECT_TRUE(list.is_current());
}

TEST_F(RevocationListTest, StartsFilledAndKeepsItselfUpToDateAndTheTablesSmall) {
    open("old", 1s);
    open("a");
    open("b");
    end_elsewhere("old");
    end_elsewhere("a");
    bench.clock.advance(200s);
    ASSERT_TRUE(list.start());
    EXPECT_TRUE(list.is_revoked("a"));
    end_elsewhere("b");
    EXPECT_TRUE(eventually([&] { return list.is_revoked("b"); }));
    EXPECT_TRUE(eventually([&] { return bench.storage.revocations().list_after(0, 10)->size() == 2; }));
    list.stop();
}

TEST_F(RevocationListTest, DoesNotStartBlind) {
    bench.log.failing = true;
    EXPECT_EQ(list.start().error().code(), Errc::unavailable);
}

}  // namespace
}  // namespace sunomi
