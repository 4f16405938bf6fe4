#include "contract/account_repository_contract.hpp"
#include "contract/administration_contract.hpp"
#include "contract/comment_repository_contract.hpp"
#include "contract/github_account_repository_contract.hpp"
#include "contract/history_repository_contract.hpp"
#include "contract/lease_repository_contract.hpp"
#include "contract/like_repository_contract.hpp"
#include "contract/notification_repository_contract.hpp"
#include "contract/object_ledger_contract.hpp"
#include "contract/playlist_repository_contract.hpp"
#include "contract/profile_picture_repository_contract.hpp"
#include "contract/session_repository_contract.hpp"
#include "contract/still_repository_contract.hpp"
#include "contract/subscription_repository_contract.hpp"
#include "contract/task_repository_contract.hpp"
#include "contract/upload_repository_contract.hpp"
#include "contract/user_repository_contract.hpp"
#include "contract/video_catalog_contract.hpp"
#include "contract/video_repository_contract.hpp"
#include "contract/video_search_contract.hpp"
#include "contract/view_repository_contract.hpp"
#include "contract/work_figures_contract.hpp"
#include "support/sqlite_storage.hpp"

namespace sunomi {
namespace {

std::unique_ptr<StorageUnderTest> make_sqlite() {
    return std::make_unique<SqliteStorage>();
}

INSTANTIATE_TEST_SUITE_P(Sqlite, UserRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, AccountRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, SessionRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, VideoCatalogContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, ViewRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, AdministrationContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, VideoRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, UploadRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, VideoSearchContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, TaskRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, LeaseRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, StillRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, LikeRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, CommentRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, SubscriptionRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, PlaylistRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, HistoryRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, NotificationRepositoryContract, testing::Values(make_sqlite));

INSTANTIATE_TEST_SUITE_P(Sqlite, GithubAccountRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, ProfilePictureRepositoryContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, ObjectLedgerContract, testing::Values(make_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, WorkFiguresContract, testing::Values(make_sqlite));

}  // namespace
}  // namespace sunomi
