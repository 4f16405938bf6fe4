#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ip_address.hpp"
#include "base/result.hpp"

namespace sunomi {

struct ListenAddress {
    std::string address = "127.0.0.1";  ///< numeric, IPv6 without brackets
    std::uint16_t port = 8080;          ///< 0: any free one
};

/// Who may make an account.
enum class SignupPolicy { open, invite, closed };
std::string_view to_string(SignupPolicy policy);

/// A part of a disk, or bytes; whichever is less room.
struct SpaceShare {
    int per_cent = 10;
    std::int64_t bytes = 5LL << 30;
};

/// Everything an operator can choose; the one structure, checked once at start.
struct Config {
    ListenAddress listen;
    std::string data_dir = "./data";
    std::string public_url;     ///< scheme and authority without a last slash; empty: the request's Host
    std::string database_path;  ///< of the SQLite file; set by load_config when not chosen
    std::string store_dir;      ///< of the objects; set by load_config when not chosen
    std::string jwt_secret;     ///< at least 32 bytes; empty: kept in the data folder
    SignupPolicy signup = SignupPolicy::open;
    std::vector<IpNetwork> trusted_proxies;  ///< whose X-Forwarded-… headers are believed
    int login_failures = 10;                 ///< of one account from one address, in ten minutes
    int login_failures_per_address = 100;    ///< of all accounts, in ten minutes
    int signups_per_address = 100;           ///< in an hour
    int session_max_days = 30;               ///< then one signs in anew, however often a session was renewed
    int transcode_jobs = 1;
    std::int64_t transcode_memory_bytes = 0;  ///< for all running encodings together
    std::int64_t media_memory_bytes = 0;      ///< for one of them: its hard limit
    std::int64_t max_upload_bytes = 0;
    std::chrono::seconds max_duration{0};   ///< of a video
    std::int64_t quota_bytes = 0;           ///< of a user who has none of its own; 0: no limit
    std::string about_file;                 ///< text about this instance, read at start; empty: none
    std::string terms_file;                 ///< its terms of use, likewise
    int comments_per_minute = 30;           ///< that one user may write
    std::chrono::seconds upload_expiry{0};  ///< an open upload untouched for so long is discarded
    std::string smtp_url;                   ///< of the mail server; empty: no mail is sent
    std::string smtp_from;                  ///< the sender's address
    std::string preset = "veryfast";
    std::string github_client_id;  ///< with its secret, or neither: no log-in by GitHub
    std::string github_client_secret;
    std::string github_url = "https://github.com";
    std::string github_api_url = "https://api.github.com";
    std::string instance_name = "Sunomi";
    std::string log_level = "info";
    std::string log_format = "text";        ///< text or json
    std::string access_log = "on";          ///< on or off
    std::string metrics = "loopback";       ///< loopback, open, or token:TEXT
    std::vector<std::string> cors_origins;  ///< scheme and authority each
    SpaceShare disk_warning;                ///< less free room than this is a warning
};

/// Where the configuration comes from. Later ones win: the environment, then the file that `--config` names,
/// then the flags.
struct ConfigSources {
    std::vector<std::string> environment;  ///< `NAME=value`; only names that begin with `SUNOMI_` matter
    std::vector<std::string> arguments;    ///< `--name value` or `--name=value`
};

/// Fails with invalid; the message has one line for each problem, naming key and source: unknown variables,
/// keys and flags, values of a wrong form, parts that this build does not have. An empty variable counts as
/// unset.
Result<Config> load_config(const ConfigSources& sources);

/// What `--help` says about the configuration: every key with its flag, variable, default and meaning.
std::string config_help();

}  // namespace sunomi
