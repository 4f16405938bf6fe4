#pragma once

#include "adapters/github/github_provider.hpp"
#include "adapters/media_child/child_media_worker.hpp"
#include "adapters/smtp/smtp_mailer.hpp"
#include "api/services.hpp"
#include "app/config.hpp"
#include "net/http_server.hpp"
#include "services/account_service.hpp"
#include "services/attempt_limiter.hpp"
#include "services/disk_watch.hpp"
#include "services/media_origin.hpp"
#include "services/task_runner.hpp"
#include "services/upload_service.hpp"
#include "services/worker_pool.hpp"

/// What the operator chose, told to each part in its own words.
namespace sunomi {

/// Log-ins that wait for their hash, and those that wait for a place among them: a second or two of hashing.
constexpr int waiting_passwords = 4;
constexpr std::size_t queued_passwords = 64;

/// How many requests are worked on at once, each with a database connection to read by: as many as there are
/// cores, and two that may wait for the disk. Twice as many on two cores cost a quarter of the throughput, in
/// changing between them.
int request_threads();
net::ServerConfig server_config(const Config& config);
RunnerConfig runner_config(const Config& config);
ChildConfig child_config(const Config& config);
/// Null when the operator configured none.
std::unique_ptr<IdentityProvider> github_provider(const Config& config);
SmtpConfig smtp_config(const Config& config);
UploadLimits upload_limits(const Config& config);
MediaOriginConfig origin_config(const Config& config);
WorkerConfig worker_config(const Config& config);
SignUp sign_up_policy(const Config& config);
struct Foundations;
api::InstanceFacts instance_facts(const Config& config, const Foundations& foundations);
AttemptLimit comment_limit(const Config& config);
PasswordLimits password_limits(const Config& config);
AccountPolicy account_policy(const Config& config);
DiskWarning disk_warning(const Config& config);
api::SurfaceSettings surface_settings(const Config& config);

}  // namespace sunomi
