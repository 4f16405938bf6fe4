#include "services/account_service.hpp"

#include <gtest/gtest.h>

#include "support/account_bench.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;

class AccountServiceTest : public testing::Test {
protected:
    Errc sign_up_error(std::string_view user, std::string_view password, std::string_view name) {
        const auto done = accounts.sign_up(user, password, name, "192.0.2.1");
        EXPECT_FALSE(done);
        return done ? Errc::internal : done.error().code();
    }
    void SetUp() override {
        ASSERT_TRUE(accounts.sign_up("Alice", "correct horse", "  Alice A.  ", "192.0.2.1"));
    }

    /// From `address`, "signed in" or the word of the error with its Retry-After.
    std::string log_in(const std::string& user, const std::string& password, const std::string& address) {
        const auto done = accounts.log_in(user, password, {address, ""});
        if (done) return "signed in";
        if (done.error().code() == Errc::too_many)
            return "wait " + std::to_string(wait_named_in(done.error().message()).count());
        return done.error().code() == Errc::unauthenticated ? "wrong" : done.error().message();
    }

    AccountBench bench;
    SqliteStorage& storage = bench.storage;
    BackwardHasher& hasher = bench.hasher;
    NumberedTokens& tokens = bench.tokens;
    ManualClock& clock = bench.clock;
    AccountService& accounts = bench.accounts;
    const Visitor visitor{"192.0.2.1", "browser"};
};

TEST_F(AccountServiceTest, SignsUpWithAHashAndATidiedName) {
    const auto user = storage.users().find_by_user_id("alice").value().value();
    EXPECT_EQ(user.user_id, "Alice");
    EXPECT_EQ(user.name, "Alice A.");
    EXPECT_EQ(user.password_hash, "esroh tcerroc");
    EXPECT_EQ(user.created, clock.wall());
}

TEST_F(AccountServiceTest, RefusesWhatBreaksARule) {
    EXPECT_EQ(sign_up_error("b", "correct horse", "Bob"), Errc::invalid);
    EXPECT_EQ(sign_up_error("bob smith", "correct horse", "Bob"), Errc::invalid);
    EXPECT_EQ(sign_up_error("bob", "short", "Bob"), Errc::invalid);
    EXPECT_EQ(sign_up_error("bob", "password1", "Bob"), Errc::invalid);
    EXPECT_EQ(sign_up_error("bob", "bob smith 1", "Bob Smith"), Errc::invalid);
    EXPECT_EQ(sign_up_error("bob", "correct horse", "   "), Errc::invalid);
    EXPECT_EQ(sign_up_error("bob", "correct horse", "\xff"), Errc::invalid);
    EXPECT_EQ(sign_up_error("aLICE", "correct horse", "Another"), Errc::conflict);
    EXPECT_FALSE(*storage.users().find_by_user_id("bob"));
}

TEST_F(AccountServiceTest, ClosedMeansClosed) {
    SignupGate gate{storage.users(), storage.invites(), storage.administration(), clock, SignUp::closed, ""};
    AccountService closed{storage.users(), gate, bench.password_policy, hasher, bench.passwords,
                          bench.sessions,  clock};
    EXPECT_EQ(closed.sign_up("bob", "correct horse", "Bob", "192.0.2.1").error().code(), Errc::forbidden);
    EXPECT_TRUE(closed.log_in("alice", "correct horse", visitor));
}

TEST_F(AccountServiceTest, LogsInWithATokenForAWeek) {
    const auto signed_in = accounts.log_in("ALICE", "correct horse", visitor);
    ASSERT_TRUE(signed_in);
    EXPECT_EQ(signed_in->user.user_id, "Alice");
    EXPECT_EQ(tokens.last.user, signed_in->user.key);
    EXPECT_EQ(tokens.last.expires, clock.wall() + 24h * 7);
    EXPECT_EQ(tokens.last.session_id.size(), 32U);
    const auto actor = accounts.authenticate(signed_in->token);
    ASSERT_TRUE(actor);
    EXPECT_EQ(accounts.account_of(*actor)->user_id, "Alice");
}

TEST_F(AccountServiceTest, TellsNoDifferenceBetweenAnUnknownUserAndAWrongPassword) {
    const auto unknown = accounts.log_in("nobody", "correct horse", visitor);
    const auto wrong = accounts.log_in("alice", "wrong horse", visitor);
    ASSERT_FALSE(unknown);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(unknown.error().code(), Errc::unauthenticated);
    EXPECT_EQ(unknown.error().code(), wrong.error().code());
    EXPECT_EQ(unknown.error().message(), wrong.error().message());
    EXPECT_EQ(hasher.verified, 2) << "both cost one look at the hash";
}

TEST_F(AccountServiceTest, HashesAnewWhatWasHashedWithOtherCosts) {
    const auto key = *storage.users().create({0, "bob", "Bob", "esroh tcerroc", "", {}});
    hasher.outdated = "esroh tcerroc";
    hasher.salt = "new ";
    EXPECT_EQ(log_in("bob", "wrong horse", "192.0.2.1"), "wrong");
    EXPECT_EQ(storage.users().find_by_key(key).value()->password_hash, "esroh tcerroc")
        << "not for a wrong one";
    ASSERT_EQ(log_in("bob", "correct horse", "192.0.2.1"), "signed in");
    EXPECT_EQ(storage.users().find_by_key(key).value()->password_hash, "new esroh tcerroc");
    const auto again = accounts.log_in("bob", "correct horse", visitor);
    ASSERT_TRUE(again);
    EXPECT_TRUE(accounts.authenticate(again->token));
}

TEST_F(AccountServiceTest, PassesOnThatTheHasherIsBusy) {
    hasher.busy = true;
    EXPECT_EQ(accounts.log_in("alice", "correct horse", visitor).error().code(), Errc::too_many);
    EXPECT_EQ(sign_up_error("bob", "correct horse", "Bob"), Errc::too_many);
}

TEST_F(AccountServiceTest, RenewsASessionOfAnAccountThatExistsOnly) {
    const auto alice = accounts.log_in("alice", "correct horse", visitor);
    const auto actor = *accounts.authenticate(alice->token);
    clock.advance(1h);
    const auto renewed = accounts.renew(actor);
    ASSERT_TRUE(renewed);
    EXPECT_EQ(renewed->user.user_id, "Alice");
    EXPECT_EQ(tokens.last.expires, clock.wall() + 24h * 7);
    EXPECT_EQ(tokens.last.session_id, actor.session);
    EXPECT_EQ(accounts.renew(Actor{999, "s"}).error().code(), Errc::unauthenticated);
    EXPECT_EQ(accounts.renew(Actor{actor.user, "s"}).error().code(), Errc::unauthenticated);
    EXPECT_EQ(accounts.account_of(Actor{999, "s"}).error().code(), Errc::unauthenticated);
    EXPECT_EQ(accounts.authenticate("garbage").error().code(), Errc::unauthenticated);
}

TEST_F(AccountServiceTest, TenWrongPasswordsLockOutWhoGuessesAndNotTheOwner) {
    for (int i = 0; i < 10; ++i) EXPECT_EQ(log_in("alice", "guess", "203.0.113.5"), "wrong");
    EXPECT_EQ(log_in("alice", "correct horse", "203.0.113.5"), "wait 60") << "the right one is not looked at";
    EXPECT_EQ(hasher.verified, 10);
    EXPECT_EQ(log_in("ALICE", "correct horse", "203.0.113.5"), "wait 60") << "in whatever spelling";
    EXPECT_EQ(log_in("alice", "correct horse", "192.0.2.1"), "signed in") << "the owner, elsewhere";
    clock.advance(60s);
    EXPECT_EQ(log_in("alice", "guess", "203.0.113.5"), "wrong") << "one comes back each minute";
    EXPECT_EQ(log_in("alice", "guess", "203.0.113.5"), "wait 60");
}

TEST_F(AccountServiceTest, CountsAnIPv6CustomerOnceWhateverHisAddress) {
    for (int i = 0; i < 10; ++i) {
        EXPECT_EQ(log_in("alice", "guess", "2001:db8:1:2::" + std::to_string(i)), "wrong");
    }
    EXPECT_EQ(log_in("alice", "guess", "2001:db8:1:2:ffff::1"), "wait 60");
    EXPECT_EQ(log_in("alice", "guess", "2001:db8:1:3::1"), "wrong");
}

TEST_F(AccountServiceTest, RightPasswordsAreNeverCounted) {
    for (int i = 0; i < 500; ++i) ASSERT_EQ(log_in("alice", "correct horse", "192.0.2.1"), "signed in");
}

TEST_F(AccountServiceTest, ABusyHasherCountsAgainstNobody) {
    hasher.busy = true;
    for (int i = 0; i < 20; ++i) EXPECT_EQ(log_in("alice", "correct horse", "192.0.2.1"), "wait 1");
    hasher.busy = false;
    EXPECT_EQ(log_in("alice", "correct horse", "192.0.2.1"), "signed in");
}

TEST_F(AccountServiceTest, LimitsOneWhoTriesManyAccountsAndManyWhoTryOne) {
    for (int i = 0; i < 100; ++i)
        EXPECT_EQ(log_in("user" + std::to_string(i), "guess", "203.0.113.5"), "wrong");
    EXPECT_EQ(log_in("user100", "guess", "203.0.113.5"), "wait 6");
    for (int i = 0; i < 1000; ++i) {
        ASSERT_EQ(log_in("alice", "guess", "10.0." + std::to_string(i / 250) + '.' + std::to_string(i % 250)),
                  "wrong");
    }
    EXPECT_EQ(log_in("alice", "guess", "10.1.0.0"), "wait 4");
    EXPECT_EQ(log_in("not an id \n", "guess", "10.1.0.0"), "wrong");
}

TEST_F(AccountServiceTest, LimitsSignUpsOfAnAddress) {
    AccountService strict{storage.users(), bench.gate,      bench.password_policy,
                          hasher,          bench.passwords, bench.sessions,
                          clock,           {{2, 1h}}};
    EXPECT_TRUE(strict.sign_up("bob", "correct horse", "Bob", "192.0.2.1"));
    EXPECT_EQ(strict.sign_up("bob", "correct horse", "Bob", "192.0.2.1").error().code(), Errc::conflict);
    EXPECT_TRUE(strict.sign_up("carol", "correct horse", "Carol", "192.0.2.1"));
    EXPECT_EQ(strict.sign_up("dora", "correct horse", "Dora", "192.0.2.1").error().message(),
              "too many accounts were made from this address; please try again in 1800 s");
    EXPECT_TRUE(strict.sign_up("dora", "correct horse", "Dora", "192.0.2.2"));
}

}  // namespace
}  // namespace sunomi
