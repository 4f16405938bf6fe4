#include "services/password_reset_service.hpp"

#include <gtest/gtest.h>

#include <mutex>

#include "support/account_bench.hpp"
#include "support/eventually.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;

/// Keeps the letters; fails as often as it is told.
class BoxMailer final : public Mailer {
public:
    Result<void> send(const Mail& mail, Deadline) override {
        const std::lock_guard lock(mutex_);
        ++attempts_;
        if (failures-- > 0) return Error{failure, "no"};
        letters_.push_back(mail);
        return {};
    }
    void stop() override {}
    std::vector<Mail> letters() {
        const std::lock_guard lock(mutex_);
        return letters_;
    }
    int attempts() {
        const std::lock_guard lock(mutex_);
        return attempts_;
    }
    int failures = 0;  // this and the next: set before anything is asked for
    Errc failure = Errc::unavailable;

private:
    std::mutex mutex_;
    std::vector<Mail> letters_;
    int attempts_ = 0;
};

class PasswordResetServiceTest : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(bench.accounts.sign_up("ada", "correct horse", "Ada", "192.0.2.1"));
        const auto ada = bench.storage.users().find_by_user_id("ada").value().value();
        ASSERT_TRUE(bench.storage.accounts().change_profile(ada.key,
                                                            {std::nullopt, std::nullopt, "ada@example.org"}));
        ASSERT_TRUE(
            bench.accounts.sign_up("bob", "correct horse", "Bob", "192.0.2.1"));  // without an address
    }
    std::unique_ptr<PasswordResetService> make(PasswordResetConfig config = {}) {
        config.public_url = "https://v.example";
        config.instance_name = "V";
        config.first_rest = 1ms;
        return std::make_unique<PasswordResetService>(
            bench.storage.users(), bench.storage.password_resets(), bench.storage.audit_log(),
            bench.password_policy, bench.hasher, bench.revocations, system_clock(), &mailer, config);
    }

    AccountBench bench;
    BoxMailer mailer;
};

TEST_F(PasswordResetServiceTest, WritesToWhoeverIsNamedByUserIdOrAddress) {
    const auto service = make();
    for (const auto* account : {"nobody", "bob", "ADA", "ada@example.org"}) {
        EXPECT_TRUE(service->ask(account, "192.0.2.9")) << account;
    }
    ASSERT_TRUE(eventually([&] { return mailer.letters().size() == 2; }));
    const auto letter = mailer.letters().front();
    EXPECT_EQ(letter.to, "ada@example.org");
    EXPECT_EQ(letter.subject, "A new password for V");
    const auto at = letter.text.find("https://v.example/reset-password?token=");
    ASSERT_NE(at, std::string::npos);
    const auto secret = letter.text.substr(at + 39, 64);
    for (const auto* weak : {"short", "password1", "ada-ada-ada"})
        EXPECT_EQ(service->redeem(secret, weak).error().code(), Errc::invalid) << weak;
    EXPECT_TRUE(service->redeem(secret, "another horse"));
    EXPECT_EQ(service->redeem(secret, "another horse").error().code(), Errc::forbidden);
    EXPECT_TRUE(bench.accounts.log_in("ada", "another horse", {}));
}

TEST_F(PasswordResetServiceTest, TriesAgainWhereThatMayHelp) {
    mailer.failures = 3;
    const auto service = make();
    ASSERT_TRUE(service->ask("ada", "192.0.2.9"));
    ASSERT_TRUE(eventually([&] { return mailer.letters().size() == 1; }));
    EXPECT_EQ(mailer.attempts(), 4);
}

TEST_F(PasswordResetServiceTest, GivesUpWhatIsRefusedForGood) {
    mailer.failures = 1;
    mailer.failure = Errc::forbidden;
    const auto service = make();
    ASSERT_TRUE(service->ask("ada", "192.0.2.9"));
    ASSERT_TRUE(service->ask("ada@example.org", "192.0.2.9"));
    ASSERT_TRUE(eventually([&] { return mailer.letters().size() == 1; }));
    EXPECT_EQ(mailer.attempts(), 2) << "the first letter was not tried again";
}

TEST_F(PasswordResetServiceTest, LimitsLettersByAccountAndRequestsByAddress) {
    PasswordResetConfig config;
    config.letters = {2, 1h};
    config.requests = {5, 1h};
    const auto service = make(config);
    for (int i = 0; i < 5; ++i) EXPECT_TRUE(service->ask("ada", "192.0.2.9"));
    const auto refused = service->ask("ada", "192.0.2.9");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code(), Errc::too_many);
    EXPECT_GT(wait_named_in(refused.error().message()), 10min);
    EXPECT_TRUE(service->ask("ada", "192.0.2.10"));
    ASSERT_TRUE(eventually([&] { return mailer.letters().size() == 2; }));
    EXPECT_EQ(mailer.attempts(), 2);
}

TEST_F(PasswordResetServiceTest, WithoutAMailerItSaysSo) {
    PasswordResetService service{bench.storage.users(),
                                 bench.storage.password_resets(),
                                 bench.storage.audit_log(),
                                 bench.password_policy,
                                 bench.hasher,
                                 bench.revocations,
                                 bench.clock,
                                 nullptr,
                                 {}};
    EXPECT_EQ(service.ask("ada", "192.0.2.9").error().code(), Errc::unsupported);
}

}  // namespace
}  // namespace sunomi
