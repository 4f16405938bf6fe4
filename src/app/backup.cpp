#include "app/backup.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>

#include "adapters/sql/database_copy.hpp"
#include "adapters/sql/sql_database.hpp"
#include "app/backup_folder.hpp"
#include "app/file_copy.hpp"
#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "base/unique_fd.hpp"

namespace sunomi {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view lock_name = "backup.lock";
constexpr std::string_view database_prefix = "database-";

/// A folder of ours, or an empty one, that no other backup writes just now.
Result<UniqueFd> take_folder(const std::string& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) return Error{Errc::unavailable, "cannot make " + folder + ": " + failed.message()};
    const auto lock = fmt::format("{}/{}", folder, lock_name);
    if (!fs::exists(lock, failed) && !fs::is_empty(folder, failed)) {
        return Error{Errc::conflict, folder + " is neither empty nor a backup: name another folder"};
    }
    fs::permissions(folder, fs::perms::owner_all, failed);
    UniqueFd fd{::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)};
    if (!fd.valid()) return Error{Errc::unavailable, "cannot write to " + folder};
    if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
        return Error{Errc::conflict, "another backup writes to " + folder + " just now"};
    }
    return fd;
}

/// One run of a backup. Everything it makes before the manifest is invisible to a restore.
class Backup {
public:
    Backup(const Config& config, std::string folder, const OnBackupProgress& progress)
        : config_(config),
          folder_(std::move(folder)),
          source_(config.store_dir + "/objects"),
          objects_(folder_ + "/objects"),
          database_(fmt::format("{}{}.db", database_prefix, random_hex(8))),
          progress_(progress) {}

    Result<BackupReport> run() {
        fs::create_directories(objects_, ignored_);
        auto copied = copy_database(config_.database_path, path_of(database_));
        if (copied) copied = copy_objects();
        if (copied) copied = copy_secret();
        if (copied) copied = commit();
        if (!copied) {
            remove_databases_but("");
            return copied.error();
        }
        return report_;
    }

private:
    [[nodiscard]] std::string path_of(const std::string& name) const { return folder_ + "/" + name; }

    Result<void> copy_objects() {
        const auto database = open_sql_database(SqlConfig{path_of(database_)});
        if (!database) return database.error();
        const auto ledger = make_sql_object_ledger(**database);
        const auto sound = ledger->check_integrity();
        if (!sound) return sound;
        const auto forgotten = ledger->forget_partial_uploads();
        if (!forgotten) return forgotten;
        auto videos = all_videos(*ledger);
        if (!videos) return videos.error();
        videos_ = std::move(*videos);
        const auto linked = link_objects(source_, objects_, videos_, report_.total, progress_);
        if (!linked) return linked;
        return settle_missing(**database, *ledger);
    }

    /// What rows promise and the backup lacks: of a video that is gone by now, its row goes, too; of one that
    /// is still there, it was being replaced, or is really missing.
    Result<void> settle_missing(SqlDatabase& database, ObjectLedger& ledger) {
        std::set<VideoId> lacking;
        for (const auto& video : videos_) {
            const auto missing = missing_of(ledger, video, objects_, CheckHashes::no);
            if (!missing) return missing.error();
            if (!missing->empty()) lacking.insert(video);
        }
        if (lacking.empty()) return {};
        const auto now = videos_now();
        if (!now) return now.error();
        const auto repository = make_sql_video_repository(database, system_clock());
        for (const auto& video : lacking) {
            if (now->contains(video)) continue;
            const auto removed = repository->remove(video);
            if (!removed) return removed.error();
            videos_.erase(video);
            ++report_.deleted_meanwhile;
        }
        std::erase_if(lacking, [&](const VideoId& video) { return !videos_.contains(video); });
        const auto linked = link_objects(source_, objects_, lacking, report_.total, progress_);
        if (!linked) return linked;
        for (const auto& video : lacking) {
            const auto missing = missing_of(ledger, video, objects_, CheckHashes::no);
            if (!missing) return missing.error();
            report_.missing.insert(report_.missing.end(), missing->begin(), missing->end());
        }
        return {};
    }

    /// Asked of another copy: the database itself may be in use, and only one process may open it to write.
    Result<std::set<VideoId>> videos_now() {
        const auto path = path_of(fmt::format("{}{}.db", database_prefix, random_hex(8)));
        const auto copied = copy_database(config_.database_path, path);
        if (!copied) return copied.error();
        const auto database = open_sql_database(SqlConfig{path});
        if (!database) return database.error();
        return all_videos(*make_sql_object_ledger(**database));
    }

    Result<void> copy_secret() {
        const auto secret = config_.data_dir + "/secret";
        if (!fs::exists(secret, ignored_)) return {};  // jwt_secret stands in the configuration then
        const auto part = path_of("secret.part");
        fs::remove(part, ignored_);
        const auto copied = copy_file(secret, part);
        if (!copied) return copied;
        ::chmod(part.c_str(), 0600);
        std::error_code failed;
        fs::rename(part, path_of("secret"), failed);
        return failed ? Result<void>{Error{Errc::unavailable, "cannot write the secret: " + failed.message()}}
                      : Result<void>{};
    }

    Result<void> commit() {
        const auto digest = sha256_of_file(path_of(database_));
        if (!digest) return digest.error();
        const auto durable = sync_all(folder_);
        if (!durable) return durable;
        report_.videos = static_cast<int>(videos_.size());
        const auto written =
            write_manifest(folder_, {database_, to_hex(*digest), to_rfc3339(system_clock().wall()),
                                     report_.total.objects, report_.videos});
        if (!written) return written;
        remove_databases_but(database_);
        for (const auto& entry : fs::directory_iterator{objects_, ignored_}) {
            const auto name = entry.path().filename().string();
            if (is_video_id(name) && !videos_.contains(name)) fs::remove_all(entry.path(), ignored_);
        }
        return {};
    }

    /// Copies that an older manifest names stay while there is no newer one.
    void remove_databases_but(const std::string& kept) {
        const auto manifest = read_manifest(folder_);
        const auto named = manifest ? manifest->database : std::string{};
        for (const auto& entry : fs::directory_iterator{folder_, ignored_}) {
            const auto name = entry.path().filename().string();
            if (!name.starts_with(database_prefix)) continue;
            const bool is_kept = (!kept.empty() && name == kept) || (!named.empty() && name == named);
            if (!is_kept) fs::remove(entry.path(), ignored_);
        }
    }

    const Config& config_;
    const std::string folder_;
    const std::string source_;
    const std::string objects_;
    const std::string database_;
    const OnBackupProgress& progress_;
    std::set<VideoId> videos_;
    BackupReport report_;
    std::error_code ignored_;
};

/// Shows how far it is, on a terminal only.
OnBackupProgress shown(std::string_view what) {
    using Clock = std::chrono::steady_clock;
    return [what, last = Clock::time_point{}](const BackupProgress& now) mutable {
        if (::isatty(STDERR_FILENO) == 0 || Clock::now() - last < std::chrono::milliseconds{200}) return;
        last = Clock::now();
        fmt::print(stderr, "\r{}: {} objects, {} new, {} MiB ", what, now.objects, now.new_objects,
                   now.new_bytes >> 20);
    };
}

int tell(std::string_view what, const Result<BackupReport>& done) {
    if (::isatty(STDERR_FILENO) != 0) fmt::print(stderr, "\r\x1b[K");
    if (!done) {
        fmt::print(stderr, "sunomi {}: {}\n", what, done.error().message());
        return 1;
    }
    fmt::print("{}: videos={} objects={} new_objects={} new_bytes={} deleted_meanwhile={}\n", what,
               done->videos, done->total.objects, done->total.new_objects, done->total.new_bytes,
               done->deleted_meanwhile);
    for (const auto& key : done->missing) fmt::print(stderr, "missing in the store: {}\n", key);
    return done->missing.empty() ? 0 : 1;
}

}  // namespace

Result<BackupReport> create_backup(const Config& config, const std::string& folder,
                                   const OnBackupProgress& progress) {
    const auto lock = take_folder(folder);
    if (!lock) return lock.error();
    return Backup{config, folder, progress}.run();
}

int backup_command(const Config& config, const std::string& folder) {
    ::umask(0077);
    return tell("backup", create_backup(config, folder, shown("backup")));
}

int restore_command(const Config& config, const std::string& folder, CheckHashes hashes) {
    ::umask(0077);
    return tell("restore", restore_backup(config, folder, hashes, shown("restore")));
}

}  // namespace sunomi
