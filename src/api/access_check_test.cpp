#include "api/access_check.hpp"

#include <gtest/gtest.h>

#include "support/account_bench.hpp"

namespace sunomi::api {
namespace {

using namespace std::chrono_literals;

class AccessCheck : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(bench.accounts.sign_up("alice", "correct horse", "Alice", "192.0.2.1"));
        token = bench.accounts.log_in("alice", "correct horse", {"192.0.2.1", "test"})->token;
        ASSERT_TRUE(bench.revocations.poll());
    }
    /// "allowed", "guest", or the word of the error.
    std::string judged(const std::string& method, Access access, const std::string& authorization) {
        net::RequestHead head;
        head.method = method;
        if (!authorization.empty()) head.headers.add("Authorization", authorization);
        const auto actor = check_access(bench.accounts, bench.revocations, head, access);
        if (!actor) return std::string{word_of(actor.error().code())};
        return *actor ? "allowed" : "guest";
    }
    [[nodiscard]] std::string bearer() const { return "Bearer " + token; }

    AccountBench bench;
    std::string token;
};

TEST_F(AccessCheck, AsksForATokenWhereOneIsNeeded) {
    EXPECT_EQ(judged("GET", Access::anyone, "Bearer nonsense"), "guest") << "not even read";
    EXPECT_EQ(judged("GET", Access::viewer, ""), "guest");
    EXPECT_EQ(judged("GET", Access::viewer, bearer()), "allowed");
    EXPECT_EQ(judged("GET", Access::viewer, "Bearer nonsense"), "unauthenticated");
    for (const auto access : {Access::user, Access::owner, Access::owner_or_moderator}) {
        EXPECT_EQ(judged("GET", access, ""), "unauthenticated");
        EXPECT_EQ(judged("GET", access, "Basic eDp5"), "unauthenticated");
        EXPECT_EQ(judged("GET", access, bearer()), "allowed");
    }
    for (const auto access : {Access::moderator, Access::admin}) {
        EXPECT_EQ(judged("GET", access, ""), "unauthenticated");
        EXPECT_EQ(judged("GET", access, bearer()), "forbidden");
    }
}

TEST_F(AccessCheck, RefusesARevokedSessionAtOnce) {
    const auto actor = *bench.accounts.authenticate(token);
    ASSERT_TRUE(bench.sessions.end_all(actor, std::nullopt));
    EXPECT_EQ(judged("GET", Access::user, bearer()), "unauthenticated");
    EXPECT_EQ(judged("GET", Access::viewer, bearer()), "unauthenticated");
}

TEST_F(AccessCheck, ChangesNothingWhileRevocationsCannotBeKnown) {
    bench.log.failing = true;
    bench.clock.advance(10s);
    EXPECT_FALSE(bench.revocations.poll());
    EXPECT_EQ(judged("POST", Access::user, bearer()), "allowed") << "ten seconds are borne";
    bench.clock.advance(1s);
    for (const auto* method : {"POST", "PUT", "PATCH", "DELETE"}) {
        EXPECT_EQ(judged(method, Access::user, bearer()), "unavailable") << method;
    }
    EXPECT_EQ(judged("POST", Access::viewer, bearer()), "unavailable");
    EXPECT_EQ(judged("GET", Access::user, bearer()), "allowed") << "reading goes on";
    EXPECT_EQ(judged("POST", Access::anyone, ""), "guest") << "and logging in finds out by itself";
    bench.log.failing = false;
    ASSERT_TRUE(bench.revocations.poll());
    EXPECT_EQ(judged("POST", Access::user, bearer()), "allowed");
}

}  // namespace
}  // namespace sunomi::api
