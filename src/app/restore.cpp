#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>

#include "adapters/sql/sql_database.hpp"
#include "app/backup_folder.hpp"
#include "app/file_copy.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"

namespace sunomi {
namespace {

namespace fs = std::filesystem;

Result<void> check_target(const Config& config) {
    std::error_code absent;
    const fs::path target{config.data_dir};
    if (fs::exists(target, absent) && (!fs::is_directory(target) || !fs::is_empty(target, absent))) {
        return Error{Errc::conflict,
                     config.data_dir + " is not empty: a restore never overwrites; name a new folder"};
    }
    if (config.database_path != config.data_dir + "/sunomi.db" ||
        config.store_dir != config.data_dir + "/store") {
        return Error{
            Errc::unsupported,
            "a restore makes one folder: leave out database_url and store_url, and move parts later"};
    }
    if (fs::exists(config.data_dir + ".restoring", absent)) {
        return Error{Errc::conflict, config.data_dir +
                                         ".restoring is there, of a restore that broke off or still runs: "
                                         "delete it when none runs"};
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

}  // namespace

Result<BackupReport> restore_backup(const Config& config, const std::string& folder, CheckHashes hashes,
                                    const OnBackupProgress& progress) {
    const auto manifest = read_manifest(folder);
    if (!manifest) return manifest.error();
    const auto fit = check_target(config);
    if (!fit) return fit.error();
    const auto made = config.data_dir + ".restoring";
    std::error_code failed;
    fs::create_directories(made, failed);
    auto report = fill(folder, *manifest, made, hashes, progress);
    auto durable = report ? sync_all(made) : Result<void>{report.error()};
    if (durable) {
        fs::rename(made, config.data_dir, failed);  // over an empty folder, too
        if (failed) durable = Error{Errc::unavailable, "cannot rename " + made + ": " + failed.message()};
    }
    if (!durable) {
        fs::remove_all(made, failed);
        return durable.error();
    }
    return report;
}

}  // namespace sunomi
