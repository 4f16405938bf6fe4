#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "adapters/sql/sql_database.hpp"
#include "app/backup_folder.hpp"
#include "app/data_dir.hpp"
#include "app/file_copy.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"

namespace sunomi {
namespace {

namespace fs = std::filesystem;

/// Is there nothing in `folder` but what a new file system brings along?
bool is_new(const fs::path& folder) {
    std::error_code failed;
    fs::directory_iterator entries{folder, failed};
    const bool empty = std::all_of(begin(entries), end(entries),
                                   [](const auto& entry) { return entry.path().filename() == "lost+found"; });
    return empty && !failed;
}

Result<void> check_target(const Config& config) {
    const fs::path target{config.data_dir};
    std::error_code absent;
    if (fs::exists(target / restoring_name, absent)) {
        return Error{Errc::conflict, "a restore broke off in " + config.data_dir +
                                         ", or still runs: empty the folder when none runs"};
    }
    if (fs::exists(target, absent) && !is_new(target)) {
        return Error{Errc::conflict,
                     config.data_dir + " is not empty: a restore never overwrites; name a new folder"};
    }
    if (config.database_path != config.data_dir + "/sunomi.db" ||
        config.store_dir != config.data_dir + "/store") {
        return Error{
            Errc::unsupported,
            "a restore makes one folder: leave out database_url and store_url, and move parts later"};
    }
    return {};
}

/// The database is copied, never linked: it will change. It must be the one that the manifest speaks of.
Result<void> take_database(const std::string& folder, const BackupManifest& manifest, const std::string& to) {
    const auto from = folder + "/" + manifest.database;
    const auto digest = sha256_of_file(from);
    if (!digest) return digest.error();
    if (to_hex(*digest) != manifest.database_sha256) {
        return Error{Errc::internal, from + " is damaged: its SHA-256 is not the one in the manifest"};
    }
    return copy_file(from, to);
}

std::string some_of(const std::vector<std::string>& keys) {
    constexpr std::size_t shown = 5;
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, keys.size()); ++i) text += (i == 0 ? "" : ", ") + keys[i];
    return keys.size() > shown ? fmt::format("{} and {} more", text, keys.size() - shown) : text;
}

Result<BackupReport> fill(const std::string& folder, const BackupManifest& manifest, const std::string& data,
                          CheckHashes hashes, const OnBackupProgress& progress) {
    std::error_code failed;
    for (const auto* part : {"/store/objects", "/store/incoming"})
        fs::create_directories(data + part, failed);
    if (failed) return Error{Errc::unavailable, "cannot make " + data + ": " + failed.message()};
    const auto taken = take_database(folder, manifest, data + "/sunomi.db");
    if (!taken) return taken.error();
    const auto database = open_sql_database(SqlConfig{data + "/sunomi.db"});
    if (!database) return database.error();
    const auto ledger = make_sql_object_ledger(**database);
    const auto sound = ledger->check_integrity();
    if (!sound) return sound.error();
    const auto videos = all_videos(*ledger);
    if (!videos) return videos.error();
    BackupReport report;
    report.videos = static_cast<int>(videos->size());
    const auto linked =
        link_objects(folder + "/objects", data + "/store/objects", *videos, report.total, progress);
    if (!linked) return linked.error();
    for (const auto& video : *videos) {
        const auto missing = missing_of(*ledger, video, data + "/store/objects", hashes);
        if (!missing) return missing.error();
        report.missing.insert(report.missing.end(), missing->begin(), missing->end());
    }
    if (!report.missing.empty()) {
        return Error{Errc::internal,
                     "the backup lacks objects, or they are damaged: " + some_of(report.missing)};
    }
    if (fs::exists(folder + "/secret", failed)) {
        const auto secret = copy_file(folder + "/secret", data + "/secret");
        if (!secret) return secret.error();
        ::chmod((data + "/secret").c_str(), 0600);
    }
    return report;
}

/// Nothing opens the folder while `made` is there, so all of it comes at once. (The folder itself may be a
/// mount point, which cannot be renamed.)
Result<void> move_up(const fs::path& made, const fs::path& target) {
    std::error_code failed;
    for (const auto* name : {"store", "secret", "sunomi.db"}) {
        if (fs::exists(made / name, failed)) fs::rename(made / name, target / name, failed);
        if (failed)
            return Error{Errc::unavailable, "cannot fill " + target.string() + ": " + failed.message()};
    }
    const auto durable = sync_all(target.string());
    if (!durable) return durable;
    fs::remove(made, failed);
    return failed ? Error{Errc::unavailable, "cannot remove " + made.string() + ": " + failed.message()}
                  : Result<void>{};
}

}  // namespace

Result<BackupReport> restore_backup(const Config& config, const std::string& folder, CheckHashes hashes,
                                    const OnBackupProgress& progress) {
    const auto manifest = read_manifest(folder);
    if (!manifest) return manifest.error();
    const auto fit = check_target(config);
    if (!fit) return fit.error();
    const fs::path target{config.data_dir};
    std::error_code failed;
    const bool was_there = fs::exists(target, failed);
    const auto made = target / restoring_name;
    fs::create_directories(made, failed);
    auto report = fill(folder, *manifest, made.string(), hashes, progress);
    const auto durable = report ? sync_all(made.string()) : Result<void>{report.error()};
    if (!durable) {
        fs::remove_all(made, failed);
        if (!was_there) fs::remove(target, failed);
        return durable.error();
    }
    const auto moved = move_up(made, target);
    if (!moved) return moved.error();
    return report;
}

}  // namespace sunomi
