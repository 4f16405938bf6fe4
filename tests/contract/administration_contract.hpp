#pragma once

#include <gmock/gmock.h>

#include "contract/storage_under_test.hpp"

namespace sunomi {

/// What AccountAdministration, AuditLog, InviteRepository, PasswordResetRepository, ModerationRepository and
/// PlatformGlance promise.
class AdministrationContract : public StorageContract {
protected:
    static inline const AuditEntry by_boss{"boss", "try", "target", "detail"};

    UserKey add_named(const std::string& user_id, const std::string& name, Role role = Role::user) {
        User user;
        user.user_id = user_id;
        user.name = name;
        user.password_hash = "hash";
        user.role = role;
        const auto key = users().create(user);
        EXPECT_TRUE(key) << key.error().message();
        return key ? *key : 0;
    }
    std::string open_session(UserKey user) {
        Session session;
        session.id = "session of " + std::to_string(user);
        session.user = user;
        session.created = session.renewed = clock().wall();
        session.expires = session.created + std::chrono::hours{1};
        const auto judged = users().find_by_key(user);
        EXPECT_TRUE(judged && *judged && sessions().create(session, **judged));
        return session.id;
    }
    static std::vector<std::string> ended(const Result<std::vector<Revocation>>& revoked) {
        EXPECT_TRUE(revoked) << revoked.error().message();
        std::vector<std::string> out;
        if (revoked) {
            for (const auto& one : *revoked) out.push_back(one.session);
        }
        return out;
    }
    User user(UserKey key) {
        const auto found = users().find_by_key(key);
        EXPECT_TRUE(found && *found);
        return found && *found ? **found : User{};
    }
    std::vector<std::string> ids(const Result<std::vector<AccountSummary>>& found) {
        EXPECT_TRUE(found) << found.error().message();
        std::vector<std::string> out;
        if (found) {
            for (const auto& one : *found) out.push_back(one.user.user_id);
        }
        return out;
    }
    /// The list in pages of `take` by cursors.
    std::vector<std::string> walk(const std::string& search, int take) {
        std::vector<std::string> out;
        for (Page page{0, take, {}};;) {
            const auto found = storage().administration().list(search, page);
            for (const auto& id : ids(found)) out.push_back(id);
            if (!found || static_cast<int>(found->size()) < take) return out;
            page.after = storage().administration().cursor_of(found->back(), search);
        }
    }
    std::vector<std::string> actions() {
        std::vector<std::string> out;
        const auto entries = storage().audit_log().list({0, 100, {}});
        EXPECT_TRUE(entries);
        if (entries) {
            for (const auto& entry : *entries)
                out.push_back(entry.actor + ' ' + entry.action + ' ' + entry.target);
        }
        return out;
    }
};
using Ids = std::vector<std::string>;

TEST_P(AdministrationContract, FindsAccountsByTheBeginningOfUserIdThenOfName) {
    add_named("Zoe", "Anna Z");
    add_named("anna", "Zoe A");
    add_named("Annabel", "Anna B");
    add_named("bert", "anna_bert");
    add_named("hannah", "Hannah");
    EXPECT_EQ(ids(storage().administration().list("", {0, 20, {}})),
              (Ids{"anna", "Annabel", "bert", "hannah", "Zoe"}));
    EXPECT_EQ(ids(storage().administration().list("aNNa", {0, 20, {}})),
              (Ids{"anna", "Annabel", "Zoe", "bert"}));
    EXPECT_EQ(ids(storage().administration().list("anna%", {0, 20, {}})), Ids{});
    for (const int take : {1, 2, 3}) {
        EXPECT_EQ(walk("anna", take), (Ids{"anna", "Annabel", "Zoe", "bert"})) << take;
        EXPECT_EQ(walk("", take), (Ids{"anna", "Annabel", "bert", "hannah", "Zoe"})) << take;
    }
    for (int skip = 0; skip < 5; ++skip) {
        const Ids all{"anna", "Annabel", "Zoe", "bert"};
        EXPECT_EQ(ids(storage().administration().list("anna", {skip, 20, {}})),
                  Ids(all.begin() + std::min(skip, 4), all.end()));
    }
}

TEST_P(AdministrationContract, SumsUpWhatAnAccountHas) {
    const auto owner = add_user("owner");
    add_uploaded(owner);
    add_uploaded(owner);
    add_video(owner);
    const auto found = storage().administration().get("OWNER");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->used_bytes, 2 * 12345);
    EXPECT_EQ(found->videos, 3);
    EXPECT_EQ(code_of(storage().administration().get("nobody")), Errc::not_found);
}

TEST_P(AdministrationContract, ALowerRoleEndsTheSessionsAndAHigherOneDoesNot) {
    add_named("boss", "Boss", Role::admin);
    const auto key = add_user("someone");
    const auto session = open_session(key);
    EXPECT_EQ(ended(storage().administration().set_role(key, Role::moderator, by_boss)), Ids{});
    EXPECT_EQ(user(key).role, Role::moderator);
    EXPECT_EQ(ended(storage().administration().set_role(key, Role::user, by_boss)), Ids{session});
    EXPECT_EQ(user(key).role, Role::user);
    EXPECT_EQ(code_of(storage().administration().set_role(999, Role::user, by_boss)), Errc::not_found);
    EXPECT_EQ(actions(), (Ids{"boss try target", "boss try target"})) << "what failed is not in it";
}

TEST_P(AdministrationContract, SuspendingEndsTheSessions) {
    const auto key = add_user("someone");
    const auto session = open_session(key);
    EXPECT_EQ(ended(storage().administration().set_suspended(key, true, by_boss)), Ids{session});
    EXPECT_TRUE(user(key).suspended);
    EXPECT_EQ(ended(storage().administration().set_suspended(key, false, by_boss)), Ids{});
    EXPECT_FALSE(user(key).suspended);
}

TEST_P(AdministrationContract, KeepsOneAdminWhoCanSignIn) {
    const auto first = add_named("first", "First", Role::admin);
    EXPECT_EQ(code_of(storage().administration().set_role(first, Role::moderator, by_boss)), Errc::conflict);
    EXPECT_EQ(code_of(storage().administration().set_suspended(first, true, by_boss)), Errc::conflict);
    const auto second = add_named("second", "Second", Role::admin);
    ASSERT_TRUE(storage().administration().set_suspended(second, true, by_boss));
    EXPECT_EQ(code_of(storage().administration().set_suspended(first, true, by_boss)), Errc::conflict)
        << "second cannot sign in";
    ASSERT_TRUE(storage().administration().set_suspended(second, false, by_boss));
    EXPECT_TRUE(storage().administration().set_role(first, Role::user, by_boss));
    EXPECT_EQ(code_of(storage().administration().set_role(second, Role::user, by_boss)), Errc::conflict);
    EXPECT_EQ(user(second).role, Role::admin);
}

TEST_P(AdministrationContract, SetsTheQuota) {
    const auto key = add_user("someone");
    ASSERT_TRUE(storage().administration().set_quota(key, 5'000'000'000, by_boss));
    EXPECT_EQ(user(key).quota_bytes, 5'000'000'000);
    ASSERT_TRUE(storage().administration().set_quota(key, -1, by_boss));
    EXPECT_EQ(user(key).quota_bytes, -1);
    EXPECT_EQ(code_of(storage().administration().set_quota(999, 1, by_boss)), Errc::not_found);
}

TEST_P(AdministrationContract, MakesTheFirstAdminOnce) {
    EXPECT_FALSE(*storage().administration().has_admin());
    User user;
    user.user_id = "root";
    user.name = "Root";
    const auto key = storage().administration().create_first_admin(user, by_boss);
    ASSERT_TRUE(key);
    EXPECT_EQ(this->user(*key).role, Role::admin);
    EXPECT_TRUE(*storage().administration().has_admin());
    user.user_id = "root2";
    EXPECT_EQ(code_of(storage().administration().create_first_admin(user, by_boss)), Errc::forbidden);
    EXPECT_FALSE(*users().find_by_user_id("root2"));
}

TEST_P(AdministrationContract, ListsTheAuditNewestFirst) {
    for (const auto* action : {"one", "two", "three"})
        ASSERT_TRUE(storage().audit_log().append({"a", action, "t", "d"}));
    EXPECT_EQ(actions(), (Ids{"a three t", "a two t", "a one t"}));
    const auto first = storage().audit_log().list({0, 1, {}});
    ASSERT_TRUE(first);
    EXPECT_EQ(first->front().detail, "d");
    EXPECT_GT(first->front().at, WallTime{});
    const auto rest = storage().audit_log().list({0, 5, Cursor{first->front().number, ""}});
    ASSERT_TRUE(rest);
    EXPECT_EQ(rest->size(), 2U);
    EXPECT_EQ(storage().audit_log().list({2, 5, {}})->front().action, "one");
}

TEST_P(AdministrationContract, AnInviteMakesAsManyAccountsAsItSays) {
    const auto now = clock().wall();
    const auto later = now + std::chrono::hours{1};
    ASSERT_TRUE(storage().invites().create({"hash", "boss", now, later, 2}, by_boss));
    EXPECT_TRUE(*storage().invites().is_usable("hash", now));
    EXPECT_FALSE(*storage().invites().is_usable("hash", later));
    EXPECT_FALSE(*storage().invites().is_usable("other", now));
    User user;
    user.name = "N";
    const auto make = [&](const std::string& user_id, const std::string& invite, WallTime at) {
        user.user_id = user_id;
        return storage().invites().create_account(user, invite, at);
    };
    EXPECT_EQ(code_of(make("ann", "other", now)), Errc::forbidden);
    EXPECT_EQ(code_of(make("ann", "hash", later)), Errc::forbidden);
    EXPECT_TRUE(make("ann", "hash", now));
    EXPECT_EQ(code_of(make("ANN", "hash", now)), Errc::conflict);
    EXPECT_EQ(storage().invites().list({0, 5, {}})->front().uses_left, 1) << "a refused account takes no use";
    EXPECT_TRUE(make("ben", "hash", now));
    EXPECT_EQ(code_of(make("cid", "hash", now)), Errc::forbidden);
    EXPECT_FALSE(*users().find_by_user_id("cid"));
}

TEST_P(AdministrationContract, ListsAndRemovesInvites) {
    const auto now = clock().wall();
    const auto hour = std::chrono::hours{1};
    ASSERT_TRUE(storage().invites().create({"a", "boss", now, now + hour, 2}, by_boss));
    ASSERT_TRUE(storage().invites().create({"b", "console", now + hour, now + 2 * hour, 1}, by_boss));
    const auto list = storage().invites().list({0, 1, {}});
    ASSERT_TRUE(list);
    ASSERT_EQ(list->size(), 1U);
    EXPECT_EQ(list->front().id, "b");
    EXPECT_EQ(list->front().created_by, "console");
    EXPECT_EQ(list->front().expires, now + 2 * hour);
    const auto rest = storage().invites().list({0, 5, Cursor{(now + hour).time_since_epoch().count(), "b"}});
    ASSERT_TRUE(rest);
    ASSERT_EQ(rest->size(), 1U);
    EXPECT_EQ(rest->front().id, "a");
    EXPECT_TRUE(*storage().invites().remove("a", by_boss));
    EXPECT_FALSE(*storage().invites().remove("a", by_boss));
    EXPECT_EQ(actions().size(), 3U);
}

TEST_P(AdministrationContract, ALinkSetsThePasswordOnceAndEndsTheSessions) {
    const auto key = add_user("someone");
    const auto session = open_session(key);
    const auto now = clock().wall();
    const auto later = now + std::chrono::hours{1};
    ASSERT_TRUE(storage().password_resets().create(key, "one", later));
    ASSERT_TRUE(storage().password_resets().create(key, "two", later));
    EXPECT_EQ((*storage().password_resets().find_user("one", now))->user_id, "someone");
    EXPECT_FALSE(*storage().password_resets().find_user("one", later));
    EXPECT_EQ(code_of(storage().password_resets().redeem("one", "new", later)), Errc::forbidden);
    EXPECT_EQ(user(key).password_hash, "hash");
    EXPECT_EQ(ended(storage().password_resets().redeem("one", "new", now)), Ids{session});
    EXPECT_EQ(user(key).password_hash, "new");
    EXPECT_EQ(code_of(storage().password_resets().redeem("one", "newer", now)), Errc::forbidden);
    EXPECT_EQ(code_of(storage().password_resets().redeem("two", "newer", now)), Errc::forbidden)
        << "the others end with it";
}

TEST_P(AdministrationContract, AnotherPasswordOrAddressEndsTheLinks) {
    const auto key = add_user("someone");
    const auto other = add_user("other");
    const auto now = clock().wall();
    const auto later = now + std::chrono::hours{1};
    auto& links = storage().password_resets();
    ASSERT_TRUE(links.create(other, "other's", later));
    ASSERT_TRUE(links.create(key, "one", later));
    ASSERT_TRUE(storage().accounts().change_profile(key, {"Another name", std::nullopt, ""}));
    EXPECT_TRUE(*links.find_user("one", now)) << "the same address as before";
    ASSERT_TRUE(storage().accounts().change_profile(key, {std::nullopt, std::nullopt, "a@example.org"}));
    EXPECT_FALSE(*links.find_user("one", now));
    ASSERT_TRUE(links.create(key, "two", later));
    ASSERT_TRUE(storage().sessions().change_password(key, "hash", "new", std::nullopt));
    EXPECT_FALSE(*links.find_user("two", now));
    EXPECT_TRUE(*links.find_user("other's", now));
}

TEST_P(AdministrationContract, KeepsTheFiveNewestLinks) {
    const auto key = add_user("someone");
    const auto now = clock().wall();
    for (int i = 0; i < 7; ++i) {
        ASSERT_TRUE(storage().password_resets().create(key, "link" + std::to_string(i),
                                                       now + std::chrono::hours{1 + i}));
    }
    EXPECT_FALSE(*storage().password_resets().find_user("link1", now));
    EXPECT_TRUE(*storage().password_resets().find_user("link2", now));
}

TEST_P(AdministrationContract, ListsVideosOfEveryoneForModerators) {
    const auto owner = add_user("owner");
    const auto other = add_user("other");
    const auto old = add_video(owner);
    const auto failed = plan_task(other);
    ASSERT_TRUE(tasks().fail_video(failed, "It is broken."));
    const auto held = add_video(owner);
    ASSERT_TRUE(storage().moderation().set_held(held, true, by_boss));
    const auto list = [&](ModerationList which, const Page& page = {0, 20, {}}) {
        Ids out;
        const auto found = storage().moderation().list(which, page);
        EXPECT_TRUE(found) << found.error().message();
        if (found) {
            for (const auto& video : *found) out.push_back(video.id);
        }
        return out;
    };
    EXPECT_EQ(list(ModerationList::all), (Ids{held, failed.video, old}));
    EXPECT_EQ(list(ModerationList::failed), Ids{failed.video});
    EXPECT_EQ(list(ModerationList::held), Ids{held});
    EXPECT_EQ(list(ModerationList::all, {1, 1, {}}), Ids{failed.video});
    const Cursor after{get(held).created.time_since_epoch().count(), held};
    EXPECT_EQ(list(ModerationList::all, {0, 20, after}), (Ids{failed.video, old}));
    EXPECT_EQ(storage().moderation().list(ModerationList::failed, {0, 20, {}})->front().error,
              "It is broken.");
}

TEST_P(AdministrationContract, HoldsAVideoAndGivesItBackWithAnEvent) {
    const auto id = add_video(add_user("owner"));
    ASSERT_TRUE(storage().moderation().set_held(id, true, by_boss));
    EXPECT_TRUE(get(id).held);
    ASSERT_TRUE(storage().moderation().set_held(id, false, by_boss));
    EXPECT_FALSE(get(id).held);
    EXPECT_EQ(events(), (Ids{"video.changed " + id, "video.changed " + id}));
    EXPECT_EQ(code_of(storage().moderation().set_held("0000000000000000", true, by_boss)), Errc::not_found);
    EXPECT_EQ(actions().size(), 2U);
}

TEST_P(AdministrationContract, WarningsOfModeratorsStandBesideTheOwners) {
    const auto owner = add_user("owner");
    const auto id = add_published(owner, 2, {});
    const auto has_warning = [&] {
        return storage().catalog().list_of_user(owner, VideoCatalog::Scope::listed, {})->front().has_warning;
    };
    EXPECT_FALSE(has_warning());
    ASSERT_TRUE(storage().moderation().set_warnings(id, {"violence", "gore"}, by_boss));
    EXPECT_TRUE(has_warning());
    VideoDetails details;
    details.content_warnings = {"nudity"};
    ASSERT_TRUE(videos().change_details(id, details, 0));
    EXPECT_EQ(get(id).content_warnings, Ids{"nudity"});
    EXPECT_EQ(get(id).imposed_warnings, (Ids{"violence", "gore"}));
    ASSERT_TRUE(storage().moderation().set_warnings(id, {}, by_boss));
    EXPECT_TRUE(has_warning()) << "its owner still warns";
    EXPECT_EQ(get(id).imposed_warnings, Ids{});
    ASSERT_TRUE(videos().change_details(id, {}, 1));
    EXPECT_FALSE(has_warning());
    EXPECT_EQ(code_of(storage().moderation().set_warnings("0000000000000000", {}, by_boss)), Errc::not_found);
    EXPECT_EQ(actions().size(), 2U);
}

TEST_P(AdministrationContract, SumsUpWhatThePlatformHolds) {
    const auto owner = add_user("owner");
    ASSERT_TRUE(tasks().fail_video(plan_task(owner), "It is broken."));
    for (int i = 0; i < 2; ++i)
        ASSERT_TRUE(storage().moderation().set_held(add_uploaded(owner), true, by_boss));
    const auto holdings = storage().glance().holdings();
    ASSERT_TRUE(holdings);
    EXPECT_EQ(holdings->users, 1);
    EXPECT_EQ(holdings->videos, 3);
    EXPECT_EQ(holdings->original_bytes, 3 * 12345);
    EXPECT_EQ(holdings->failed, 1);
    EXPECT_EQ(holdings->held, 2);
}

}  // namespace sunomi
