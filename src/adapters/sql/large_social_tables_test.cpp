#include <gtest/gtest.h>

#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/statements.hpp"
#include "support/sqlite_storage.hpp"
#include "support/stopwatch.hpp"

namespace sunomi {
namespace {

constexpr std::chrono::milliseconds limit{50 * slower};

/// 100,000 videos of 2,000 channels; user 1 follows the first 1,000 of them.
class LargeSocialTables : public testing::Test {
protected:
    void run(const std::string& rows, const std::string& statement) {
        const auto text = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
                          rows + ") " + statement;
        const auto done =
            storage_.database().connections().write([&](soci::session& session) -> Result<void> {
                sql::execute(session, text);
                return {};
            });
        ASSERT_TRUE(done) << done.error().message();
    }
    void SetUp() override {
        run("2000",
            "INSERT INTO users (user_key, user_id, user_id_folded, name, password_hash, profile_picture_url, "
            "created) "
            "SELECT i, 'u' || i, 'u' || i, 'Name', 'hash', '', 1 FROM n");
        // Of the channels that are followed one in ten published all its videos lately: the worst case for a
        // merge.
        run("100000",
            "INSERT INTO videos (id, owner, title, description, created, uploaded, state) SELECT "
            "printf('%016x', i), "
            "CASE WHEN i > 90000 THEN 1 + i % 100 ELSE 1 + i % 2000 END, 'A title', printf('%.500c', 'd'), "
            "i, i, "
            "'PUBLIC' FROM n");
        run("1000", "INSERT INTO subscriptions (subscriber, channel, created) SELECT 1, i + 1, i FROM n");
    }

    SqliteStorage storage_;
};

TEST_F(LargeSocialTables, TheFeedOfAThousandChannelsTakesMilliseconds) {
    auto& subscriptions = storage_.subscriptions();
    const auto first = best_of_three([&] { EXPECT_EQ(subscriptions.feed(1, {0, 100})->size(), 100U); });
    const auto counted = best_of_three([&] { EXPECT_EQ(subscriptions.feed(1, {1000, 100})->size(), 100U); });
    const Cursor after{40'000, "0000000000009c40"};
    const auto deep = best_of_three([&] { EXPECT_EQ(subscriptions.feed(1, {0, 100, after})->size(), 100U); });
    std::printf(
        "feed of 1,000 channels, 100k videos: first page %ld us, at skip=1000 %ld us, deep cursor %ld us\n",
        static_cast<long>(first.count()), static_cast<long>(counted.count()),
        static_cast<long>(deep.count()));
    EXPECT_LT(first, limit);
    EXPECT_LT(counted, limit * 2);
    EXPECT_LT(deep, limit);
}

TEST_F(LargeSocialTables, APageOfAHundredThousandCommentsTakesMilliseconds) {
    run("100000",
        "INSERT INTO comments (video_id, author, text, created) SELECT '0000000000000001', 1 + i % 2000, "
        "'Well said', i "
        "FROM n");
    using Order = CommentRepository::Order;
    const auto page = [&](Order order, const Page& place) {
        return best_of_three(
            [&] { EXPECT_EQ(storage_.comments().list("0000000000000001", 0, order, place)->size(), 100U); });
    };
    const auto first = page(Order::newest_first, {0, 100});
    const auto last = page(Order::oldest_first, {99'900, 100});
    const auto cursor = page(Order::newest_first, {0, 100, Cursor{50'000, ""}});
    std::printf("100k comments: first page %ld us, last page %ld us, cursor %ld us\n",
                static_cast<long>(first.count()), static_cast<long>(last.count()),
                static_cast<long>(cursor.count()));
    EXPECT_LT(first, limit);
    EXPECT_LT(last, limit);
    EXPECT_LT(cursor, limit);
}

TEST_F(LargeSocialTables, ASearchOfAHundredThousandCommentsGoesOnWhereItStopped) {
    run("100000",
        "INSERT INTO comments (video_id, author, text, created) SELECT '0000000000000001', 1 + i % 2000, "
        "CASE i WHEN 1 THEN 'A needle in it' ELSE 'Well said' END, i FROM n");
    auto& comments = storage_.comments();
    Page page;
    int pages = 0;
    CommentRepository::Matches found;
    const auto took = best_of_three([&] {
        page.after.reset();
        for (pages = 1;; ++pages) {
            found = *comments.search("NEEDLE", page);
            if (found.next == 0 || !found.comments.empty()) return;
            page.after = Cursor{found.next, ""};
        }
    });
    EXPECT_EQ(pages, 5) << "of " << CommentRepository::most_searched;
    ASSERT_EQ(found.comments.size(), 1U);
    EXPECT_EQ(found.comments.front().comment.id, 1);
    const auto all = best_of_three([&] { EXPECT_EQ(comments.search("", {0, 100})->comments.size(), 100U); });
    std::printf("100k comments: a search of 20,000 takes %ld us, the newest 100 take %ld us\n",
                static_cast<long>(took.count()) / pages, static_cast<long>(all.count()));
    EXPECT_LT(took / pages, limit);
    EXPECT_LT(all, limit);
}

TEST_F(LargeSocialTables, APlaylistOfFiveThousandIsReadAndMovedInMilliseconds) {
    UserPlaylist playlist;
    playlist.id = "00000000000000cc";
    playlist.owner = 1;
    ASSERT_TRUE(storage_.playlists().create(playlist, 10));
    run("5000",
        "INSERT INTO playlist_items (playlist_id, video_id, place, added) SELECT '00000000000000cc', "
        "printf('%016x', i), "
        "i * 1048576, i FROM n");
    auto& items = storage_.playlist_items();
    const auto read = best_of_three([&] {
        EXPECT_EQ(items.list(playlist.id, 1, {4900, 100})->size(), 100U);
        EXPECT_EQ(*items.count(playlist.id, 1), 5000);
    });
    const auto move =
        best_of_three([&] { EXPECT_TRUE(items.move(playlist.id, "0000000000001388", "0000000000000001")); });
    std::printf("playlist of 5,000: last page and count %ld us, move %ld us\n",
                static_cast<long>(read.count()), static_cast<long>(move.count()));
    EXPECT_LT(read, limit);
    EXPECT_LT(move, limit);
}

TEST_F(LargeSocialTables, AThousandSubscribersAreToldInOneShortTransaction) {
    run("1500", "INSERT INTO subscriptions (subscriber, channel, created) SELECT i, 2000, i FROM n");
    run("1000",
        "INSERT INTO notifications (user_key, kind, actor, video_id, comment_id, created) SELECT 1, "
        "'comment', 2, "
        "'0000000000000001', i, i FROM n");
    const VideoId video = "0000000000001f40";  // of channel 1 + 8000 % 2000
    run("1", "UPDATE videos SET owner = 2000 WHERE id = '" + video + "'");
    const auto before = std::chrono::steady_clock::now();
    const auto chunk = storage_.announcements().announce(video, 0, 1000);
    const auto took =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - before);
    ASSERT_TRUE(chunk);
    EXPECT_EQ(chunk->told.size(), 1000U);
    std::printf("1,000 subscribers told: %ld us\n", static_cast<long>(took.count()));
    EXPECT_LT(took, limit * 4);
}

}  // namespace
}  // namespace sunomi
