#include "services/session_service.hpp"

#include <gmock/gmock.h>

#include "support/account_bench.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;

class SessionServiceTest : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(bench.accounts.sign_up("ada", "correct horse", "Ada", "192.0.2.1"));
        ada = bench.storage.users().find_by_user_id("ada").value().value();
    }
    /// Someone at a new place.
    Actor enter(const std::string& client = "browser") {
        const auto signed_in = bench.sessions.sign_in(ada, {"192.0.2.1", client}, "test");
        EXPECT_TRUE(signed_in);
        last_token = signed_in->token;
        return *bench.sessions.authenticate(signed_in->token);
    }
    bool holds(const Actor& actor) {
        const auto listed = *bench.sessions.list(actor);
        const bool in_list =
            std::any_of(listed.begin(), listed.end(), [&](const auto& s) { return s.id == actor.session; });
        EXPECT_EQ(in_list, !bench.revocations.is_revoked(actor.session));
        return in_list;
    }

    AccountBench bench;
    SessionService& sessions = bench.sessions;
    User ada;
    std::string last_token;
};

TEST_F(SessionServiceTest, OpensASessionThatSaysWhereAndWhen) {
    const auto actor = enter(std::string(300, 'b'));
    const auto listed = *sessions.list(actor);
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].id, actor.session);
    EXPECT_EQ(listed[0].id.size(), 32U) << "128 bits";
    EXPECT_EQ(listed[0].client, std::string(200, 'b'));
    EXPECT_EQ(listed[0].address, "192.0.2.1");
    EXPECT_EQ(listed[0].created, bench.clock.wall());
    EXPECT_EQ(listed[0].expires, bench.clock.wall() + 24h * 7);
    EXPECT_EQ(bench.tokens.last.expires, listed[0].expires);
}

TEST_F(SessionServiceTest, RenewingKeepsTheSessionAndMovesItsEnd) {
    const auto actor = enter();
    bench.clock.advance(24h);
    const auto token = sessions.renew(actor);
    ASSERT_TRUE(token);
    EXPECT_EQ(sessions.authenticate(*token)->session, actor.session);
    EXPECT_EQ(bench.tokens.last.expires, bench.clock.wall() + 24h * 7);
    const auto listed = *sessions.list(actor);
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].renewed, bench.clock.wall());
    EXPECT_EQ(sessions.renew({ada.key, "no such"}).error().code(), Errc::unauthenticated);
    EXPECT_EQ(sessions.renew({ada.key + 1, actor.session}).error().code(), Errc::unauthenticated);
}

TEST_F(SessionServiceTest, EndsAfterItsLongestTimeHoweverOftenItIsRenewed) {
    SessionService brief{bench.storage.sessions(), bench.revocations, bench.tokens, bench.clock,
                         std::chrono::days{10}};
    const auto begin = bench.clock.wall();
    const auto actor = *brief.authenticate(brief.sign_in(ada, {}, "test")->token);
    EXPECT_EQ(bench.tokens.last.expires, begin + std::chrono::days{7});
    bench.clock.advance(std::chrono::days{6});
    ASSERT_TRUE(brief.renew(actor));
    EXPECT_EQ(bench.tokens.last.expires, begin + std::chrono::days{10});
    bench.clock.advance(std::chrono::days{4});
    EXPECT_EQ(brief.renew(actor).error().code(), Errc::unauthenticated);

    SessionService daily{bench.storage.sessions(), bench.revocations, bench.tokens, bench.clock,
                         std::chrono::days{1}};
    ASSERT_TRUE(daily.sign_in(ada, {}, "test"));
    EXPECT_EQ(bench.tokens.last.expires, bench.clock.wall() + std::chrono::days{1});
}

TEST_F(SessionServiceTest, AnEndedSessionsTokensHoldNoLonger) {
    const auto here = enter();
    const auto token = last_token;
    const auto there = enter();
    ASSERT_TRUE(sessions.end(here, here.session));
    EXPECT_EQ(sessions.authenticate(token).error().code(), Errc::unauthenticated);
    EXPECT_EQ(sessions.renew(here).error().code(), Errc::unauthenticated);
    EXPECT_TRUE(holds(there));
    EXPECT_EQ(sessions.end(there, here.session).error().code(), Errc::not_found);
}

TEST_F(SessionServiceTest, EndsNobodyElsesSession) {
    const auto hers = enter();
    ASSERT_TRUE(bench.accounts.sign_up("bob", "correct horse", "Bob", "192.0.2.1"));
    const auto his = bench.accounts.log_in("bob", "correct horse", {"192.0.2.1", ""});
    const auto bob = *sessions.authenticate(his->token);
    EXPECT_EQ(sessions.end(bob, hers.session).error().code(), Errc::not_found);
    ASSERT_TRUE(sessions.end_all(bob, std::nullopt));
    EXPECT_TRUE(holds(hers));
}

TEST_F(SessionServiceTest, EndsAllOrAllOthers) {
    const auto first = enter();
    const auto second = enter();
    const auto third = enter();
    ASSERT_TRUE(sessions.end_all(second, second.session));
    EXPECT_FALSE(holds(first));
    EXPECT_TRUE(holds(second));
    EXPECT_FALSE(holds(third));
    ASSERT_TRUE(sessions.end_all_of(ada.key));
    EXPECT_FALSE(holds(second));
}

TEST_F(SessionServiceTest, AChangedPasswordEndsTheOtherSessions) {
    const auto here = enter();
    const auto there = enter();
    EXPECT_EQ(sessions.change_password(ada.key, "wrong", "new", here.session).error().code(), Errc::conflict);
    ASSERT_TRUE(sessions.change_password(ada.key, ada.password_hash, "new", here.session));
    EXPECT_TRUE(holds(here));
    EXPECT_FALSE(holds(there));
    EXPECT_EQ(sessions.sign_in(ada, {}, "test").error().code(), Errc::unauthenticated)
        << "judged by the old password";
}

TEST_F(SessionServiceTest, SignsNobodyInWhoIsSuspended) {
    ada.suspended = true;
    EXPECT_EQ(sessions.sign_in(ada, {}, "test").error().code(), Errc::forbidden);
}

}  // namespace
}  // namespace sunomi
