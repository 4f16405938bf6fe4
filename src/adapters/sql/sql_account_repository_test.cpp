#include <gtest/gtest.h>

#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/statements.hpp"
#include "support/sqlite_storage.hpp"

namespace sunomi {
namespace {

class AdminsLeaving : public testing::Test {
protected:
    UserKey admin(const std::string& user_id, int suspended = 0) {
        const auto key = *storage.users().create({0, user_id, user_id, "hash", "", {}});
        EXPECT_TRUE(storage.database().connections().write([&](soci::session& session) -> Result<void> {
            sql::execute(session,
                         "UPDATE users SET role = 'admin', suspended = :suspended WHERE user_key = :key",
                         suspended, key);
            return {};
        }));
        return key;
    }
    SqliteStorage storage;
};

TEST_F(AdminsLeaving, TheOnlyOneWhoCouldMakeAnotherStays) {
    const auto ada = admin("ada");
    const auto suspended = admin("bob", 1);
    EXPECT_EQ(storage.accounts().close(ada).error().code(), Errc::conflict);
    EXPECT_TRUE(*storage.users().find_by_user_id("ada"));
    EXPECT_TRUE(storage.accounts().close(suspended)) << "one that cannot sign in does not count";
    admin("carol");
    EXPECT_TRUE(storage.accounts().close(ada));
}

}  // namespace
}  // namespace sunomi
