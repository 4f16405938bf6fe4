#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "ports/account_administration.hpp"
#include "ports/account_archivist.hpp"
#include "ports/account_repository.hpp"
#include "ports/audit_log.hpp"
#include "ports/event_outbox.hpp"
#include "ports/github_account_repository.hpp"
#include "ports/invite_repository.hpp"
#include "ports/moderation_repository.hpp"
#include "ports/object_ledger.hpp"
#include "ports/password_reset_repository.hpp"
#include "ports/profile_picture_repository.hpp"
#include "ports/session_repository.hpp"
#include "ports/still_repository.hpp"
#include "ports/task_repository.hpp"
#include "ports/upload_repository.hpp"
#include "ports/user_repository.hpp"
#include "ports/video_catalog.hpp"
#include "ports/video_repository.hpp"
#include "ports/video_search.hpp"
#include "ports/view_repository.hpp"
#include "ports/work_figures.hpp"

namespace sunomi {

struct SqlConfig {
    std::string url;  ///< `sqlite:PATH`, or the path alone; the folder must exist
    int readers = 4;  ///< connections that only read; as many reads run at once
    /// How long a call waits for a connection or for the database's lock before it is unavailable.
    std::chrono::milliseconds patience{5000};
};

class SqlConnections;

/// An open database with the schema of this version: one connection that writes (and alone does checkpoints),
/// and some that read. What a successful write promised survives a power cut.
/// **Threads:** any. **Lifetime:** must outlive every repository made from it.
class SqlDatabase {
public:
    explicit SqlDatabase(std::unique_ptr<SqlConnections> connections);
    ~SqlDatabase();
    SqlDatabase(const SqlDatabase&) = delete;
    SqlDatabase& operator=(const SqlDatabase&) = delete;

    /// Asks the database something trivial; for readiness checks. unavailable when it does not answer.
    Result<void> check();
    /// For this room's own files.
    SqlConnections& connections() { return *connections_; }

private:
    std::unique_ptr<SqlConnections> connections_;
};

/// Opens the database, making it when there is none, and applies the migrations that it lacks. Several
/// processes may do so at once. Fails with unsupported (a URL of another kind, or a database written by a
/// newer version), unavailable (cannot be opened, or locked for longer than `patience`), no_space, internal
/// (not a database).
Result<std::unique_ptr<SqlDatabase>> open_sql_database(const SqlConfig& config);

std::unique_ptr<UserRepository> make_sql_user_repository(SqlDatabase& database, const Clock& clock);
std::unique_ptr<AccountRepository> make_sql_account_repository(SqlDatabase& database, const Clock& clock);
std::unique_ptr<AccountArchivist> make_sql_account_archivist(SqlDatabase& database);
std::unique_ptr<SessionRepository> make_sql_session_repository(SqlDatabase& database);
std::unique_ptr<RevocationLog> make_sql_revocation_log(SqlDatabase& database);
std::unique_ptr<VideoRepository> make_sql_video_repository(SqlDatabase& database, const Clock& clock);
std::unique_ptr<VideoCatalog> make_sql_video_catalog(SqlDatabase& database);
std::unique_ptr<ViewRepository> make_sql_view_repository(SqlDatabase& database);
std::unique_ptr<TaskRepository> make_sql_task_repository(SqlDatabase& database, const Clock& clock);
std::unique_ptr<LeaseRepository> make_sql_lease_repository(SqlDatabase& database, const Clock& clock);
std::unique_ptr<StillRepository> make_sql_still_repository(SqlDatabase& database);
std::unique_ptr<UploadRepository> make_sql_upload_repository(SqlDatabase& database, const Clock& clock);
std::unique_ptr<MultipartRepository> make_sql_multipart_repository(SqlDatabase& database, const Clock& clock);
std::unique_ptr<GithubAccountRepository> make_sql_github_account_repository(SqlDatabase& database,
                                                                            const Clock& clock);
std::unique_ptr<ProfilePictureRepository> make_sql_profile_picture_repository(SqlDatabase& database);
std::unique_ptr<EventOutbox> make_sql_event_outbox(SqlDatabase& database);
std::unique_ptr<ObjectLedger> make_sql_object_ledger(SqlDatabase& database);
std::unique_ptr<WorkFigures> make_sql_work_figures(SqlDatabase& database);
std::unique_ptr<VideoSearch> make_sql_video_search(SqlDatabase& database);
std::unique_ptr<SearchIndex> make_sql_search_index(SqlDatabase& database);
std::unique_ptr<AccountAdministration> make_sql_account_administration(SqlDatabase& database,
                                                                       const Clock& clock);
std::unique_ptr<AuditLog> make_sql_audit_log(SqlDatabase& database, const Clock& clock);
std::unique_ptr<InviteRepository> make_sql_invite_repository(SqlDatabase& database, const Clock& clock);
std::unique_ptr<PasswordResetRepository> make_sql_password_reset_repository(SqlDatabase& database);
std::unique_ptr<ModerationRepository> make_sql_moderation_repository(SqlDatabase& database,
                                                                     const Clock& clock);
std::unique_ptr<PlatformGlance> make_sql_platform_glance(SqlDatabase& database);

}  // namespace sunomi
