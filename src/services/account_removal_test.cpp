#include "services/account_removal.hpp"

#include <gmock/gmock.h>

#include "support/account_bench.hpp"
#include "support/eventually.hpp"

namespace sunomi {
namespace {

/// The real repository, which fails after some steps: a crash, as far as the rows are concerned.
class StumblingAccounts final : public AccountRepository {
public:
    explicit StumblingAccounts(AccountRepository& real) : real_(real) {}
    Result<void> change_profile(UserKey user, const ProfileChange& change) override {
        return real_.change_profile(user, change);
    }
    Result<VideoCounts> count_videos(UserKey user) override { return real_.count_videos(user); }
    Result<std::vector<Revocation>> close(UserKey user) override { return real_.close(user); }
    Result<std::vector<User>> list_closed() override { return real_.list_closed(); }
    Result<RemovalStep> remove_some(UserKey user, int most) override {
        if (steps-- <= 0) return Error{Errc::unavailable, "the database went away"};
        return real_.remove_some(user, most);
    }
    int steps = 1000;

private:
    AccountRepository& real_;
};

class ChangedVideos final : public WorkObserver {
public:
    void segment_stored(const VideoId&, TrackIndex, int) override {}
    void video_changed(const VideoId& video) override { videos.push_back(video); }
    std::vector<VideoId> videos;
};

/// Remembers what was emptied.
class EmptiedStore final : public ObjectStore {
public:
    Result<ObjectStat> put(const ObjectKey&, std::string_view, Overwrite, Deadline) override {
        return unused();
    }
    Result<std::string> get(const ObjectKey&, std::int64_t, Deadline) override { return unused(); }
    Result<std::optional<ObjectStat>> find(const ObjectKey&, Deadline) override { return unused(); }
    Result<std::vector<ListedObject>> list(const ObjectKey&, Deadline) override { return unused(); }
    Result<void> remove(const ObjectKey&, Deadline) override { return unused(); }
    Result<void> remove_all(const ObjectKey& prefix, Deadline) override {
        prefixes.push_back(prefix);
        return {};
    }
    std::vector<ObjectKey> prefixes;

private:
    static Error unused() { return {Errc::internal, "not asked for here"}; }
};

class AccountRemovalTest : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(bench.accounts.sign_up("ada", "correct horse", "Ada", "192.0.2.1"));
        ada = bench.storage.users().find_by_user_id("ada").value().value();
        const auto signed_in = bench.sessions.sign_in(ada, {}, "test");
        token = signed_in->token;
        Video video;
        video.id = "00000000000000aa";
        video.owner = ada.key;
        ASSERT_TRUE(bench.storage.videos().create(video));
    }
    bool is_left() { return !bench.storage.accounts().list_closed()->empty(); }

    AccountBench bench;
    StumblingAccounts rows{bench.storage.accounts()};
    EmptiedStore store;
    ChangedVideos observer;
    std::vector<std::string> pictures_of;
    AccountRemoval removal{rows, store, bench.revocations, observer,
                           [this](const User& user) { pictures_of.push_back(user.user_id); }};
    User ada;
    std::string token;
};

using testing::ElementsAre;

TEST_F(AccountRemovalTest, EndsTheSessionsAndRemovesRowsAndObjects) {
    ASSERT_TRUE(removal.remove(ada));
    EXPECT_FALSE(bench.sessions.authenticate(token));
    EXPECT_FALSE(*bench.storage.users().find_by_user_id("ada"));
    EXPECT_FALSE(*bench.storage.videos().find("00000000000000aa"));
    EXPECT_FALSE(is_left());
    EXPECT_THAT(observer.videos, ElementsAre("00000000000000aa"));
    EXPECT_THAT(store.prefixes, ElementsAre("00000000000000aa/"));
    EXPECT_THAT(pictures_of, ElementsAre("ada"));
    EXPECT_EQ(removal.remove(ada).error().code(), Errc::not_found) << "once";
}

TEST_F(AccountRemovalTest, WhatACrashLeftIsTakenUpAgain) {
    for (int steps = 0; steps < 2; ++steps) {
        rows.steps = steps;
        const auto outcome = steps == 0 ? removal.remove(ada) : removal.resume();
        EXPECT_EQ(static_cast<bool>(outcome), steps == 0) << "closed for good, whatever comes after";
        EXPECT_TRUE(is_left());
        EXPECT_FALSE(bench.sessions.authenticate(token));
        EXPECT_FALSE(*bench.storage.users().find_by_user_id("ada"));
    }
    rows.steps = 1000;
    removal.start();
    EXPECT_TRUE(eventually([&] { return !is_left(); }));
    removal.stop();
    EXPECT_FALSE(*bench.storage.videos().find("00000000000000aa"));
}

}  // namespace
}  // namespace sunomi
