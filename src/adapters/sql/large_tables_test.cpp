#include <gmock/gmock.h>

#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/statements.hpp"
#include "support/sqlite_storage.hpp"
#include "support/stopwatch.hpp"

namespace sunomi {
namespace {

class LargeTables : public testing::Test {
protected:
    void run(const std::string& statement) {
        const auto done =
            storage_.database().connections().write([&](soci::session& session) -> Result<void> {
                sql::execute(session, statement);
                return {};
            });
        ASSERT_TRUE(done) << done.error().message();
    }
    void add_videos(int count) {
        run("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50) "
            "INSERT INTO users (user_key, user_id, user_id_folded, name, password_hash, profile_picture_url, "
            "created) SELECT i, 'u' || i, 'u' || i, 'Name', 'hash', '', 1 FROM n");
        run("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
            std::to_string(count) +
            ") INSERT INTO videos (id, owner, title, description, created, uploaded, state) "
            "SELECT printf('%016x', i), 1 + i % 50, 'A title', printf('%.500c', 'd'), i, i, 'PUBLIC' FROM n");
    }

    SqliteStorage storage_;
};

TEST_F(LargeTables, APageOfAHundredThousandVideosTakesMilliseconds) {
    add_videos(100'000);
    auto& videos = storage_.catalog();
    const auto first = best_of_three([&] { EXPECT_EQ(videos.list_listed({0, 100})->size(), 100U); });
    const auto deep = best_of_three([&] { EXPECT_EQ(videos.list_listed({99'900, 100})->size(), 100U); });
    const auto user = best_of_three([&] {
        EXPECT_EQ(videos.list_of_user(7, VideoCatalog::Scope::listed, {1900, 100})->size(), 100U);
    });
    RecordProperty("first_page_us", std::to_string(first.count()));
    RecordProperty("last_page_us", std::to_string(deep.count()));
    std::printf("100k videos: first page %ld us, last page %ld us, a user's last page %ld us\n",
                static_cast<long>(first.count()), static_cast<long>(deep.count()),
                static_cast<long>(user.count()));
    EXPECT_LT(first, std::chrono::milliseconds{50} * slower);
    EXPECT_LT(deep, std::chrono::milliseconds{50} * slower);
    EXPECT_LT(user, std::chrono::milliseconds{50} * slower);
}

TEST_F(LargeTables, AClaimDoesNotReadTheBacklog) {
    add_videos(2'000);
    run("WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99) "
        "INSERT INTO tasks (video_id, uploader, kind, task_class, tracks, first_segment, last_segment, "
        "sweep_order, "
        "created) SELECT v.id, v.owner, 'video_run', 1, '0', i * 4, i * 4 + 4, i, 1 FROM videos v, n");
    const auto claim = best_of_three([&] { EXPECT_TRUE(*storage_.tasks().claim("w", TaskClass::sweep)); });
    std::printf("200k waiting tasks of 50 uploaders: claim %ld us\n", static_cast<long>(claim.count()));
    EXPECT_LT(claim, std::chrono::milliseconds{50} * slower);
}

TEST_F(LargeTables, TwelveHoursOfVideoAreRecordedSegmentBySegment) {
    add_videos(1);
    run("INSERT INTO tracks (video_id, track, label, total, stored, segments) "
        "VALUES ('0000000000000001', 0, '360p', 10800, 0, zeroblob(36 * 10800))");
    run("INSERT INTO tasks (video_id, uploader, kind, task_class, tracks, first_segment, last_segment, "
        "sweep_order, "
        "created) VALUES ('0000000000000001', 2, 'video_run', 1, '0', 0, 10800, 0, 1)");
    const auto task = *storage_.tasks().claim("w", TaskClass::sweep);
    ASSERT_TRUE(task);
    int segment = 0;
    const auto record = best_of_three([&] {
        EXPECT_TRUE(storage_.tasks().record_segment(*task, {0, segment++, 1000, std::string(32, 'h')}));
    });
    std::printf("12 h of video: record_segment %ld us\n", static_cast<long>(record.count()));
    EXPECT_LT(record, std::chrono::milliseconds{100} * slower);
}

TEST(OpenSqlDatabase, IsQuick) {
    const ScratchFolder folder;
    int number = 0;
    const auto fresh =
        best_of_three([&] { ASSERT_TRUE(open_sql_database({folder.file(std::to_string(number++))})); });
    const auto again = best_of_three([&] { ASSERT_TRUE(open_sql_database({folder.file("0")})); });
    std::printf("open: a new database %ld us, an existing one %ld us\n", static_cast<long>(fresh.count()),
                static_cast<long>(again.count()));
    EXPECT_LT(fresh, std::chrono::milliseconds{20} * slower);
    EXPECT_LT(again, std::chrono::milliseconds{20} * slower);
}

}  // namespace
}  // namespace sunomi
