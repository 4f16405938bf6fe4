#include "app/part_settings.hpp"

#include <algorithm>
#include <thread>

#include "app/config_values.hpp"
#include "app/foundations.hpp"

namespace sunomi {

int request_threads() {
    return std::max(4, static_cast<int>(std::thread::hardware_concurrency()) + 2);
}

net::ServerConfig server_config(const Config& config) {
    net::ServerConfig server;
    server.address = config.listen.address;
    server.port = config.listen.port;
    server.proxies = config.trusted_proxies;
    // Most requests take a worker 0.1 ms: this is a fifth of a second's work, and lets a crowd come back at
    // once.
    server.worker_queue = 2048;
    server.worker_threads = request_threads();
    server.io_threads = 2;  // a sendfile from a cold disk holds its loop for a moment
    return server;
}

RunnerConfig runner_config(const Config& config) {
    RunnerConfig runner;
    runner.ladder.preset = config.preset;
    runner.limits.max_duration = config.max_duration;
    return runner;
}

ChildConfig child_config(const Config& config) {
    ChildConfig child;
    child.max_memory_bytes = config.media_memory_bytes;
    return child;
}

std::unique_ptr<IdentityProvider> github_provider(const Config& config) {
    if (config.github_client_id.empty()) return nullptr;
    return make_github_provider(
        {config.github_client_id, config.github_client_secret, config.github_url, config.github_api_url});
}

SmtpConfig smtp_config(const Config& config) {
    SmtpConfig smtp;
    smtp.url = config.smtp_url.substr(0, config.smtp_url.find('?'));
    // On the way to a server on this machine nobody listens.
    smtp.tls_is_optional =
        config.smtp_url.starts_with("smtp:") && !config.smtp_url.ends_with("?tls=required") &&
        (config.smtp_url.ends_with("?tls=optional") || is_of_this_machine(config.smtp_url));
    smtp.from_address = config.smtp_from;
    smtp.from_name = config.instance_name;
    return smtp;
}

UploadLimits upload_limits(const Config& config) {
    UploadLimits limits;
    limits.max_bytes = config.max_upload_bytes;
    limits.quota_bytes = config.quota_bytes;
    limits.expiry = config.upload_expiry;
    return limits;
}

MediaOriginConfig origin_config(const Config& config) {
    MediaOriginConfig origin;
    origin.waiting_in_all = static_cast<std::size_t>(config.transcode_jobs) * 4;
    return origin;
}

WorkerConfig worker_config(const Config& config) {
    WorkerConfig worker;
    worker.sweep_slots = config.transcode_jobs;
    return worker;
}

SignUp sign_up_policy(const Config& config) {
    if (config.signup == SignupPolicy::invite) return SignUp::invite;
    return config.signup == SignupPolicy::open ? SignUp::open : SignUp::closed;
}

api::InstanceFacts instance_facts(const Config& config, const Foundations& foundations) {
    api::InstanceFacts facts;
    facts.signup = to_string(config.signup);
    facts.max_duration = config.max_duration;
    facts.quota_bytes = config.quota_bytes;
    facts.offers_github = !config.github_client_id.empty();
    facts.about = foundations.about;
    facts.terms = foundations.terms;
    facts.offers_password_reset = !config.smtp_url.empty();
    return facts;
}

AttemptLimit comment_limit(const Config& config) {
    return {config.comments_per_minute, std::chrono::minutes{1}};
}

DiskWarning disk_warning(const Config& config) {
    return {config.disk_warning.per_cent, config.disk_warning.bytes};
}

api::SurfaceSettings surface_settings(const Config& config) {
    api::SurfaceSettings surface;
    surface.headers.https = config.public_url.starts_with("https:");
    surface.headers.cors_origins = config.cors_origins;
    surface.access_log = config.access_log == "on" ? api::AccessLog::on : api::AccessLog::off;
    constexpr std::string_view with_token = "token:";
    if (config.metrics == "open") surface.metrics.kind = api::MetricsAccess::Kind::open;
    if (config.metrics.starts_with(with_token)) {
        surface.metrics = {api::MetricsAccess::Kind::token, config.metrics.substr(with_token.size())};
    }
    return surface;
}

PasswordLimits password_limits(const Config& config) {
    PasswordLimits limits;
    limits.account_from_address.attempts = config.login_failures;
    limits.address.attempts = config.login_failures_per_address;
    return limits;
}

AccountPolicy account_policy(const Config& config) {
    AccountPolicy policy;
    policy.sign_ups.attempts = config.signups_per_address;
    return policy;
}

}  // namespace sunomi
