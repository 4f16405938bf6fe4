#include "services/github_login.hpp"

#include <gmock/gmock.h>

#include <atomic>

namespace sunomi {
namespace {

TEST(GithubLogin, GoesOnToPathsOfOursOnly) {
    for (const std::string path : {"/", "/watch/0123?t=5#x", "/login", "/a//b"})
        EXPECT_EQ(checked_next(path), path);
    for (const std::string& path :
         {std::string{}, std::string{"//evil"}, std::string{"/\\evil"}, std::string{"\\evil"},
          std::string{"https://evil"}, std::string{"javascript:x"}, std::string{"/a b"},
          std::string{"/\t/evil"}, std::string{"/a\r\nSet-Cookie: b"}, std::string{"/\xC3\xA9"},
          std::string{"/a\0b", 4}, "/" + std::string(1000, 'x')})
        EXPECT_EQ(checked_next(path), "") << path;
}

TEST(GithubLogin, MakesUserIdsThatAreAllowed) {
    EXPECT_THAT(user_ids_for("octocat"), testing::Contains("octocat-9"));
    for (const std::string& login :
         {std::string{"octocat"}, std::string{"a"}, std::string{}, std::string{"ab"},
          std::string{"\xE2\x82\xAC"}, std::string{"a b/c"}, std::string(500, 'x')}) {
        for (const auto& id : user_ids_for(login)) EXPECT_TRUE(check_user_id(id)) << id;
    }
    EXPECT_EQ(user_ids_for("ab").front(), "ab-gh");
    EXPECT_EQ(user_ids_for("a b/c").front(), "abc");
}

TEST(CallPool, RunsCallsAndTurnsAwayWhatIsTooMuch) {
    std::mutex mutex;
    std::condition_variable changed;
    bool go_on = false;
    int done = 0;
    CallPool pool{1, 2};
    const auto wait = [&] {
        std::unique_lock lock{mutex};
        changed.wait(lock, [&] { return go_on; });
        ++done;
        changed.notify_all();
    };
    int accepted = 0;
    for (int i = 0; i < 10; ++i) accepted += pool.post(wait) ? 1 : 0;
    EXPECT_GE(accepted, 2);
    EXPECT_LE(accepted, 3) << "one that runs and two that wait";
    std::unique_lock lock{mutex};
    go_on = true;
    changed.notify_all();
    EXPECT_TRUE(changed.wait_for(lock, std::chrono::seconds{10}, [&] { return done == accepted; }));
}

TEST(CallPool, DropsWhatHasNotBegunWhenItEnds) {
    const auto held = std::make_shared<int>(1);
    std::atomic<bool> begun{false};
    auto pool = std::make_unique<CallPool>(1, 8);
    ASSERT_TRUE(pool->post([&, running = pool.get()] {
        begun = true;
        while (!running->is_ending()) std::this_thread::yield();
    }));
    while (!begun) std::this_thread::yield();
    ASSERT_TRUE(pool->post([held] { ++*held; }));
    EXPECT_EQ(held.use_count(), 2);
    pool.reset();
    EXPECT_EQ(*held, 1);
    EXPECT_EQ(held.use_count(), 1) << "whoever waits for an answer is told";
}

}  // namespace
}  // namespace sunomi
