#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/sql_social.hpp"
#include "contract/storage_under_test.hpp"

namespace sunomi {

/// A folder of its own, removed with all that is in it; in memory where the system offers that, because a
/// test that makes a database syncs ten times.
class ScratchFolder {
public:
    ScratchFolder() {
        const std::filesystem::path memory = "/dev/shm";
        const bool has_memory = access(memory.c_str(), W_OK) == 0;
        std::string name =
            ((has_memory ? memory : std::filesystem::temp_directory_path()) / "sunomi-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test");
        path_ = name;
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// A SQLite database in a folder of its own (or at `path`), with every repository on it.
class SqliteStorage final : public StorageUnderTest {
public:
    explicit SqliteStorage(const std::string& path = "", int readers = 4)
        : database_(open({"sqlite:" + (path.empty() ? folder_.file("sunomi.db") : path), readers})) {}

    UserRepository& users() override { return *users_; }
    AccountRepository& accounts() override { return *accounts_; }
    AccountArchivist& archivist() override { return *archivist_; }
    SessionRepository& sessions() override { return *sessions_; }
    RevocationLog& revocations() override { return *revocations_; }
    VideoRepository& videos() override { return *videos_; }
    VideoCatalog& catalog() override { return *catalog_; }
    ViewRepository& views() override { return *views_; }
    TaskRepository& tasks() override { return *tasks_; }
    LeaseRepository& leases() override { return *leases_; }
    StillRepository& stills() override { return *stills_; }
    UploadRepository& uploads() override { return *uploads_; }
    MultipartRepository& multiparts() override { return *multiparts_; }
    EventOutbox& outbox() override { return *outbox_; }
    LikeRepository& likes() override { return *likes_; }
    CommentRepository& comments() override { return *comments_; }
    SubscriptionRepository& subscriptions() override { return *subscriptions_; }
    PlaylistRepository& playlists() override { return *playlists_; }
    PlaylistItemRepository& playlist_items() override { return *playlist_items_; }
    HistoryRepository& history() override { return *history_; }
    NotificationRepository& notifications() override { return *notifications_; }
    AnnouncementRepository& announcements() override { return *announcements_; }
    GithubAccountRepository& github() override { return *github_; }
    ProfilePictureRepository& pictures() override { return *pictures_; }
    VideoSearch& search() override { return *search_; }
    SearchIndex& search_index() override { return *search_index_; }
    AccountAdministration& administration() override { return *administration_; }
    AuditLog& audit_log() override { return *audit_log_; }
    InviteRepository& invites() override { return *invites_; }
    PasswordResetRepository& password_resets() override { return *password_resets_; }
    ModerationRepository& moderation() override { return *moderation_; }
    PlatformGlance& glance() override { return *glance_; }
    ObjectLedger& ledger() override { return *ledger_; }
    WorkFigures& figures() override { return *figures_; }
    SteppingClock& clock() override { return clock_; }
    SqlDatabase& database() { return *database_; }

private:
    static std::unique_ptr<SqlDatabase> open(const SqlConfig& config) {
        auto database = open_sql_database(config);
        if (!database) throw std::runtime_error(database.error().message());
        return std::move(*database);
    }

    ScratchFolder folder_;
    SteppingClock clock_;
    std::unique_ptr<SqlDatabase> database_;
    std::unique_ptr<UserRepository> users_ = make_sql_user_repository(*database_, clock_);
    std::unique_ptr<AccountRepository> accounts_ = make_sql_account_repository(*database_, clock_);
    std::unique_ptr<AccountArchivist> archivist_ = make_sql_account_archivist(*database_);
    std::unique_ptr<SessionRepository> sessions_ = make_sql_session_repository(*database_);
    std::unique_ptr<RevocationLog> revocations_ = make_sql_revocation_log(*database_);
    std::unique_ptr<VideoRepository> videos_ = make_sql_video_repository(*database_, clock_);
    std::unique_ptr<VideoCatalog> catalog_ = make_sql_video_catalog(*database_);
    std::unique_ptr<ViewRepository> views_ = make_sql_view_repository(*database_);
    std::unique_ptr<TaskRepository> tasks_ = make_sql_task_repository(*database_, clock_);
    std::unique_ptr<LeaseRepository> leases_ = make_sql_lease_repository(*database_, clock_);
    std::unique_ptr<StillRepository> stills_ = make_sql_still_repository(*database_);
    std::unique_ptr<UploadRepository> uploads_ = make_sql_upload_repository(*database_, clock_);
    std::unique_ptr<MultipartRepository> multiparts_ = make_sql_multipart_repository(*database_, clock_);
    std::unique_ptr<EventOutbox> outbox_ = make_sql_event_outbox(*database_);
    std::unique_ptr<LikeRepository> likes_ = make_sql_like_repository(*database_, clock_);
    std::unique_ptr<CommentRepository> comments_ = make_sql_comment_repository(*database_, clock_);
    std::unique_ptr<SubscriptionRepository> subscriptions_ =
        make_sql_subscription_repository(*database_, clock_);
    std::unique_ptr<PlaylistRepository> playlists_ = make_sql_playlist_repository(*database_, clock_);
    std::unique_ptr<PlaylistItemRepository> playlist_items_ =
        make_sql_playlist_item_repository(*database_, clock_);
    std::unique_ptr<HistoryRepository> history_ = make_sql_history_repository(*database_, clock_);
    std::unique_ptr<NotificationRepository> notifications_ = make_sql_notification_repository(*database_);
    std::unique_ptr<AnnouncementRepository> announcements_ =
        make_sql_announcement_repository(*database_, clock_);
    std::unique_ptr<GithubAccountRepository> github_ = make_sql_github_account_repository(*database_, clock_);
    std::unique_ptr<ProfilePictureRepository> pictures_ = make_sql_profile_picture_repository(*database_);
    std::unique_ptr<VideoSearch> search_ = make_sql_video_search(*database_);
    std::unique_ptr<SearchIndex> search_index_ = make_sql_search_index(*database_);
    std::unique_ptr<AccountAdministration> administration_ =
        make_sql_account_administration(*database_, clock_);
    std::unique_ptr<AuditLog> audit_log_ = make_sql_audit_log(*database_, clock_);
    std::unique_ptr<InviteRepository> invites_ = make_sql_invite_repository(*database_, clock_);
    std::unique_ptr<PasswordResetRepository> password_resets_ =
        make_sql_password_reset_repository(*database_);
    std::unique_ptr<ModerationRepository> moderation_ = make_sql_moderation_repository(*database_, clock_);
    std::unique_ptr<PlatformGlance> glance_ = make_sql_platform_glance(*database_);
    std::unique_ptr<ObjectLedger> ledger_ = make_sql_object_ledger(*database_);
    std::unique_ptr<WorkFigures> figures_ = make_sql_work_figures(*database_);
};

}  // namespace sunomi
