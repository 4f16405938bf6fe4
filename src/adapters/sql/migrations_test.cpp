#include "adapters/sql/migrations.hpp"

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sqlite_engine.hpp"
#include "adapters/sql/statements.hpp"
#include "support/sqlite_storage.hpp"

namespace sunomi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Migrations : public testing::Test {
protected:
    std::unique_ptr<soci::session> session() {
        auto opened = sqlite::open_session(path_, sqlite::Role::writer, std::chrono::seconds{5});
        EXPECT_TRUE(opened);
        return std::move(*opened);
    }
    std::vector<int> applied() {
        const auto open = session();
        return sql::select<sql::Scalar<int>>(*open, "SELECT number FROM schema_migrations ORDER BY number");
    }

    ScratchFolder folder_;
    std::string path_ = folder_.file("with space.db");
};

TEST_F(Migrations, BringAnEmptyFileToTheNewestSchemaOnce) {
    ASSERT_TRUE(open_sql_database({path_}));
    const auto first = applied();
    EXPECT_EQ(first.size(), embedded_migrations().size());
    const auto reopened = open_sql_database({path_});
    ASSERT_TRUE(reopened);
    EXPECT_TRUE((*reopened)->check());
    EXPECT_EQ(applied(), first);
}

TEST_F(Migrations, ApplyOnlyWhatIsMissing) {
    const Migration both[] = {{1, "a", "CREATE TABLE a (x INTEGER);\n"},
                              {2, "b", "CREATE TABLE b (x INTEGER);\n"}};
    const auto open = session();
    ASSERT_TRUE(apply_migrations(*open, std::span(both).first(1)));
    ASSERT_TRUE(apply_migrations(*open, both));
    ASSERT_TRUE(apply_migrations(*open, both));
    EXPECT_THAT(applied(), ElementsAre(1, 2));
}

TEST_F(Migrations, AreAppliedWholeOrNotAtAll) {
    const Migration broken[] = {{1, "a", "CREATE TABLE a (x INTEGER);\n"},
                                {2, "b", "CREATE TABLE b (x INTEGER);\nCREATE TABLE b (x INTEGER);\n"}};
    const auto open = session();
    EXPECT_THROW((void)apply_migrations(*open, broken), soci::soci_error);
    EXPECT_TRUE(sqlite::has_table(*open, "a"));
    EXPECT_FALSE(sqlite::has_table(*open, "b"));
    EXPECT_THAT(applied(), ElementsAre(1));
}

TEST_F(Migrations, AreAppliedOnceByFourProcessesThatStartTogether) {
    for (int round = 0; round < 5; ++round) {
        path_ = folder_.file("round" + std::to_string(round));
        std::vector<pid_t> children;
        for (int i = 0; i < 4; ++i) {
            const pid_t child = fork();
            ASSERT_GE(child, 0);
            if (child == 0) {
                const auto opened = open_sql_database({path_});
                _exit(opened && (*opened)->check() ? 0 : 1);
            }
            children.push_back(child);
        }
        for (const auto child : children) {
            int status = -1;
            ASSERT_EQ(waitpid(child, &status, 0), child);
            EXPECT_EQ(status, 0);
        }
        EXPECT_EQ(applied().size(), embedded_migrations().size());
    }
}

TEST_F(Migrations, RefuseADatabaseOfANewerVersionAndLeaveItAlone) {
    ASSERT_TRUE(open_sql_database({path_}));
    *session() << "INSERT INTO schema_migrations (number, name) VALUES (9999, 'from_the_future')";
    const auto opened = open_sql_database({path_});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code(), Errc::unsupported);
    EXPECT_THAT(opened.error().message(), HasSubstr("newer version"));
    EXPECT_THAT(opened.error().message(), HasSubstr("9999"));
    EXPECT_EQ(applied().back(), 9999);
}

TEST_F(Migrations, AreSplitIntoStatementsWithoutTheirComments) {
    EXPECT_THAT(split_statements("-- about a;\nCREATE TABLE a (\n    x TEXT -- why\n);\n\nDROP TABLE b;"),
                ElementsAre("CREATE TABLE a (\nx TEXT -- why\n)", "DROP TABLE b"));
    EXPECT_THAT(split_statements("CREATE TRIGGER t AFTER DELETE ON a BEGIN\n  DELETE FROM b;\n  DELETE FROM "
                                 "c; END;\nDROP TABLE b;"),
                ElementsAre("CREATE TRIGGER t AFTER DELETE ON a BEGIN\nDELETE FROM b;\nDELETE FROM c; END",
                            "DROP TABLE b"));
}

TEST(OpenSqlDatabase, SaysWhatIsWrongWithAnAddress) {
    EXPECT_EQ(open_sql_database({"mysql://u:p@h/db"}).error().code(), Errc::unsupported);
    EXPECT_EQ(open_sql_database({"sqlite:"}).error().code(), Errc::invalid);
    EXPECT_EQ(open_sql_database({"sqlite:/tmp/a\"b"}).error().code(), Errc::invalid);
    EXPECT_EQ(open_sql_database({"sqlite:/tmp/x.db", 0}).error().code(), Errc::invalid);
    const auto nowhere = open_sql_database({"sqlite:/nonexistent/folder/x.db"});
    EXPECT_EQ(nowhere.error().code(), Errc::unavailable);
    EXPECT_THAT(nowhere.error().message(), HasSubstr("/nonexistent/folder/x.db"));
}

TEST(OpenSqlDatabase, RefusesAFileThatIsNoDatabase) {
    const ScratchFolder folder;
    std::ofstream(folder.file("x.db")) << std::string(8192, 'x');
    EXPECT_EQ(open_sql_database({folder.file("x.db")}).error().code(), Errc::internal);
}

}  // namespace
}  // namespace sunomi
