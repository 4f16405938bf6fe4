#include "services/account_service.hpp"

#include <gtest/gtest.h>

#include "support/manual_clock.hpp"
#include "support/sqlite_storage.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;

/// Hashes by writing backwards; remembers that it was asked.
class BackwardHasher final : public PasswordHasher {
public:
    Result<std::string> hash(std::string_view password) override {
        if (busy) return Error{Errc::too_many, "busy"};
        return std::string{password.rbegin(), password.rend()};
    }
    Result<bool> verify(std::string_view password, std::string_view encoded) override {
        ++verified;
        if (busy) return Error{Errc::too_many, "busy"};
        return !encoded.empty() && encoded == *hash(password);
    }
    bool busy = false;
    int verified = 0;
};

/// A token is the user's key.
class PlainTokens final : public TokenIssuer {
public:
    Result<std::string> issue(const TokenClaims& claims) override {
        last = claims;
        return "token " + std::to_string(claims.user);
    }
    Result<TokenClaims> verify(std::string_view token) override {
        if (token != "token " + std::to_string(last.user)) return Error{Errc::unauthenticated, "no"};
        return last;
    }
    TokenClaims last;
};

class AccountServiceTest : public testing::Test {
protected:
    Errc sign_up_error(std::string_view user, std::string_view password, std::string_view name) {
        const auto done = accounts.sign_up(user, password, name);
        EXPECT_FALSE(done);
        return done ? Errc::internal : done.error().code();
    }
    void SetUp() override { ASSERT_TRUE(accounts.sign_up("Alice", "correct horse", "  Alice A.  ")); }

    SqliteStorage storage;
    BackwardHasher hasher;
    PlainTokens tokens;
    ManualClock clock;
    AccountService accounts{storage.users(), hasher, tokens, clock, SignUp::open};
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
    EXPECT_EQ(sign_up_error("bob", "correct horse", "   "), Errc::invalid);
    EXPECT_EQ(sign_up_error("bob", "correct horse", "\xff"), Errc::invalid);
    EXPECT_EQ(sign_up_error("aLICE", "correct horse", "Another"), Errc::conflict);
    EXPECT_FALSE(*storage.users().find_by_user_id("bob"));
}

TEST_F(AccountServiceTest, ClosedMeansClosed) {
    AccountService closed{storage.users(), hasher, tokens, clock, SignUp::closed};
    EXPECT_EQ(closed.sign_up("bob", "correct horse", "Bob").error().code(), Errc::forbidden);
    EXPECT_TRUE(closed.log_in("alice", "correct horse"));
}

TEST_F(AccountServiceTest, LogsInWithATokenForAWeek) {
    const auto signed_in = accounts.log_in("ALICE", "correct horse");
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
    const auto unknown = accounts.log_in("nobody", "correct horse");
    const auto wrong = accounts.log_in("alice", "wrong horse");
    ASSERT_FALSE(unknown);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(unknown.error().code(), Errc::unauthenticated);
    EXPECT_EQ(unknown.error().code(), wrong.error().code());
    EXPECT_EQ(unknown.error().message(), wrong.error().message());
    EXPECT_EQ(hasher.verified, 2) << "both cost one look at the hash";
}

TEST_F(AccountServiceTest, PassesOnThatTheHasherIsBusy) {
    hasher.busy = true;
    EXPECT_EQ(accounts.log_in("alice", "correct horse").error().code(), Errc::too_many);
    EXPECT_EQ(sign_up_error("bob", "correct horse", "Bob"), Errc::too_many);
}

TEST_F(AccountServiceTest, RenewsForAnAccountThatExistsOnly) {
    const auto alice = accounts.log_in("alice", "correct horse");
    const auto first = tokens.last.session_id;
    clock.advance(1h);
    const auto renewed = accounts.renew(Actor{alice->user.key, "s"});
    ASSERT_TRUE(renewed);
    EXPECT_EQ(renewed->user.user_id, "Alice");
    EXPECT_EQ(tokens.last.expires, clock.wall() + 24h * 7);
    EXPECT_NE(tokens.last.session_id, first);
    EXPECT_EQ(accounts.renew(Actor{999, "s"}).error().code(), Errc::unauthenticated);
    EXPECT_EQ(accounts.account_of(Actor{999, "s"}).error().code(), Errc::unauthenticated);
    EXPECT_EQ(accounts.authenticate("garbage").error().code(), Errc::unauthenticated);
}

}  // namespace
}  // namespace sunomi
