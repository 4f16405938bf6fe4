#include "app/config_keys.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <thread>

#include "app/config_values.hpp"
#include "base/text.hpp"

namespace sunomi {
namespace {

constexpr std::int64_t mebibyte = 1 << 20;
constexpr std::int64_t gibibyte = 1 << 30;

bool is_numeric_address(const std::string& text) {
    in6_addr room{};
    return ::inet_pton(AF_INET, text.c_str(), &room) == 1 || ::inet_pton(AF_INET6, text.c_str(), &room) == 1;
}

Complaint set_listen(Config& config, std::string_view value) {
    const auto colon = value.rfind(':');
    if (colon == std::string_view::npos) return "is not ADDRESS:PORT";
    std::string address{value.substr(0, colon)};
    const bool bracketed = address.size() > 2 && address.front() == '[' && address.back() == ']';
    if (bracketed) address = address.substr(1, address.size() - 2);
    if (address == "localhost") address = "127.0.0.1";
    const bool is_v6 = address.find(':') != std::string::npos;
    const auto port = parse_u64(value.substr(colon + 1));
    if (!is_numeric_address(address) || is_v6 != bracketed) return "has no numeric address ([…] around IPv6)";
    if (!port || *port > 65535) return "has no port from 0 to 65535";
    config.listen = {address, static_cast<std::uint16_t>(*port)};
    return std::nullopt;
}

Complaint set_events_url(Config&, std::string_view value) {
    if (value == "embedded:") return std::nullopt;
    if (value.starts_with("amqp:") || value.starts_with("amqps:")) {
        return "asks for RabbitMQ which this build does not have yet; use embedded:";
    }
    return "is not embedded:";
}

Complaint set_store_public_url(Config&, std::string_view) {
    return "belongs to an S3 store, which this build does not have yet";
}

/// `smtp(s)://[USER:PASSWORD@]HOST[:PORT][?tls=required|optional]`
Complaint set_smtp_url(Config& config, std::string_view value) {
    const bool known = value.starts_with("smtp://") || value.starts_with("smtps://");
    const bool clean = std::all_of(value.begin(), value.end(), [](char c) { return c > ' ' && c < 127; });
    if (!known || !clean || value.substr(value.find("://") + 3).empty()) {
        return "is not smtp(s)://[USER:PASSWORD@]HOST[:PORT]";
    }
    const auto query = value.find('?') == std::string_view::npos ? "" : value.substr(value.find('?'));
    if (!query.empty() && query != "?tls=required" && query != "?tls=optional") {
        return "may end in ?tls=required or ?tls=optional only";
    }
    config.smtp_url = value;
    return std::nullopt;
}

Complaint set_smtp_from(Config& config, std::string_view value) {
    const bool clean = std::all_of(value.begin(), value.end(), [](char c) { return c > ' ' && c < 127; });
    const bool plain = value.find_first_of("<>,;\"") == std::string_view::npos;
    if (!clean || !plain || value.find('@') == std::string_view::npos) return "is not an e-mail address";
    config.smtp_from = value;
    return std::nullopt;
}

Complaint set_signup(Config& config, std::string_view value) {
    for (const auto policy : {SignupPolicy::open, SignupPolicy::invite, SignupPolicy::closed}) {
        if (value != to_string(policy)) continue;
        config.signup = policy;
        return std::nullopt;
    }
    return "is not open, invite or closed";
}

constexpr std::size_t shortest_metrics_token = 16;

Complaint set_metrics(Config& config, std::string_view value) {
    constexpr std::string_view with_token = "token:";
    const bool has_token = value.starts_with(with_token);
    if (!has_token && value != "loopback" && value != "open") return "is not loopback, open or token:TEXT";
    const auto token = has_token ? value.substr(with_token.size()) : std::string_view{};
    const bool visible = std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c <= '~'; });
    if (has_token && (token.size() < shortest_metrics_token || !visible)) {
        return "needs a token of 16 visible ASCII characters or more";
    }
    config.metrics = value;
    return std::nullopt;
}

Complaint set_cors_origins(Config& config, std::string_view value) {
    std::vector<std::string> origins;
    for (const auto part : split(value, ',')) {
        Config scratch;
        if (const auto complaint = web_url(&Config::public_url, UrlPath::none)(scratch, trim(part))) {
            return "has a part that " + *complaint;
        }
        origins.push_back(to_lower_ascii(scratch.public_url));  // as browsers spell it
    }
    config.cors_origins = std::move(origins);
    return std::nullopt;
}

/// `10%/5G`: the less of the two; or one of them alone.
Complaint set_disk_warning(Config& config, std::string_view value) {
    SpaceShare share{100, INT64_MAX};
    for (const auto part : split(value, '/')) {
        if (part.ends_with('%')) {
            const auto per_cent = parse_u64(part.substr(0, part.size() - 1));
            if (!per_cent || *per_cent > 100) return "has no per cent from 0 to 100";
            share.per_cent = static_cast<int>(*per_cent);
            continue;
        }
        Config scratch;
        if (const auto complaint = bytes(&Config::max_upload_bytes, 0)(scratch, part)) return complaint;
        share.bytes = scratch.max_upload_bytes;
    }
    config.disk_warning = share;
    return std::nullopt;
}

Complaint set_trusted_proxies(Config& config, std::string_view value) {
    config.trusted_proxies.clear();
    for (const auto part : split(value, ',')) {
        const auto network = IpNetwork::parse(trim(part));
        if (!network)
            return fmt::format("holds '{}', which is neither an address nor a range such as 10.0.0.0/8",
                               trim(part));
        config.trusted_proxies.push_back(*network);
    }
    return std::nullopt;
}

/// x264's presets, fastest first.
constexpr std::array<std::string_view, 9> presets{"ultrafast", "superfast", "veryfast", "faster",  "fast",
                                                  "medium",    "slow",      "slower",   "veryslow"};
constexpr std::array<std::string_view, 4> log_levels{"debug", "info", "warning", "error"};
constexpr std::array<std::string_view, 2> log_formats{"text", "json"};
constexpr std::array<std::string_view, 2> on_or_off{"on", "off"};

std::vector<ConfigKey> account_keys() {
    return {
        {"jwt_secret", "TEXT", "made and kept in DATA_DIR", "key of the login tokens, 32 bytes or more",
         text(&Config::jwt_secret, 32, 1024)},
        {"signup", "open|invite|closed", "open", "who may make an account", set_signup},
        {"github_client_id", "TEXT", "", "of the OAuth app; with its secret: people can sign in by GitHub",
         text(&Config::github_client_id, 1, 200)},
        {"github_client_secret", "TEXT", "", "of the OAuth app", text(&Config::github_client_secret, 1, 200)},
        {"github_url", "URL", "https://github.com", "where people sign in; your own GitHub Enterprise server",
         web_url(&Config::github_url, UrlPath::allowed)},
        {"github_api_url", "URL", "https://api.github.com",
         "its API: https://HOST/api/v3 of an Enterprise server", web_url(&Config::github_api_url, UrlPath::allowed)},
        {"trusted_proxies", "LIST", "none",
         "addresses or ranges, joined by commas, whose X-Forwarded-For and -Proto count",
         set_trusted_proxies},
        {"login_failures", "NUMBER", "10", "wrong passwords of an account from an address in 10 minutes",
         count(&Config::login_failures, 1, 1'000'000)},
        {"login_failures_per_address", "NUMBER", "100", "wrong passwords from an address in 10 minutes",
         count(&Config::login_failures_per_address, 1, 1'000'000)},
        {"signups_per_address", "NUMBER", "100", "new accounts from an address in an hour",
         count(&Config::signups_per_address, 1, 1'000'000)},
        {"session_max_days", "NUMBER", "30", "days after which one has to sign in again in any case",
         count(&Config::session_max_days, 1, 3650)},
        {"smtp_url", "URL", "",
         "server for mail (smtp:// or smtps://; ?tls=optional also without TLS); none: no mail is sent",
         set_smtp_url},
        {"smtp_from", "ADDRESS", "", "the sender of mail", set_smtp_from},
    };
}

std::vector<ConfigKey> place_keys() {
    return {
        {"listen", "ADDRESS:PORT", "127.0.0.1:8080", "where to serve", set_listen},
        {"data_dir", "FOLDER", "./data", "database, videos and secrets", text(&Config::data_dir, 1, 4000)},
        {"public_url", "URL", "the request's Host", "the address that people see",
         web_url(&Config::public_url, UrlPath::none)},
        {"database_url", "sqlite:PATH", "sqlite:DATA_DIR/sunomi.db", "the database",
         local_url(&Config::database_path, "sqlite:", "mysql: mariadb:")},
        {"store_url", "file:PATH", "file:DATA_DIR/store", "where videos are kept",
         local_url(&Config::store_dir, "file:", "s3:")},
        {"store_public_url", "URL", "", "the S3 store's address that browsers see", set_store_public_url},
        {"events_url", "embedded:", "embedded:", "the event bus", set_events_url},
    };
}

std::vector<ConfigKey> work_keys() {
    return {
        {"transcode_jobs", "NUMBER", "the cores", "encodings at once",
         count(&Config::transcode_jobs, 1, 256)},
        {"transcode_memory", "SIZE", "half of the memory", "for all encodings together",
         bytes(&Config::transcode_memory_bytes, 256 * mebibyte)},
        {"media_memory", "SIZE", "1500M", "hard limit of one encoding",
         bytes(&Config::media_memory_bytes, 256 * mebibyte)},
        {"max_upload_bytes", "SIZE", "20G", "the largest file that may be uploaded",
         bytes(&Config::max_upload_bytes, 1)},
        {"max_duration", "TIME", "12h", "the longest video",
         duration(&Config::max_duration, std::chrono::seconds{1}, std::chrono::hours{48})},
        {"quota", "SIZE", "0", "what one user may keep in all, unless set for that user; 0: no limit",
         bytes(&Config::quota_bytes, 0)},
        {"upload_expiry", "TIME", "7d", "an unfinished upload that nobody touches for so long is discarded",
         duration(&Config::upload_expiry, std::chrono::seconds{1}, std::chrono::days{3650})},
        {"about_file", "FILE", "", "text about this instance (plain or Markdown), shown to everyone",
         text(&Config::about_file, 1, 4000)},
        {"terms_file", "FILE", "", "its terms of use, likewise", text(&Config::terms_file, 1, 4000)},
        {"comments_per_minute", "NUMBER", "30", "comments that one user may write",
         count(&Config::comments_per_minute, 1, 10'000)},
        {"preset", "NAME", "veryfast", "x264's balance of speed and size", one_of(&Config::preset, presets)},
        {"instance_name", "TEXT", "Sunomi", "shown in the page's title",
         text(&Config::instance_name, 1, 100)},
        {"log", "LEVEL", "info", "debug, info, warning or error", one_of(&Config::log_level, log_levels)},
        {"log_format", "text|json", "text", "how a log line is written",
         one_of(&Config::log_format, log_formats)},
        {"access_log", "on|off", "on", "a log line for each request", one_of(&Config::access_log, on_or_off)},
        {"metrics", "loopback|open|token:TEXT", "loopback", "who may read /metrics", set_metrics},
        {"cors_origins", "ORIGIN,…", "", "other origins whose pages may call this server", set_cors_origins},
        {"disk_warning", "PER_CENT%/SIZE", "10%/5G", "warn when less room than both is free",
         set_disk_warning},
    };
}

std::vector<ConfigKey> make_keys() {
    auto all = place_keys();
    for (auto&& some : {account_keys(), work_keys()}) all.insert(all.end(), some.begin(), some.end());
    return all;
}

/// What this machine, or the container around us, has.
std::int64_t memory_bytes() {
    const std::int64_t physical = ::sysconf(_SC_PHYS_PAGES) * ::sysconf(_SC_PAGESIZE);
    std::int64_t limit = 0;
    std::ifstream{"/sys/fs/cgroup/memory.max"} >> limit;  // cgroup v2; "max", or no such file, leaves 0
    return limit > 0 ? std::min(limit, physical) : physical;
}

}  // namespace

std::string_view to_string(SignupPolicy policy) {
    if (policy == SignupPolicy::invite) return "invite";
    return policy == SignupPolicy::open ? "open" : "closed";
}

bool ConfigKey::is_secret(std::string_view value) const {
    if (name == "smtp_url") return value.find('@') != std::string_view::npos;  // holds a password
    if (name == "metrics") return value.starts_with("token:");
    return name == "jwt_secret" || name == "github_client_secret";
}

std::string ConfigKey::variable() const {
    std::string out = "SUNOMI_" + name;
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return out;
}

std::string ConfigKey::flag() const {
    std::string out = "--" + name;
    std::replace(out.begin(), out.end(), '_', '-');
    return out;
}

const std::vector<ConfigKey>& config_keys() {
    static const auto keys = make_keys();
    return keys;
}

Config machine_defaults() {
    Config config;
    config.transcode_jobs = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 256U));
    config.transcode_memory_bytes = std::max(memory_bytes() / 2, 256 * mebibyte);
    config.media_memory_bytes = 1500 * mebibyte;
    config.max_upload_bytes = 20 * gibibyte;
    config.max_duration = std::chrono::hours{12};
    config.upload_expiry = std::chrono::days{7};
    return config;
}

}  // namespace sunomi
