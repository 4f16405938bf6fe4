#include <gtest/gtest.h>

#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/statements.hpp"
#include "support/sqlite_storage.hpp"

namespace sunomi {
namespace {

/// Counters that lists show, compared with what there is to count, whoever made or removed the rows.
class KeptCounters : public testing::Test {
protected:
    void SetUp() override {
        for (int i = 0; i < 4; ++i) {
            users_.push_back(
                *storage_.users().create({0, "user" + std::to_string(i), "Name", "hash", "", {}}));
        }
        for (int i = 0; i < 4; ++i) {
            Video video;
            video.id = "000000000000000" + std::to_string(i);
            video.owner = users_[static_cast<std::size_t>(i)];
            ASSERT_TRUE(storage_.videos().create(video));
            videos_.push_back(video.id);
        }
        for (const auto user : users_) use_everything(user);
        EXPECT_EQ(wrong_counters(), "");
    }

    /// Likes, comments on, answers on and keeps every video, and subscribes to everyone else.
    void use_everything(UserKey user) {
        UserPlaylist playlist;
        playlist.id = "00000000000000a" + std::to_string(user);
        playlist.owner = user;
        ASSERT_TRUE(storage_.playlists().create(playlist, 10));
        for (const auto& video : videos_) {
            ASSERT_TRUE(storage_.likes().set(user, video, LikeRepository::Liking::yes));
            ASSERT_TRUE(storage_.playlist_items().add(playlist.id, video, 10));
            Comment comment;
            comment.author = user;
            comment.video = video;
            comment.text = "x";
            ASSERT_TRUE(storage_.comments().add(comment));
            comment.thread = *column(
                "SELECT MIN(comment_id) FROM comments WHERE thread = 0 AND video_id = '" + video + "'");
            ASSERT_TRUE(storage_.comments().add(comment));
        }
        for (const auto channel : users_) {
            if (channel == user) continue;
            ASSERT_TRUE(storage_.subscriptions().set(user, channel, SubscriptionRepository::Wish::subscribe));
        }
    }

    void run(const std::string& statement) {
        ASSERT_TRUE(storage_.database().connections().write([&](soci::session& session) -> Result<void> {
            sql::execute(session, statement);
            return {};
        }));
    }
    std::optional<std::int64_t> column(const std::string& statement) {
        return *storage_.database().connections().read(
            [&](soci::session& session) -> Result<std::optional<std::int64_t>> {
                return sql::find<sql::Scalar<std::int64_t>>(session, statement);
            });
    }

    /// Names of the counters that are not what counting gives; empty when all are right.
    std::string wrong_counters() {
        struct Check {
            const char* name;
            const char* wrong;
        };
        static constexpr Check checks[] = {
            {"likes",
             "SELECT COUNT(*) FROM videos v WHERE likes <> (SELECT COUNT(*) FROM likes WHERE video_id = "
             "v.id)"},
            {"comments",
             "SELECT COUNT(*) FROM videos v WHERE comments <> (SELECT COUNT(*) FROM comments WHERE video_id "
             "= v.id)"},
            {"replies",
             "SELECT COUNT(*) FROM comments c WHERE replies <> (SELECT COUNT(*) FROM comments WHERE thread = "
             "c.comment_id)"},
            {"orphans",
             "SELECT COUNT(*) FROM comments c WHERE thread <> 0 AND NOT EXISTS (SELECT 1 FROM comments WHERE "
             "comment_id "
             "= c.thread)"},
            {"subscribers",
             "SELECT COUNT(*) FROM users u WHERE subscribers <> (SELECT COUNT(*) FROM subscriptions WHERE "
             "channel = "
             "u.user_key)"},
            {"items",
             "SELECT COUNT(*) FROM playlists p WHERE items <> (SELECT COUNT(*) FROM playlist_items WHERE "
             "playlist_id = "
             "p.playlist_id)"},
            {"shown",
             "SELECT COUNT(*) FROM playlists p WHERE shown <> (SELECT COUNT(*) FROM playlist_items i JOIN "
             "videos v ON "
             "v.id = i.video_id WHERE i.playlist_id = p.playlist_id AND v.visibility <> 'private' AND v.hold "
             "= 0)"},
            {"shown_to_owner",
             "SELECT COUNT(*) FROM playlists p WHERE shown_to_owner <> (SELECT COUNT(*) FROM playlist_items "
             "i JOIN "
             "videos v ON v.id = i.video_id WHERE i.playlist_id = p.playlist_id AND (v.owner = p.owner OR "
             "(v.visibility "
             "<> 'private' AND v.hold = 0)))"},
            {"notifications",
             "SELECT COUNT(*) FROM notifications n WHERE comment_id <> 0 AND NOT EXISTS (SELECT 1 FROM "
             "comments c WHERE "
             "c.comment_id = n.comment_id)"},
        };
        std::string wrong;
        for (const auto& check : checks) {
            if (column(check.wrong) != 0) wrong += std::string(check.name) + ' ';
        }
        return wrong;
    }

    SqliteStorage storage_;
    std::vector<UserKey> users_;
    std::vector<VideoId> videos_;
};

TEST_F(KeptCounters, AreRightWhenAUserIsDeleted) {
    run("DELETE FROM users WHERE user_id = 'user0'");  // began every thread
    EXPECT_EQ(column("SELECT COUNT(*) FROM videos"), 3);
    EXPECT_EQ(wrong_counters(), "");
    EXPECT_EQ(column("SELECT MIN(likes) FROM videos"), 3);
    EXPECT_EQ(column("SELECT MIN(items) FROM playlists"), 3);
}

TEST_F(KeptCounters, AreRightWhenAVideoIsDeleted) {
    ASSERT_TRUE(*storage_.videos().remove(videos_[1]));
    EXPECT_EQ(wrong_counters(), "");
    EXPECT_EQ(column("SELECT MAX(items) FROM playlists"), 3);
}

TEST_F(KeptCounters, AreRightWhenAVideoIsHiddenAndShownAgain) {
    run("UPDATE videos SET visibility = 'private' WHERE id = '" + videos_[1] + "'");
    EXPECT_EQ(wrong_counters(), "");
    EXPECT_EQ(column("SELECT SUM(shown) FROM playlists"), 12);
    EXPECT_EQ(column("SELECT SUM(shown_to_owner) FROM playlists"), 13);
    run("UPDATE videos SET hold = 1 WHERE id = '" + videos_[1] + "'");
    EXPECT_EQ(wrong_counters(), "");
    run("UPDATE videos SET visibility = 'unlisted' WHERE id = '" + videos_[1] + "'");
    EXPECT_EQ(wrong_counters(), "");
    run("UPDATE videos SET hold = 0");
    EXPECT_EQ(wrong_counters(), "");
    EXPECT_EQ(column("SELECT SUM(shown) FROM playlists"), 16);
}

}  // namespace
}  // namespace sunomi
