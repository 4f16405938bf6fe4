#include "app/doctor.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "adapters/local_store/local_object_store.hpp"
#include "adapters/media_child/child_media_worker.hpp"
#include "adapters/sql/database_copy.hpp"
#include "adapters/sql/sql_database.hpp"
#include "app/data_dir.hpp"
#include "app/secret_file.hpp"
#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/unique_fd.hpp"

namespace sunomi {
namespace {

namespace fs = std::filesystem;
using Grade = Finding::Grade;

std::string why() {
    return std::generic_category().message(errno);
}

/// A folder of its own that is gone afterwards.
class Scratch {
public:
    explicit Scratch(const std::string& inside) : path_(inside + "/doctor-" + random_hex(6)) {
        std::error_code failed;
        fs::create_directory(path_, failed);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() {
        std::error_code failed;
        fs::remove_all(path_, failed);
    }
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

Finding check_data_dir(const Config& config) {
    struct stat status {};
    if (::stat(config.data_dir.c_str(), &status) != 0) {
        return {Grade::warn, "data folder", config.data_dir + " is not there yet; the first start makes it"};
    }
    if (!S_ISDIR(status.st_mode))
        return {Grade::fail, "data folder", config.data_dir + " is no folder: name another"};
    if (::access(config.data_dir.c_str(), R_OK | W_OK | X_OK) != 0) {
        return {Grade::fail, "data folder",
                fmt::format("{}: {}; give it to the user that runs sunomi", config.data_dir, why())};
    }
    std::error_code absent;
    if (fs::exists(config.data_dir + '/' + restoring_name, absent)) {
        return {Grade::fail, "data folder",
                "a restore broke off, or still runs: empty the folder when none runs, and restore again"};
    }
    if ((status.st_mode & 0077) != 0) {
        return {Grade::warn, "data folder",
                fmt::format("others on this machine may look into it: chmod 700 {}", config.data_dir)};
    }
    return {Grade::ok, "data folder", config.data_dir};
}

Finding check_room(const Config& config) {
    struct statvfs room {};
    std::error_code absent;
    const auto& where = fs::exists(config.store_dir, absent) ? config.store_dir : config.data_dir;
    if (::statvfs(where.c_str(), &room) != 0)
        return {Grade::warn, "room", "not known until the data folder is there"};
    const auto free = static_cast<std::int64_t>(room.f_bavail * room.f_frsize);
    const auto total = static_cast<std::int64_t>(room.f_blocks * room.f_frsize);
    const auto words = fmt::format("{} of {} MiB are free", free >> 20, total >> 20);
    constexpr std::int64_t too_little = 256LL << 20;
    if (free < too_little) return {Grade::fail, "room", words + ": no upload will fit; make room"};
    const auto limit = std::min(total / 100 * config.disk_warning.per_cent, config.disk_warning.bytes);
    if (free < limit) return {Grade::warn, "room", words + ", less than disk_warning: make room soon"};
    return {Grade::ok, "room", words};
}

/// Is a server at work on this folder just now?
bool is_locked(const Config& config) {
    const UniqueFd lock{::open((config.data_dir + "/lock").c_str(), O_RDWR | O_CLOEXEC)};
    return lock.valid() && ::flock(lock.get(), LOCK_EX | LOCK_NB) != 0;
}

/// A copy is opened, so that a running server's database keeps its one writer, and no other is migrated by a
/// look.
Finding check_database(const Config& config) {
    const auto matching = check_database_of_store(config.database_path, config.store_dir);
    if (!matching) return {Grade::fail, "database", matching.error().message()};
    std::error_code absent;
    if (!fs::exists(config.database_path, absent)) {
        return {Grade::ok, "database", config.database_path + " is not there yet; the first start makes it"};
    }
    const Scratch scratch{fs::path{config.database_path}.parent_path().string()};
    const auto copy = scratch.path() + "/copy.db";
    const auto copied = copy_database(config.database_path, copy);
    if (!copied)
        return {Grade::fail, "database", copied.error().message() + "; restore a backup if it is damaged"};
    const auto database = open_sql_database(SqlConfig{copy});
    if (!database) return {Grade::fail, "database", database.error().message()};
    const auto sound = make_sql_object_ledger(**database)->check_integrity();
    if (!sound) return {Grade::fail, "database", sound.error().message() + "; restore a backup"};
    return {Grade::ok, "database", config.database_path + " is whole, and of a schema this version knows"};
}

/// As the store writes: a file that gets its name by a rename that replaces nothing, and is deleted again.
Finding check_store(const Config& config) {
    std::error_code absent;
    if (!fs::is_directory(config.store_dir, absent)) {
        if (fs::exists(config.store_dir, absent))
            return {Grade::fail, "store", config.store_dir + " is no folder: name another"};
        return {Grade::ok, "store", config.store_dir + " is not there yet; the first start makes it"};
    }
    const Scratch scratch{config.store_dir};
    const auto store = open_local_store(scratch.path());
    if (!store) return {Grade::fail, "store", store.error().message()};
    const auto deadline = Deadline::in(std::chrono::seconds{10});
    const auto put = (*store)->put("probe/object", "bytes", Overwrite::refuse, deadline);
    if (!put) return {Grade::fail, "store", "cannot be written: " + put.error().message()};
    const auto again = (*store)->put("probe/object", "others", Overwrite::refuse, deadline);
    const auto read = (*store)->get("probe/object", 100, deadline);
    if (again || !read || *read != "bytes") {
        return {Grade::fail, "store", "its file system does not keep what was written; use a local one"};
    }
    return {Grade::ok, "store", config.store_dir + " can be written"};
}

Finding check_secret(const Config& config) {
    if (!config.jwt_secret.empty()) return {Grade::ok, "secret", "in the configuration"};
    const auto secret = read_secret_file(config.data_dir + "/secret");
    if (secret) return {Grade::ok, "secret", "kept in the data folder"};
    if (secret.error().code() == Errc::not_found)
        return {Grade::ok, "secret", "not there yet; the first start makes it"};
    return {Grade::fail, "secret", secret.error().message()};
}

Finding check_clock(const Config& config) {
    constexpr auto released = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};
    const auto now = system_clock().wall();
    if (now < released)
        return {Grade::fail, "clock", "it says " + to_rfc3339(now) + ": set it, log-ins depend on it"};
    struct stat database {};
    const bool is_there = ::stat(config.database_path.c_str(), &database) == 0;
    const auto written = WallTime{std::chrono::seconds{database.st_mtim.tv_sec}};
    if (is_there && written > now + std::chrono::minutes{5}) {
        return {Grade::warn, "clock",
                "the database was written in the future: the clock was set back, or is wrong"};
    }
    return {Grade::ok, "clock", to_rfc3339(now)};
}

Finding check_descriptors() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    const auto words = fmt::format("{} file descriptors at most", limit.rlim_max);
    constexpr rlim_t wanted = 4096;
    if (limit.rlim_max >= wanted) return {Grade::ok, "descriptors", words};
    return {Grade::warn, "descriptors",
            words + ": raise it (LimitNOFILE=20000), each connection takes one or two"};
}

/// What the child must show is that it can be started and closes its sandbox: then it reads these bytes, and
/// says that they are no media. A real file would show no more of the system around it.
Finding check_media_child(const Config& config) {
    std::error_code failed;
    const auto folder = fs::temp_directory_path(failed).string();
    const auto path = folder + "/sunomi-doctor-" + random_hex(6);
    {
        std::ofstream file{path};
        file << "no media at all";
    }
    const UniqueFd source{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    ::unlink(path.c_str());
    if (!source.valid())
        return {Grade::warn, "media child", "could not be tried: " + folder + " cannot be written"};
    ChildConfig child;
    child.max_memory_bytes = config.media_memory_bytes;
    const auto facts =
        make_child_media_worker(child)->probe({source.get(), 15}, {}, Deadline::in(std::chrono::seconds{20}));
    if (!facts && facts.error().code() == Errc::corrupt_media) {
        return {Grade::ok, "media child", "starts in its sandbox and refuses what is no media"};
    }
    return {Grade::fail, "media child",
            (facts ? "took a text for media" : facts.error().message()) +
                ". A container must allow seccomp filters, clone and prctl"};
}

Finding check_landlock() {
    std::ifstream file{"/sys/kernel/security/lsm"};
    std::string modules;
    std::getline(file, modules);
    if (modules.find("landlock") != std::string::npos) return {Grade::ok, "landlock", "the kernel has it"};
    return {Grade::warn, "landlock",
            modules.empty()
                ? "not known (securityfs is not mounted); the media child uses it where it is there"
                : "the kernel has it not; the media child is kept in by seccomp and limits alone"};
}

Finding check_memory(const Config& config) {
    const auto words = fmt::format("{} MiB for all encodings, {} MiB for one",
                                   config.transcode_memory_bytes >> 20, config.media_memory_bytes >> 20);
    const auto machine = static_cast<std::int64_t>(::sysconf(_SC_PHYS_PAGES)) * ::sysconf(_SC_PAGESIZE);
    if (config.transcode_memory_bytes > machine / 10 * 9) {
        return {Grade::warn, "memory",
                words + ", more than this machine has to give: lower transcode_memory"};
    }
    if (config.media_memory_bytes > machine) {
        return {Grade::warn, "memory", words + ": lower media_memory, this machine has less"};
    }
    return {Grade::ok, "memory", words};
}

bool is_loopback(const std::string& address) {
    return address.starts_with("127.") || address == "::1";
}

Finding check_public_url(const Config& config) {
    if (config.public_url.empty()) {
        const bool open = !is_loopback(config.listen.address);
        return {open ? Grade::warn : Grade::ok, "public_url",
                open ? "not set: people reach this server without TLS, by the address they type"
                     : "not set: links are made of the address that people come by"};
    }
    if (config.public_url.starts_with("http://") &&
        config.public_url.find("//localhost") == std::string::npos) {
        return {Grade::warn, "public_url",
                config.public_url + " is not https: passwords travel in the clear"};
    }
    return {Grade::ok, "public_url", config.public_url};
}

bool can_bind(const Config& config) {
    const bool v6 = config.listen.address.find(':') != std::string::npos;
    sockaddr_storage room{};
    socklen_t size = sizeof(sockaddr_in);
    if (v6) {
        auto& address = reinterpret_cast<sockaddr_in6&>(room);
        address.sin6_family = AF_INET6;
        address.sin6_port = htons(config.listen.port);
        ::inet_pton(AF_INET6, config.listen.address.c_str(), &address.sin6_addr);
        size = sizeof(sockaddr_in6);
    } else {
        auto& address = reinterpret_cast<sockaddr_in&>(room);
        address.sin_family = AF_INET;
        address.sin_port = htons(config.listen.port);
        ::inet_pton(AF_INET, config.listen.address.c_str(), &address.sin_addr);
    }
    const UniqueFd socket{::socket(v6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    const int yes = 1;
    ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    return socket.valid() && ::bind(socket.get(), reinterpret_cast<sockaddr*>(&room), size) == 0;
}

Finding check_port(const Config& config) {
    const auto where = fmt::format("{} port {}", config.listen.address, config.listen.port);
    if (can_bind(config)) return {Grade::ok, "port", where + " is free"};
    const auto reason = why();
    if (is_locked(config))
        return {Grade::ok, "port", where + " is in use, and a server runs on this data folder"};
    return {Grade::fail, "port", where + ": " + reason + "; another program has it, or listen is wrong"};
}

std::string_view word_of(Grade grade) {
    return grade == Grade::ok ? "OK" : grade == Grade::warn ? "WARN" : "FAIL";
}

void print(const Finding& finding) {
    const bool colour = ::isatty(STDOUT_FILENO) != 0;
    const auto* begin = finding.grade == Grade::ok     ? "\x1b[32m"
                        : finding.grade == Grade::warn ? "\x1b[33m"
                                                       : "\x1b[31m";
    fmt::print("{}{:<4}{} {:<12} {}\n", colour ? begin : "", word_of(finding.grade), colour ? "\x1b[0m" : "",
               finding.check, finding.words);
}

}  // namespace

std::vector<Finding> examine(const Config& config) {
    return {check_data_dir(config), check_room(config),   check_database(config),   check_store(config),
            check_secret(config),   check_clock(config),  check_descriptors(),      check_media_child(config),
            check_landlock(),       check_memory(config), check_public_url(config), check_port(config)};
}

int doctor_command(const Config& config, bool as_json) {
    ::umask(0077);
    boost::json::array printed;
    bool failed = false;
    for (const auto& finding : examine(config)) {
        failed = failed || finding.grade == Grade::fail;
        if (as_json)
            printed.push_back(
                {{"check", finding.check}, {"grade", word_of(finding.grade)}, {"words", finding.words}});
        else
            print(finding);
    }
    if (as_json) fmt::print("{}\n", boost::json::serialize(printed));
    return failed ? 1 : 0;
}

}  // namespace sunomi
