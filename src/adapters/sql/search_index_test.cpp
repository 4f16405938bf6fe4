#include "adapters/sql/search_index.hpp"

#include <gmock/gmock.h>

#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/statements.hpp"
#include "support/sqlite_storage.hpp"

namespace sunomi {
namespace {

/// Rows as other writers make them, statement by statement.
class IndexedRows : public testing::Test {
protected:
    void SetUp() override {
        owner_ = *storage_.users().create({0, "ada", "Ada", "hash", "", {}});
        for (const auto* id : {"00000000000000aa", "00000000000000bb"}) {
            ASSERT_TRUE(run("INSERT INTO videos (id, owner, title, description, created, state) VALUES ('" +
                            std::string{id} + "', " + std::to_string(owner_) +
                            ", 'Velvet curtain', 'blue', 1000, 'PUBLIC')"));
        }
    }
    enum class End { commit, failure };
    Result<void> run(const std::string& statement, End end = End::commit) {
        return storage_.database().connections().write([&](soci::session& session) -> Result<void> {
            session << statement;
            if (end == End::failure) return Error{Errc::conflict, "rolled back"};
            return {};
        });
    }
    /// How many videos have the words.
    std::size_t found(const std::string& words) {
        return storage_.search().search({words}, {})->videos.size();
    }
    /// Rows of the index's own tables.
    std::int64_t documents() {
        std::int64_t count = -1;
        (void)storage_.database().connections().read([&](soci::session& session) -> Result<void> {
            count = *sql::find<sql::Scalar<std::int64_t>>(session, "SELECT COUNT(*) FROM search_documents");
            return {};
        });
        return count;
    }

    SqliteStorage storage_;
    UserKey owner_ = 0;
};

TEST_F(IndexedRows, FollowsEveryChangeOfARowInItsTransaction) {
    EXPECT_EQ(found("velvet"), 2U) << "two of one microsecond, too";
    ASSERT_TRUE(run("UPDATE videos SET title = 'Silk scarf' WHERE id = '00000000000000aa'"));
    EXPECT_EQ(found("velvet"), 1U);
    EXPECT_EQ(found("silk"), 1U);
    ASSERT_TRUE(run("UPDATE videos SET tags = 'warm', category = 'art' WHERE id = '00000000000000aa'"));
    EXPECT_EQ(found("warm"), 1U);
    for (const std::string hidden :
         {"visibility = 'private'", "visibility = 'unlisted'", "hold = 1", "state = 'FAILED'"}) {
        ASSERT_TRUE(run("UPDATE videos SET " + hidden + " WHERE id = '00000000000000aa'"));
        EXPECT_EQ(found("silk"), 0U) << hidden;
        EXPECT_EQ(documents(), 1) << hidden;
        ASSERT_TRUE(run("UPDATE videos SET visibility = 'public', hold = 0, state = 'PUBLIC'"));
        EXPECT_EQ(found("silk"), 1U);
    }
}

TEST_F(IndexedRows, FollowsRenamesAndDeletionsOfAccounts) {
    EXPECT_EQ(found("ada"), 2U);
    ASSERT_TRUE(run("UPDATE users SET name = 'Countess'"));
    EXPECT_EQ(found("countess"), 2U);
    ASSERT_TRUE(run("DELETE FROM users"));
    EXPECT_EQ(found("velvet"), 0U);
    EXPECT_EQ(documents(), 0);
}

TEST_F(IndexedRows, LeavesMostOfARenamedLargeChannelForLater) {
    ASSERT_TRUE(run(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO videos "
        "(id, owner, title, description, created, state) SELECT printf('%016x', 1000 + i), " +
        std::to_string(owner_) + ", 'Many', '', i, 'PUBLIC' FROM n"));
    while (*storage_.search_index().work_off(100) > 0) {
    }
    ASSERT_TRUE(run("UPDATE users SET name = 'Countess'"));
    EXPECT_EQ(*storage_.search_index().work_off(1000), 502 - most_touched_at_once);
    EXPECT_EQ(storage_.search().search({"countess"}, {0, 1000, {}})->videos.size(), 400U)
        << "of very many the newest";
    EXPECT_EQ(*storage_.search_index().work_off(1000), 0);
    EXPECT_EQ(*storage_.search_index().check(), 0);
}

TEST_F(IndexedRows, IsRolledBackWithItsRows) {
    ASSERT_FALSE(run("UPDATE videos SET title = 'Never'", End::failure));
    EXPECT_EQ(found("never"), 0U);
    EXPECT_EQ(found("velvet"), 2U);
}

TEST_F(IndexedRows, KeepsTheViewsThatItOrdersBy) {
    ASSERT_TRUE(run("UPDATE videos SET views = 7 WHERE id = '00000000000000aa'"));
    SearchRequest request{"velvet"};
    request.order = SearchOrder::views;
    EXPECT_EQ(storage_.search().search(request, {})->videos.at(0).id, "00000000000000aa");
    ASSERT_TRUE(run("UPDATE videos SET views = 9 WHERE id = '00000000000000bb'"));
    EXPECT_EQ(storage_.search().search(request, {})->videos.at(0).id, "00000000000000bb");
}

TEST_F(IndexedRows, IsRepairedWhereItDiffersFromTheRows) {
    ASSERT_TRUE(run("DELETE FROM search_documents WHERE video_id = '00000000000000aa'"));
    ASSERT_TRUE(run("DELETE FROM search_texts"));
    EXPECT_EQ(*storage_.search_index().check(), 1);
    EXPECT_EQ(*storage_.search_index().work_off(10), 1);
    EXPECT_EQ(*storage_.search_index().work_off(10), 0);
    EXPECT_EQ(*storage_.search_index().check(), 0);
    EXPECT_EQ(found("velvet"), 2U);
}

TEST(SearchIndexAtStart, TakesUpWhatAnotherProgramWrote) {
    ScratchFolder folder;
    const auto path = folder.file("sunomi.db");
    { SqliteStorage storage(path); }
    {
        auto session = sqlite::open_session(path, sqlite::Role::writer, std::chrono::seconds{5});
        **session << "INSERT INTO users (user_id, user_id_folded, name, password_hash, profile_picture_url, "
                     "created) "
                     "VALUES ('ada', 'ada', 'Ada', '', '', 0)";
        **session << "INSERT INTO videos (id, owner, title, description, created, state) "
                     "VALUES ('00000000000000aa', 1, 'Velvet', '', 5, 'PUBLIC')";
    }
    SqliteStorage storage(path);
    EXPECT_EQ(*storage.search_index().work_off(10), 1);
    EXPECT_EQ(storage.search().search({"velvet"}, {})->videos.size(), 1U);
}

}  // namespace
}  // namespace sunomi
