#pragma once

#include <gmock/gmock.h>

#include <thread>

#include "contract/storage_under_test.hpp"

namespace sunomi {

/// What every SessionRepository and RevocationLog promise.
class SessionRepositoryContract : public StorageContract {
protected:
    static constexpr WallTime start{std::chrono::seconds{1'700'000'000}};
    static constexpr std::chrono::hours week{24 * 7};

    User user(const std::string& user_id) {
        add_user(user_id);
        return users().find_by_user_id(user_id).value().value();
    }
    /// Renewed `age` after the start.
    void open(const std::string& id, const User& of, std::chrono::seconds age = {}) {
        const auto made =
            sessions().create({id, of.key, start, start + age, start + age + week, "a browser", "::1"}, of);
        EXPECT_TRUE(made) << made.error().message();
    }
    std::vector<std::string> ids_of(const User& of, WallTime now = start) {
        std::vector<std::string> ids;
        for (const auto& session : *sessions().list_of(of.key, now)) ids.push_back(session.id);
        return ids;
    }
    std::vector<std::string> revoked(std::int64_t after = 0) {
        std::vector<std::string> ids;
        for (const auto& one : *revocations().list_after(after, 1000)) ids.push_back(one.session);
        return ids;
    }
};

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST_P(SessionRepositoryContract, ListsSessionsTheLastUsedOneFirstWithoutExpiredOnes) {
    const auto ada = user("ada");
    open("a1", ada);
    open("a2", ada, std::chrono::seconds{5});
    open("b1", user("bob"));
    const auto listed = *sessions().list_of(ada.key, start);
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_EQ(listed[0].id, "a2");
    EXPECT_EQ(listed[1].user, ada.key);
    EXPECT_EQ(listed[1].created, start);
    EXPECT_EQ(listed[1].renewed, start);
    EXPECT_EQ(listed[1].expires, start + week);
    EXPECT_EQ(listed[1].client, "a browser");
    EXPECT_EQ(listed[1].address, "::1");
    EXPECT_THAT(ids_of(ada, start + week), ElementsAre("a2"));
}

TEST_P(SessionRepositoryContract, RenewsWhatHasNotEnded) {
    const auto ada = user("ada");
    open("a1", ada);
    const auto renewed = *sessions().renew("a1", start + week / 2, start + week * 2, week * 2);
    ASSERT_TRUE(renewed);
    EXPECT_EQ(renewed->expires, start + week * 2);
    EXPECT_EQ(sessions().list_of(ada.key, start)->at(0).renewed, start + week / 2);
    EXPECT_FALSE(*sessions().renew("none", start, start, week));
    ASSERT_TRUE(*sessions().end(ada.key, "a1"));
    EXPECT_FALSE(*sessions().renew("a1", start + week, start + week * 3, week * 9));
}

TEST_P(SessionRepositoryContract, RenewsNothingBeyondTheLongestTime) {
    const auto ada = user("ada");
    open("a1", ada);
    const auto renewed =
        *sessions().renew("a1", start + week, start + week * 2, week * 2 - std::chrono::seconds{1});
    ASSERT_TRUE(renewed);
    EXPECT_EQ(renewed->renewed, start + week);
    EXPECT_EQ(renewed->expires, start + week * 2 - std::chrono::seconds{1});
}

TEST_P(SessionRepositoryContract, OpensNoSessionOfAnAccountThatIsNoLongerWhatWasJudged) {
    auto judged = user("ada");
    ASSERT_TRUE(sessions().change_password(judged.key, judged.password_hash, "another", std::nullopt));
    EXPECT_EQ(code_of(sessions().create({"a1", judged.key, start, start, start, "", ""}, judged)),
              Errc::unauthenticated);
    judged.key = 999;
    EXPECT_EQ(code_of(sessions().create({"a1", 999, start, start, start, "", ""}, judged)),
              Errc::unauthenticated);
    EXPECT_THAT(revoked(), IsEmpty());
}

TEST_P(SessionRepositoryContract, EndsOneOfTheUserOnly) {
    const auto ada = user("ada");
    const auto bob = user("bob");
    open("a1", ada);
    open("a2", ada);
    EXPECT_FALSE(*sessions().end(bob.key, "a1")) << "not Bob's";
    const auto ended = *sessions().end(ada.key, "a1");
    ASSERT_TRUE(ended);
    EXPECT_EQ(ended->session, "a1");
    EXPECT_EQ(ended->expires, start + week);
    EXPECT_GT(ended->number, 0);
    EXPECT_FALSE(*sessions().end(ada.key, "a1")) << "once";
    EXPECT_THAT(ids_of(ada), ElementsAre("a2"));
    EXPECT_THAT(revoked(), ElementsAre("a1"));
}

TEST_P(SessionRepositoryContract, EndsAllButOne) {
    const auto ada = user("ada");
    for (const auto* id : {"a1", "a2", "a3"}) open(id, ada);
    open("b1", user("bob"));
    EXPECT_EQ(sessions().end_all(ada.key, "a2")->size(), 2U);
    EXPECT_THAT(ids_of(ada), ElementsAre("a2"));
    EXPECT_EQ(sessions().end_all(ada.key, std::nullopt)->size(), 1U);
    EXPECT_THAT(ids_of(ada), IsEmpty());
    EXPECT_THAT(revoked(), UnorderedElementsAre("a1", "a2", "a3"));
}

TEST_P(SessionRepositoryContract, ChangesAPasswordOnceAndEndsTheOtherSessions) {
    const auto ada = user("ada");
    open("a1", ada);
    open("a2", ada);
    EXPECT_EQ(code_of(sessions().change_password(ada.key, "not it", "new", "a1")), Errc::conflict);
    EXPECT_EQ(code_of(sessions().change_password(999, "hash", "new", "a1")), Errc::not_found);
    EXPECT_THAT(revoked(), IsEmpty());
    EXPECT_EQ(sessions().change_password(ada.key, "hash", "new", "a1")->size(), 1U);
    EXPECT_THAT(ids_of(ada), ElementsAre("a1"));
    EXPECT_EQ(users().find_by_key(ada.key).value()->password_hash, "new");
}

TEST_P(SessionRepositoryContract, KeepsAHundredSessionsOfAnAccount) {
    const auto ada = user("ada");
    for (int i = 0; i < 102; ++i) open(std::to_string(1000 + i), ada, std::chrono::seconds{i});
    EXPECT_EQ(ids_of(ada).size(), 100U);
    EXPECT_THAT(revoked(), ElementsAre("1000", "1001"));
}

TEST_P(SessionRepositoryContract, TellsRevocationsInTheirOrderAndForgetsThemWhenTheyHaveExpired) {
    const auto ada = user("ada");
    for (const auto* id : {"a1", "a2", "a3"}) open(id, ada);
    const auto first = *sessions().end(ada.key, "a2");
    ASSERT_TRUE(sessions().end(ada.key, "a1"));
    EXPECT_THAT(revoked(), ElementsAre("a2", "a1"));
    EXPECT_THAT(revoked(first->number), ElementsAre("a1"));
    EXPECT_EQ(revocations().list_after(0, 1)->size(), 1U);
    EXPECT_EQ(*revocations().remove_expired(start + week, 10), 0);
    EXPECT_EQ(*revocations().remove_expired(start + week + std::chrono::seconds{1}, 1), 2)
        << "a3 and one of two";
    EXPECT_EQ(*revocations().remove_expired(start + week + std::chrono::seconds{1}, 10), 1);
    EXPECT_THAT(revoked(), IsEmpty());
    EXPECT_THAT(ids_of(ada), IsEmpty());
}

}  // namespace sunomi
