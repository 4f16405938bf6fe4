#include "contract/lease_repository_contract.hpp"
#include "contract/task_repository_contract.hpp"
#include "contract/upload_repository_contract.hpp"
#include "contract/user_repository_contract.hpp"
#include "contract/video_repository_contract.hpp"
#include "support/sqlite_storage.hpp"

namespace sunomi {
namespace {

std::unique_ptr<StorageUnderTest> make_sqlite() {
    return std::make_unique<SqliteStorage>();
}

INSTANTIATE_TEST_SUITE_P(Sqlite, UserRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, VideoRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, UploadRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, TaskRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, LeaseRepositoryContract, testing::Values(make_sqlite));

}  // namespace
}  // namespace sunomi
