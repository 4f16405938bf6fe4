#include "adapters/salt_file/daily_salt_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "support/sqlite_storage.hpp"

namespace sunomi {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

class DailySaltFileTest : public testing::Test {
protected:
    std::string ask(sys_days day) {
        const auto salt = make_daily_salt_file(path)->of(day);
        EXPECT_TRUE(salt);
        return salt ? *salt : std::string{};
    }
    std::string text() {
        std::ostringstream out;
        out << std::ifstream(path).rdbuf();
        return out.str();
    }

    ScratchFolder folder;
    std::string path = folder.file("view-salt");
    sys_days today{days{20'000}};
};

TEST_F(DailySaltFileTest, IsTheSameAfterARestartAndAnotherTheNextDay) {
    const auto first = ask(today);
    EXPECT_EQ(first.size(), 64U);
    EXPECT_EQ(ask(today), first);
    const auto second = ask(today + days{1});
    EXPECT_NE(second, first);
    EXPECT_EQ(text().find(first), std::string::npos) << "yesterday's is gone";
    EXPECT_NE(ask(today), first);
}

TEST_F(DailySaltFileTest, IsNobodyElsesBusiness) {
    ask(today);
    struct stat status {};
    ASSERT_EQ(stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U);
}

TEST_F(DailySaltFileTest, ReplacesWhatIsNoSalt) {
    for (const auto* junk : {"", "20000 short\n", "junk", "20000 "}) {
        std::ofstream(path) << junk;
        EXPECT_EQ(ask(today).size(), 64U);
    }
}

TEST_F(DailySaltFileTest, SaysWhenItCannotBeKept) {
    const auto salt = make_daily_salt_file(folder.file("no/such/folder"))->of(today);
    ASSERT_FALSE(salt);
    EXPECT_EQ(salt.error().code(), Errc::unavailable);
}

}  // namespace
}  // namespace sunomi
