#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/request_records.hpp"
#include "api/response_headers.hpp"
#include "api/socket_guard.hpp"
#include "base/clock.hpp"
#include "base/ip_address.hpp"
#include "net/worker_pool.hpp"
#include "ports/object_store.hpp"
#include "ports/upload_verifier.hpp"
#include "ports/video_search.hpp"
#include "ports/work_figures.hpp"
#include "services/account_removal.hpp"
#include "services/account_service.hpp"
#include "services/admin_service.hpp"
#include "services/comment_service.hpp"
#include "services/github_login.hpp"
#include "services/history_service.hpp"
#include "services/like_service.hpp"
#include "services/media_origin.hpp"
#include "services/media_pass.hpp"
#include "services/moderation_service.hpp"
#include "services/multipart_service.hpp"
#include "services/notification_board.hpp"
#include "services/password_reset_service.hpp"
#include "services/picture_service.hpp"
#include "services/playlist_service.hpp"
#include "services/profile_service.hpp"
#include "services/progress_board.hpp"
#include "services/revocation_list.hpp"
#include "services/session_service.hpp"
#include "services/subscription_service.hpp"
#include "services/thumbnail_service.hpp"
#include "services/upload_service.hpp"
#include "services/video_retry.hpp"
#include "services/video_service.hpp"
#include "services/view_counter.hpp"

namespace sunomi::api {

/// A file of the web UI, as built into the binary.
struct UiFile {
    std::string_view bytes;
    std::string_view gzip_bytes;  ///< empty when not smaller
    std::string_view content_type;
    std::string_view etag;
    bool immutable = false;  ///< its name holds its hash
};

/// What everyone may know of this instance.
struct InstanceFacts {
    std::string signup;  ///< open, invite or closed
    std::chrono::seconds max_duration{};
    std::int64_t quota_bytes = 0;  ///< 0: no limit
    std::string about;             ///< text, plain or Markdown; empty: none
    std::string terms;
    bool offers_password_reset = false;
    bool offers_github = false;
};

/// Who may read the metrics.
struct MetricsAccess {
    enum class Kind { loopback, open, token } kind = Kind::loopback;
    std::string token;
};

/// What the operator chose for the whole surface.
struct SurfaceSettings {
    HeaderPolicy headers;
    AccessLog access_log = AccessLog::on;
    MetricsAccess metrics;
};

/// What people do with videos and with each other.
struct SocialServices {
    LikeService& likes;
    CommentService& comments;
    SubscriptionService& subscriptions;
    PlaylistService& playlists;
    HistoryService& history;
    NotificationBoard& notifications;
};

/// What the routes stand on. Everything outlives the application.
struct Services {
    AccountService& accounts;
    AdminService& admin;
    PasswordResetService& password_resets;
    ModerationService& moderation;
    PlatformGlance& glance;
    WorkFigures& figures;
    AuditLog& audit;
    const SpaceGauge& space;
    SessionService& sessions;
    const RevocationList& revocations;
    ProfileService& profiles;
    AccountRemoval& account_removal;
    net::WorkerPool& password_pool;  ///< for what has a password hashed, see on_pool()
    UploadService& uploads;
    MultipartService& multiparts;
    VideoService& videos;
    VideoRetry& video_retry;
    VideoSearch& search;
    ProgressBoard& progress;
    SocketGuard& sockets;
    SocialServices social;
    MediaOrigin& media;
    PictureService& pictures;
    ThumbnailService& thumbnails;
    GithubLogin& github;
    const MediaPasses& passes;
    ViewCounter& views;
    UploadVerifier& upload_verifier;
    FileAdopter& adopter;
    const Clock& clock;
    std::string public_url;  ///< empty: the request's own Host
    std::vector<IpNetwork> trusted_proxies;
    std::string instance_name;
    InstanceFacts instance;
    std::function<std::optional<UiFile>(std::string_view path)> find_ui_file;
    std::function<Result<void>()> check_ready;
    std::function<void(metrics::Text&)> metrics;  ///< of everything but the requests themselves
    SurfaceSettings surface;
};

}  // namespace sunomi::api
