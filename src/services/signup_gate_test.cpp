#include "services/signup_gate.hpp"

#include <gmock/gmock.h>

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "support/manual_clock.hpp"
#include "support/sqlite_storage.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;

const SignupGrant nothing;

class SignupGateTest : public testing::Test {
protected:
    SignupGate gate(SignUp policy, const std::string& setup_token = "") {
        return {storage.users(), storage.invites(), storage.administration(), clock, policy, setup_token};
    }
    /// Handed out by an admin; returns what the one who is invited shows.
    SignupGrant invite(int uses, std::chrono::seconds life = 24h) {
        const std::string secret = "secret " + std::to_string(++invites);
        const Invite made{to_hex(sha256(secret)), "boss", clock.wall(), clock.wall() + life, uses};
        EXPECT_TRUE(storage.invites().create(made, {"boss", "create invite", made.id, ""}));
        return {secret, ""};
    }
    static User person(const std::string& user_id) {
        User user;
        user.user_id = user_id;
        user.name = user_id;
        return user;
    }
    std::optional<Role> role_of(const std::string& user_id) {
        const auto found = *storage.users().find_by_user_id(user_id);
        return found ? std::optional{found->role} : std::nullopt;
    }
    template <class T>
    static Errc code_of(const Result<T>& result) {
        EXPECT_FALSE(result) << "it succeeded";
        return result ? Errc::internal : result.error().code();
    }

    SqliteStorage storage;
    ManualClock clock;
    int invites = 0;
};

TEST_F(SignupGateTest, AnOpenOneLetsEveryoneIn) {
    auto open = gate(SignUp::open);
    EXPECT_TRUE(open.check(nothing));
    EXPECT_TRUE(open.create(person("ada"), nothing));
    EXPECT_EQ(role_of("ada"), Role::user);
    EXPECT_EQ(code_of(open.create(person("ADA"), nothing)), Errc::conflict);
}

TEST_F(SignupGateTest, AClosedOneLetsNobodyInNotEvenTheInvited) {
    auto closed = gate(SignUp::closed);
    EXPECT_EQ(code_of(closed.check(nothing)), Errc::forbidden);
    EXPECT_EQ(code_of(closed.check(invite(1))), Errc::forbidden);
}

TEST_F(SignupGateTest, AnInvitationLetsAsManyInAsItSays) {
    auto invited = gate(SignUp::invite);
    EXPECT_EQ(code_of(invited.check(nothing)), Errc::forbidden);
    EXPECT_EQ(code_of(invited.check({"a guess", ""})), Errc::forbidden);
    const auto grant = invite(2);
    for (const auto* name : {"ada", "bob"}) {
        ASSERT_TRUE(invited.check(grant));
        ASSERT_TRUE(invited.create(person(name), grant));
    }
    EXPECT_EQ(code_of(invited.check(grant)), Errc::forbidden);
    EXPECT_EQ(code_of(invited.create(person("eve"), grant)), Errc::forbidden);
    EXPECT_EQ(role_of("eve"), std::nullopt);
}

TEST_F(SignupGateTest, OfTwoWhoComeAtOnceWithOneInvitationOneGetsIn) {
    auto invited = gate(SignUp::invite);
    const auto grant = invite(1);
    ASSERT_TRUE(invited.check(grant));
    ASSERT_TRUE(invited.check(grant));
    EXPECT_TRUE(invited.create(person("ada"), grant));
    EXPECT_EQ(code_of(invited.create(person("bob"), grant)), Errc::forbidden);
    EXPECT_EQ(role_of("bob"), std::nullopt);
}

TEST_F(SignupGateTest, WhoseUserIdIsTakenKeepsTheInvitation) {
    auto invited = gate(SignUp::invite);
    ASSERT_TRUE(storage.users().create(person("ada")));
    const auto grant = invite(1);
    EXPECT_EQ(code_of(invited.create(person("Ada"), grant)), Errc::conflict);
    EXPECT_TRUE(invited.check(grant));
    EXPECT_TRUE(invited.create(person("ada2"), grant));
}

TEST_F(SignupGateTest, AnInvitationEndsToTheSecond) {
    auto invited = gate(SignUp::invite);
    const auto grant = invite(9, 60s);
    clock.advance(59s);
    EXPECT_TRUE(invited.check(grant));
    clock.advance(1s);
    EXPECT_EQ(code_of(invited.check(grant)), Errc::forbidden);
    EXPECT_EQ(code_of(invited.create(person("ada"), grant)), Errc::forbidden) << "it ran out meanwhile";
    EXPECT_EQ(role_of("ada"), std::nullopt);
}

TEST_F(SignupGateTest, AWithdrawnInvitationIsNoneAnyMore) {
    auto invited = gate(SignUp::invite);
    const auto grant = invite(5);
    ASSERT_TRUE(*storage.invites().remove(to_hex(sha256(grant.invite)), {"boss", "remove invite", "", ""}));
    EXPECT_EQ(code_of(invited.check(grant)), Errc::forbidden);
    EXPECT_EQ(code_of(invited.create(person("ada"), grant)), Errc::forbidden);
}

TEST_F(SignupGateTest, TheSetUpLinkMakesOneAdminUnderEveryPolicy) {
    auto closed = gate(SignUp::closed, "the token");
    EXPECT_EQ(code_of(closed.check({"", "another token"})), Errc::forbidden);
    const SignupGrant grant{"", "the token"};
    ASSERT_TRUE(closed.check(grant));
    ASSERT_TRUE(closed.create(person("boss"), grant));
    EXPECT_EQ(role_of("boss"), Role::admin);
    EXPECT_EQ(code_of(closed.check(grant)), Errc::forbidden);
    EXPECT_EQ(code_of(closed.create(person("eve"), grant)), Errc::forbidden) << "who was slower";
    EXPECT_EQ(role_of("eve"), std::nullopt);
}

TEST_F(SignupGateTest, WithoutASetUpTokenNoneFits) {
    auto open = gate(SignUp::open);
    EXPECT_EQ(code_of(open.check({"", "anything"})), Errc::forbidden);
    EXPECT_EQ(role_of("boss"), std::nullopt);
}

}  // namespace
}  // namespace sunomi
