// The one page that knows both sides: which implementation stands behind which port, in the order in which
// they start. Read from top to bottom it is the architecture of `sunomi serve`.
#include "app/wiring.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "adapters/embedded_events/embedded_event_bus.hpp"
#include "adapters/local_store/store_signer.hpp"
#include "adapters/salt_file/daily_salt_file.hpp"
#include "api/application.hpp"
#include "app/admin_socket.hpp"
#include "app/administration.hpp"
#include "app/foundations.hpp"
#include "app/metrics.hpp"
#include "app/part_settings.hpp"
#include "app/social_part.hpp"
#include "app/web_assets.hpp"
#include "base/log.hpp"
#include "net/worker_pool.hpp"
#include "services/moderation_service.hpp"
#include "services/reconciler.hpp"
#include "services/search_upkeep.hpp"
#include "services/upload_collector.hpp"
#include "services/video_retry.hpp"

namespace sunomi {
namespace {

/// Passes what became of the work on to everyone who waits for it.
class Observers final : public WorkObserver {
public:
    void add(WorkObserver& observer) { observers_.push_back(&observer); }
    void segment_stored(const VideoId& video, TrackIndex track, int segment) override {
        for (auto* observer : observers_) observer->segment_stored(video, track, segment);
    }
    void video_changed(const VideoId& video) override {
        for (auto* observer : observers_) observer->video_changed(video);
    }

private:
    std::vector<WorkObserver*> observers_;  // complete before any work begins
};

/// To the terminal, for it is a secret and no matter of the log; as an object where whoever reads that
/// expects objects.
void print_setup_link(const Config& config, const std::string& url) {
    if (config.log_format == "json") {
        fmt::print(
            "{{\"time\":\"{}\",\"level\":\"info\",\"message\":\"nobody administers this instance "
            "yet\",\"link\":\"{}\"}}\n",
            to_rfc3339(system_clock().wall()), url);
    } else {
        fmt::print("\nNobody administers this instance yet. Whoever opens this link first will:\n  {}\n\n",
                   url);
    }
    std::fflush(stdout);
}

class Serve final : public Platform {
public:
    Serve(const Config& config, Foundations foundations)
        : config_(config),
          base_(std::move(foundations)),
          memory_(config.transcode_memory_bytes),
          application_(services()) {
        observers_.add(media_origin_);
        observers_.add(progress_);
        for (const auto* topic : {"video.uploaded", "video.published", "video.failed"}) {
            events_->subscribe("announcer", topic, [this](const Event& event) -> Result<void> {
                observers_.video_changed(event.video_id);
                return {};
            });
        }
        reconciler_.also("uploads", [this] { return upload_collector_.collect(); });
        events_->subscribe("transcoder", "video.uploaded", [this](const Event& event) -> Result<void> {
            const auto filed = tasks_->ensure_plan_task(event.video_id);
            if (filed) signal_.notify();
            return filed;
        });
    }

    ~Serve() override {
        admin_socket_.reset();
        if (server_) server_->stop();
        password_pool_.stop();
        account_removal_.stop();
        revocations_.stop();
        events_->stop();
        disk_.stop();
        search_upkeep_.stop();
        social_.stop();
        reconciler_.stop();
        workers_.stop();
    }

    /// What an earlier process left undone is put right before anything new begins.
    Result<void> start() {
        const auto cleaned = base_.store->clean_incoming(system_clock().wall());
        if (!cleaned) return cleaned.error();
        const auto orphans = pictures_.remove_orphans();
        if (!orphans) return orphans.error();
        const auto broken = leases_->break_all_leases();
        if (!broken) return broken.error();
        const auto recovered = uploads_.recover();
        if (!recovered) return recovered.error();
        if (*broken + *recovered + *cleaned > 0) {
            log::info("recovered tasks={} uploads={} partial_files={}", *broken, *recovered, *cleaned);
        }
        const auto revoked = revocations_.start();
        if (!revoked) return revoked.error();
        account_removal_.start();
        events_->start();
        workers_.start();
        reconciler_.start();
        disk_.start();
        search_upkeep_.start();
        social_.start();
        auto server = net::start_http_server(server_config(config_), application_);
        if (!server) return server.error();
        server_ = std::move(*server);
        const auto origin = origin_of(config_, server_->port());
        add_account_commands(admin_commands_, administration_.service, origin);
        auto admin = open_admin_socket({config_.data_dir}, admin_commands_);
        if (!admin) return admin.error();
        admin_socket_ = std::move(*admin);
        if (!base_.setup_token.empty())
            print_setup_link(config_, origin + "/signup?setup=" + base_.setup_token);
        return {};
    }

    [[nodiscard]] std::uint16_t port() const override { return server_->port(); }

private:
    api::Services services() {
        return {accounts_,
                administration_.service,
                administration_.resets,
                moderation_,
                *glance_,
                *figures_,
                *administration_.audit,
                *base_.store,
                sessions_,
                revocations_,
                profiles_,
                account_removal_,
                password_pool_,
                uploads_,
                multiparts_service_,
                videos_service_,
                video_retry_,
                *search_,
                progress_,
                sockets_,
                social_.services(),
                media_origin_,
                pictures_,
                thumbnails_,
                github_,
                passes_,
                view_counter_,
                *upload_verifier_,
                *base_.store,
                system_clock(),
                config_.public_url,
                config_.trusted_proxies,
                config_.instance_name,
                instance_facts(config_, base_),
                find_web_asset,
                [this] { return check_ready(); },
                [this](metrics::Text& text) { print_metrics(text, metric_sources()); },
                surface_settings(config_)};
    }

    MetricSources metric_sources() {
        return {server_ ? server_->stats() : net::ServerStats{},
                workers_.stats(),
                runner_.tally(),
                media_origin_,
                disk_,
                *figures_,
                *base_.hasher,
                config_.database_path,
                system_clock().wall()};
    }

    Result<void> check_ready() {
        const auto database = base_.database->check();
        if (!database) return database.error();
        const auto store = base_.store->find("ready/probe", Deadline::in(std::chrono::seconds{1}));
        if (!store) return store.error();
        return {};
    }

    Config config_;
    Foundations base_;

    std::unique_ptr<UserRepository> users_ = make_sql_user_repository(*base_.database, system_clock());
    std::unique_ptr<VideoRepository> videos_ = make_sql_video_repository(*base_.database, system_clock());
    std::unique_ptr<VideoSearch> search_ = make_sql_video_search(*base_.database);
    std::unique_ptr<SearchIndex> search_index_ = make_sql_search_index(*base_.database);
    std::unique_ptr<UploadRepository> upload_rows_ =
        make_sql_upload_repository(*base_.database, system_clock());
    std::unique_ptr<MultipartRepository> multiparts_ =
        make_sql_multipart_repository(*base_.database, system_clock());
    std::unique_ptr<AccountRepository> account_rows_ =
        make_sql_account_repository(*base_.database, system_clock());
    std::unique_ptr<AccountArchivist> archivist_ = make_sql_account_archivist(*base_.database);
    std::unique_ptr<SessionRepository> session_rows_ = make_sql_session_repository(*base_.database);
    std::unique_ptr<RevocationLog> revocation_log_ = make_sql_revocation_log(*base_.database);
    std::unique_ptr<VideoCatalog> catalog_ = make_sql_video_catalog(*base_.database);
    std::unique_ptr<ViewRepository> views_ = make_sql_view_repository(*base_.database);
    std::unique_ptr<DailySalt> salts_ = make_daily_salt_file(config_.data_dir + "/view-salt");
    std::unique_ptr<TaskRepository> tasks_ = make_sql_task_repository(*base_.database, system_clock());
    std::unique_ptr<LeaseRepository> leases_ = make_sql_lease_repository(*base_.database, system_clock());
    std::unique_ptr<StillRepository> stills_ = make_sql_still_repository(*base_.database);
    std::unique_ptr<GithubAccountRepository> github_rows_ =
        make_sql_github_account_repository(*base_.database, system_clock());
    std::unique_ptr<ProfilePictureRepository> picture_rows_ =
        make_sql_profile_picture_repository(*base_.database);
    std::unique_ptr<EventOutbox> outbox_ = make_sql_event_outbox(*base_.database);
    std::unique_ptr<WorkFigures> figures_ = make_sql_work_figures(*base_.database);
    std::unique_ptr<EventBus> events_ = make_embedded_event_bus(*outbox_);
    std::unique_ptr<UploadSigner> upload_signer_ = make_store_signer(StoreAccess{base_.secret});
    std::unique_ptr<UploadVerifier> upload_verifier_ = make_store_verifier(StoreAccess{base_.secret});
    std::unique_ptr<MediaWorker> media_ = make_child_media_worker(child_config(config_));

    RevocationList revocations_{*revocation_log_, system_clock()};
    MediaPasses passes_{base_.secret, system_clock(),
                        [this](const std::string& session) { return revocations_.is_revoked(session); }};

    WorkSignal signal_;
    Observers observers_;
    PlanCache plans_{*videos_};
    MediaGate gate_{*videos_, passes_, system_clock(), {}};
    MediaOrigin media_origin_{*base_.store,          *tasks_, plans_, gate_, signal_, system_clock(),
                              origin_config(config_)};
    ProgressBoard progress_{*videos_, *tasks_, system_clock()};

    PictureService pictures_{*picture_rows_, *media_, *base_.store, *base_.store};
    SessionService sessions_{*session_rows_, revocations_, *base_.tokens, system_clock(),
                             std::chrono::days{config_.session_max_days}};
    PasswordCheck passwords_{*base_.hasher, system_clock(), password_limits(config_)};
    AccountRemoval account_removal_{
        *account_rows_, *base_.store, revocations_, observers_,
        [this](const User& user) { pictures_.remove_object(user.profile_picture_url); }};
    Administration administration_{config_,           base_, *users_, revocations_, account_removal_,
                                   base_.mailer.get()};
    ProfileService profiles_{
        *users_,       *account_rows_, *upload_rows_, *archivist_, administration_.password_policy,
        *base_.hasher, passwords_,     sessions_};
    AccountService accounts_{
        *users_,   administration_.gate, administration_.password_policy, *base_.hasher, passwords_,
        sessions_, system_clock(),       account_policy(config_)};
    GithubLogin github_{github_provider(config_),
                        *github_rows_,
                        *users_,
                        accounts_,
                        [this](const User& user, const Visitor& visitor) {
                            return sessions_.sign_in(user, visitor, "github");
                        },
                        pictures_,
                        *base_.sealer,
                        system_clock(),
                        sign_up_policy(config_)};
    PartLatches part_latches_;
    UploadRules upload_rules_{*users_, *base_.store, upload_limits(config_)};
    UploadService uploads_{*videos_,        *upload_rows_, *base_.store,  *base_.store,
                           *upload_signer_, *events_,      upload_rules_, system_clock()};
    MultipartService multiparts_service_{uploads_,     *upload_rows_,   *multiparts_,  *base_.store,
                                         *base_.store, *upload_signer_, part_latches_, system_clock()};
    UploadCollector upload_collector_{uploads_,     *upload_rows_, *multiparts_,
                                      *base_.store, part_latches_, system_clock()};
    VideoService videos_service_{*videos_, *catalog_, *users_, *base_.store, observers_};
    ThumbnailService thumbnails_{videos_service_, *stills_, *media_, *base_.store, observers_};
    VideoRetry video_retry_{videos_service_, *videos_, *base_.store, *events_, observers_};
    ViewCounter view_counter_{*views_, *salts_, system_clock(), {}};
    std::unique_ptr<ModerationRepository> moderation_rows_ =
        make_sql_moderation_repository(*base_.database, system_clock());
    std::unique_ptr<PlatformGlance> glance_ = make_sql_platform_glance(*base_.database);
    ModerationService moderation_{*moderation_rows_, *videos_, *base_.store, *administration_.audit,
                                  observers_};

    SocialPart social_{*base_.database, videos_service_, *users_,
                       *events_,        system_clock(),  comment_limit(config_)};

    MemoryBudget memory_;
    TaskRunner runner_{*videos_, *tasks_,  *stills_,   *base_.store, *base_.store,          *media_,
                       plans_,   *events_, observers_, memory_,      runner_config(config_)};
    WorkerPool workers_{*tasks_, runner_, signal_, system_clock(), worker_config(config_)};
    DiskWatch disk_{*base_.store, disk_warning(config_)};
    SearchUpkeep search_upkeep_{*search_index_};
    Reconciler reconciler_{*leases_, *base_.store, signal_, system_clock()};

    api::SocketGuard sockets_{[this](std::string_view token) { return accounts_.authenticate(token); }};
    net::WorkerPool password_pool_{"password", waiting_passwords, queued_passwords};
    api::Application application_;
    std::unique_ptr<net::HttpServer> server_;
    AdminCommands admin_commands_;
    std::unique_ptr<AdminSocket> admin_socket_;
};

}  // namespace

Result<std::unique_ptr<Platform>> start_platform(const Config& config) {
    auto foundations = open_foundations(config);
    if (!foundations) return foundations.error();
    auto platform = std::make_unique<Serve>(config, std::move(*foundations));
    const auto started = platform->start();
    if (!started) return started.error();
    return std::unique_ptr<Platform>{std::move(platform)};
}

}  // namespace sunomi
