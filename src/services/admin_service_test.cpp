#include "services/admin_service.hpp"

#include <gmock/gmock.h>

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "support/account_bench.hpp"
#include "support/work_bench.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class AdminServiceTest : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(service.create("console", "boss", "", Role::admin));
        ASSERT_TRUE(bench.accounts.sign_up("ada", "correct horse", "Ada", "192.0.2.1"));
        ASSERT_TRUE(bench.accounts.sign_up("bob", "correct horse", "Bob", "192.0.2.1"));
    }
    std::string token_of(const std::string& user_id) {
        const auto user = bench.storage.users().find_by_user_id(user_id).value().value();
        return bench.sessions.sign_in(user, {}, "test")->token;
    }
    User get(const std::string& user_id) {
        const auto account = service.get(user_id);
        EXPECT_TRUE(account) << account.error().message();
        return account ? account->user : User{};
    }
    std::vector<std::string> audit() {
        std::vector<std::string> lines;
        for (const auto& entry : *bench.storage.audit_log().list({})) {
            lines.push_back(entry.actor + ": " + entry.action + " " + entry.target + " " + entry.detail);
        }
        return lines;
    }
    bool logs_in(const std::string& user_id, const std::string& password) {
        return static_cast<bool>(bench.accounts.log_in(user_id, password, {"192.0.2.7", ""}));
    }
    template <class T>
    static Errc code_of(const Result<T>& result) {
        EXPECT_FALSE(result) << "it succeeded";
        return result ? Errc::internal : result.error().code();
    }

    AccountBench bench;
    ScratchFolder folder;
    std::unique_ptr<LocalStore> store = std::move(open_local_store(folder.file("store")).value());
    RecordingObserver observer;
    AccountRemoval removal{bench.storage.accounts(), *store, bench.revocations, observer, [](const User&) {}};
    PasswordResetService resets{bench.storage.users(),
                                bench.storage.password_resets(),
                                bench.storage.audit_log(),
                                bench.password_policy,
                                bench.hasher,
                                bench.revocations,
                                bench.clock,
                                nullptr,
                                {}};
    AdminService service{bench.storage.users(),
                         bench.storage.administration(),
                         bench.storage.invites(),
                         bench.password_policy,
                         resets,
                         removal,
                         bench.storage.audit_log(),
                         bench.revocations,
                         bench.clock};
};

TEST_F(AdminServiceTest, MakesAccountsWhoseOwnersChooseThePassword) {
    ASSERT_TRUE(service.create("boss", "Eve", " Eve E. ", Role::moderator));
    EXPECT_EQ(get("eve").name, "Eve E.");
    EXPECT_EQ(get("eve").role, Role::moderator);
    EXPECT_EQ(get("boss").name, "boss") << "without a name the userId serves";
    EXPECT_FALSE(logs_in("eve", ""));
    EXPECT_EQ(code_of(service.create("boss", "EVE", "", Role::user)), Errc::conflict);
    EXPECT_EQ(code_of(service.create("boss", "no spaces", "", Role::user)), Errc::invalid);
    EXPECT_EQ(code_of(service.create("boss", "carl", std::string(101, 'x'), Role::user)), Errc::invalid);
    EXPECT_THAT(audit(),
                ElementsAre("boss: create account Eve moderator", "console: create account boss admin"));
    const auto secret = service.make_reset_secret("boss", "eve");
    ASSERT_TRUE(secret);
    ASSERT_TRUE(resets.redeem(*secret, "a better horse"));
    EXPECT_TRUE(logs_in("eve", "a better horse"));
}

TEST_F(AdminServiceTest, ALowerRoleEndsTheSessionsAtOnceAndAHigherOneDoesNot) {
    const auto token = token_of("ada");
    ASSERT_TRUE(service.set_role("boss", "ADA", Role::moderator));
    EXPECT_TRUE(bench.sessions.authenticate(token));
    EXPECT_EQ(get("ada").role, Role::moderator);
    ASSERT_TRUE(service.set_role("boss", "ada", Role::user));
    EXPECT_FALSE(bench.sessions.authenticate(token));
    EXPECT_THAT(audit(), ElementsAre("boss: set role ada user", "boss: set role ada moderator",
                                     "console: create account boss admin"));
}

TEST_F(AdminServiceTest, WhoIsSuspendedIsSignedOutAndStaysOut) {
    const auto token = token_of("ada");
    const auto other = token_of("bob");
    ASSERT_TRUE(service.set_suspended("boss", "ada", true));
    EXPECT_FALSE(bench.sessions.authenticate(token));
    EXPECT_TRUE(bench.sessions.authenticate(other));
    EXPECT_FALSE(logs_in("ada", "correct horse"));
    ASSERT_TRUE(service.set_suspended("boss", "ada", false));
    EXPECT_FALSE(bench.sessions.authenticate(token)) << "an ended session stays ended";
    EXPECT_TRUE(logs_in("ada", "correct horse"));
}

TEST_F(AdminServiceTest, TheLastAdminWhoCanSignInStays) {
    const auto refuses = [&](const std::string& last) {
        EXPECT_EQ(code_of(service.set_role(last, last, Role::moderator)), Errc::conflict);
        EXPECT_EQ(code_of(service.set_suspended(last, last, true)), Errc::conflict);
        EXPECT_EQ(code_of(service.remove(last, last)), Errc::conflict);
        EXPECT_EQ(get(last).role, Role::admin);
        EXPECT_FALSE(get(last).suspended);
    };
    const auto before = audit();
    refuses("boss");
    EXPECT_EQ(audit(), before) << "what was refused is not noted as done";
    ASSERT_TRUE(service.set_role("boss", "ada", Role::admin));
    ASSERT_TRUE(service.set_suspended("ada", "boss", true));
    refuses("ada");  // a suspended admin does not count
    ASSERT_TRUE(service.set_suspended("ada", "boss", false));
    ASSERT_TRUE(service.remove("ada", "ada"));
    EXPECT_EQ(code_of(service.get("ada")), Errc::not_found);
    refuses("boss");
}

TEST_F(AdminServiceTest, OnlyTheLastOneCountsNotThatItIsOneself) {
    ASSERT_TRUE(service.set_role("boss", "ada", Role::admin));
    EXPECT_TRUE(service.set_role("ada", "ada", Role::user));
    EXPECT_EQ(get("ada").role, Role::user);
}

TEST_F(AdminServiceTest, RemovesAnAccountWithWhatIsInIt) {
    const auto token = token_of("ada");
    Video video;
    video.id = make_video_id();
    video.owner = get("ada").key;
    ASSERT_TRUE(bench.storage.videos().create(video));
    ASSERT_TRUE(store->put(original_key(video.id), "original", Overwrite::refuse, WorkBench::soon()));
    ASSERT_TRUE(service.remove("boss", "Ada"));
    EXPECT_EQ(code_of(service.get("ada")), Errc::not_found);
    EXPECT_FALSE(bench.sessions.authenticate(token));
    EXPECT_FALSE(*bench.storage.videos().find(video.id));
    EXPECT_FALSE(*store->find(original_key(video.id), WorkBench::soon()));
    EXPECT_EQ(audit().front(), "boss: delete account ada ");
    EXPECT_EQ(code_of(service.remove("boss", "ada")), Errc::not_found);
}

TEST_F(AdminServiceTest, SetsAPasswordThatTheRulesAllowAndEndsTheSessions) {
    const auto token = token_of("ada");
    EXPECT_EQ(code_of(service.set_password("boss", "ada", "short")), Errc::invalid);
    EXPECT_EQ(code_of(service.set_password("boss", "ada", "password1")), Errc::invalid);
    EXPECT_TRUE(bench.sessions.authenticate(token));
    ASSERT_TRUE(service.set_password("boss", "ada", "a better horse"));
    EXPECT_FALSE(bench.sessions.authenticate(token));
    EXPECT_FALSE(logs_in("ada", "correct horse"));
    EXPECT_TRUE(logs_in("ada", "a better horse"));
}

TEST_F(AdminServiceTest, AnAdminsLinkHoldsForADayAndWorksOnce) {
    const auto late = service.make_reset_secret("boss", "ada");
    bench.clock.advance(24h);
    EXPECT_EQ(code_of(resets.redeem(*late, "a better horse")), Errc::forbidden);
    const auto secret = service.make_reset_secret("boss", "ada");
    bench.clock.advance(24h - 1s);
    EXPECT_TRUE(resets.redeem(*secret, "a better horse"));
    EXPECT_EQ(code_of(resets.redeem(*secret, "another horse")), Errc::forbidden);
    EXPECT_TRUE(logs_in("ada", "a better horse"));
}

TEST_F(AdminServiceTest, AQuotaIsANumberOfBytesNoneOrTheInstances) {
    for (const std::int64_t quota : {std::int64_t{5'000'000'000}, std::int64_t{0}, std::int64_t{-1}}) {
        ASSERT_TRUE(service.set_quota("boss", "ada", quota));
        EXPECT_EQ(get("ada").quota_bytes, quota);
    }
    EXPECT_EQ(code_of(service.set_quota("boss", "ada", -2)), Errc::invalid);
    EXPECT_EQ(get("ada").quota_bytes, -1);
}

TEST_F(AdminServiceTest, WhoIsNotThereIsNotChanged) {
    const auto before = audit();
    EXPECT_EQ(code_of(service.set_role("boss", "nobody", Role::admin)), Errc::not_found);
    EXPECT_EQ(code_of(service.set_suspended("boss", "nobody", true)), Errc::not_found);
    EXPECT_EQ(code_of(service.set_quota("boss", "nobody", 1)), Errc::not_found);
    EXPECT_EQ(code_of(service.make_reset_secret("boss", "nobody")), Errc::not_found);
    EXPECT_EQ(code_of(service.set_password("boss", "nobody", "a better horse")), Errc::not_found);
    EXPECT_EQ(audit(), before);
    EXPECT_EQ(code_of(service.list(std::string(201, 'x'), {})), Errc::invalid);
    EXPECT_EQ(code_of(service.list("\xff", {})), Errc::invalid);
}

TEST_F(AdminServiceTest, AnInvitationLetsInWhomItsSecretNamesUntilItIsWithdrawn) {
    for (const int uses : {0, 10'001})
        EXPECT_EQ(code_of(service.create_invite("boss", uses, 1h)), Errc::invalid);
    for (const auto life : {0s, std::chrono::seconds{24h * 367}}) {
        EXPECT_EQ(code_of(service.create_invite("boss", 1, life)), Errc::invalid);
    }
    EXPECT_THAT(*service.list_invites({}), IsEmpty());
    const auto made = service.create_invite("boss", 3, 1h);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->invite.id, to_hex(sha256(made->secret))) << "only the hash is kept";
    SignupGate invited{bench.storage.users(), bench.storage.invites(), bench.storage.administration(),
                       bench.clock,           SignUp::invite,          ""};
    ASSERT_TRUE(invited.check({made->secret, ""}));
    EXPECT_EQ(service.list_invites({})->front().uses_left, 3);
    ASSERT_TRUE(service.remove_invite("boss", made->invite.id));
    EXPECT_EQ(code_of(invited.check({made->secret, ""})), Errc::forbidden);
    EXPECT_EQ(code_of(service.remove_invite("boss", made->invite.id)), Errc::not_found);
}

}  // namespace
}  // namespace sunomi
