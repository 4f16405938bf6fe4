#include "services/profile_service.hpp"

#include <gtest/gtest.h>

#include "support/account_bench.hpp"

namespace sunomi {
namespace {

class ProfileServiceTest : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(bench.accounts.sign_up("ada", "correct horse", "Ada", address));
        here = enter("correct horse");
    }
    Actor enter(const std::string& password) {
        const auto signed_in = bench.accounts.log_in("ada", password, {address, ""});
        EXPECT_TRUE(signed_in);
        return signed_in ? *bench.sessions.authenticate(signed_in->token) : Actor{};
    }
    Errc refused(const ProfileRequest& request) {
        const auto before = *profiles.own(here);
        const auto changed = profiles.change(here, request, address);
        EXPECT_FALSE(changed);
        const auto after = *profiles.own(here);
        EXPECT_EQ(after.user.name + after.user.about + after.user.email + after.user.password_hash,
                  before.user.name + before.user.about + before.user.email + before.user.password_hash);
        return changed ? Errc::internal : changed.error().code();
    }
    /// Someone who came another way and has no password.
    Actor without_password() {
        const auto key = *bench.storage.users().create({0, "grace", "Grace", "", "", {}});
        const auto signed_in =
            bench.sessions.sign_in(*bench.storage.users().find_by_key(key).value(), {}, "test");
        return *bench.sessions.authenticate(signed_in->token);
    }

    const std::string address = "192.0.2.1";
    AccountBench bench;
    ProfileService profiles{bench.storage.users(),   bench.storage.accounts(),
                            bench.storage.uploads(), bench.storage.archivist(),
                            bench.password_policy,   bench.hasher,
                            bench.passwords,         bench.sessions};
    Actor here;
};

TEST_F(ProfileServiceTest, ShowsOneselfMoreThanOthers) {
    ASSERT_TRUE(profiles.change(
        here, {" Ada K. ", "Engines", "ada@example.org", std::nullopt, "correct horse"}, address));
    const auto own = *profiles.own(here);
    EXPECT_EQ(own.user.name, "Ada K.");
    EXPECT_EQ(own.user.about, "Engines");
    EXPECT_EQ(own.user.email, "ada@example.org");
    EXPECT_EQ(own.videos, 0);
    EXPECT_EQ(profiles.of_channel("ADA")->user.name, "Ada K.");
    EXPECT_EQ(profiles.of_channel("nobody").error().code(), Errc::not_found);
    EXPECT_EQ(profiles.own({999, "s"}).error().code(), Errc::unauthenticated);
}

TEST_F(ProfileServiceTest, ChangesNothingWhenOneThingIsWrong) {
    EXPECT_EQ(refused({"New name", std::string(5001, 'x')}), Errc::invalid);
    EXPECT_EQ(refused({"New name", std::nullopt, "no address", std::nullopt, "correct horse"}),
              Errc::invalid);
    EXPECT_EQ(refused({"New name", std::nullopt, std::nullopt, "short", "correct horse"}), Errc::invalid);
    EXPECT_EQ(refused({"Battery Staple", std::nullopt, std::nullopt, "battery staple", "correct horse"}),
              Errc::invalid)
        << "the name that is to be";
    EXPECT_EQ(refused({"New name", std::nullopt, std::nullopt, "battery staple"}), Errc::invalid)
        << "no old one";
    EXPECT_EQ(refused({"New name", std::nullopt, std::nullopt, "battery staple", "wrong"}), Errc::forbidden);
    EXPECT_EQ(refused({"New name", std::nullopt, "ada@example.org"}), Errc::invalid) << "no password";
}

TEST_F(ProfileServiceTest, ANewPasswordEndsTheOtherSessionsOnly) {
    const auto there = enter("correct horse");
    ASSERT_TRUE(profiles.change(
        here, {std::nullopt, std::nullopt, std::nullopt, "battery staple", "correct horse"}, address));
    EXPECT_FALSE(bench.revocations.is_revoked(here.session));
    EXPECT_TRUE(bench.revocations.is_revoked(there.session));
    enter("battery staple");
}

TEST_F(ProfileServiceTest, TheSameAddressAgainNeedsNoPassword) {
    ASSERT_TRUE(profiles.change(
        here, {std::nullopt, std::nullopt, "ada@example.org", std::nullopt, "correct horse"}, address));
    EXPECT_TRUE(profiles.change(here, {"Ada", "x", "ada@example.org"}, address));
    EXPECT_EQ(refused({std::nullopt, std::nullopt, ""}), Errc::invalid);
}

TEST_F(ProfileServiceTest, WhoHasNoPasswordSetsOneSoonAfterALogIn) {
    const auto grace = without_password();
    EXPECT_TRUE(profiles.confirm(grace, std::nullopt, address));
    bench.clock.advance(std::chrono::minutes{10});
    ASSERT_TRUE(
        profiles.change(grace, {std::nullopt, std::nullopt, std::nullopt, "battery staple"}, address));
    EXPECT_TRUE(bench.accounts.log_in("grace", "battery staple", {address, ""}));
    EXPECT_EQ(profiles.confirm(grace, std::nullopt, address).error().code(), Errc::invalid);
}

TEST_F(ProfileServiceTest, WithoutAPasswordALogInOfLongAgoConfirmsNothing) {
    const auto grace = without_password();
    bench.clock.advance(std::chrono::minutes{10} + std::chrono::seconds{1});
    ASSERT_TRUE(bench.sessions.renew(grace)) << "a fresh token is no fresh log-in";
    const ProfileRequest password{std::nullopt, std::nullopt, std::nullopt, "battery staple"};
    const ProfileRequest email{std::nullopt, std::nullopt, "grace@example.org"};
    EXPECT_EQ(profiles.change(grace, password, address).error().code(), Errc::forbidden);
    EXPECT_EQ(profiles.change(grace, email, address).error().code(), Errc::forbidden);
    EXPECT_EQ(profiles.confirm(grace, "anything", address).error().code(), Errc::forbidden);
    EXPECT_TRUE(profiles.change(grace, {"Grace H."}, address));
    EXPECT_EQ(profiles.own(grace)->user.email, "");
    EXPECT_EQ(profiles.own(grace)->user.password_hash, "");
}

TEST_F(ProfileServiceTest, GuessingTheOldPasswordIsLimitedAsGuessingAtTheDoorIs) {
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(profiles.confirm(here, "guess", address).error().code(), Errc::forbidden);
    EXPECT_EQ(profiles.confirm(here, "correct horse", address).error().code(), Errc::too_many);
    EXPECT_EQ(bench.accounts.log_in("ada", "correct horse", {address, ""}).error().code(), Errc::too_many);
}

}  // namespace
}  // namespace sunomi
