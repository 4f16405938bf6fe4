#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/config.hpp"
#include "base/result.hpp"

namespace sunomi {

/// How far a backup or restore has come.
struct BackupProgress {
    std::int64_t objects = 0;      ///< that it has by now
    std::int64_t new_objects = 0;  ///< of them, linked or copied by this run
    std::int64_t new_bytes = 0;
};
using OnBackupProgress = std::function<void(const BackupProgress&)>;

struct BackupReport {
    BackupProgress total;
    int videos = 0;
    int deleted_meanwhile = 0;         ///< videos left out because they were deleted while the backup ran
    std::vector<std::string> missing;  ///< keys that rows promise and the store does not have
};

/// Brings the embedded platform's data into `folder`, while it runs or not; the second time only what is new.
///
/// The database is copied first, as it is at one moment; then the objects. Objects are never changed in
/// place, so a second name for each is a copy of it. A video that lost objects meanwhile was deleted
/// meanwhile (its row goes before its objects do), and leaves the copy of the database as well. The manifest,
/// which names the database's copy, is written last: what has none, or an older one, is no newer backup.
Result<BackupReport> create_backup(const Config& config, const std::string& folder,
                                   const OnBackupProgress& progress);

enum class CheckHashes { yes, no };

/// Makes the data folder of `config`, which must not exist or be empty, from a backup; all of it or nothing.
/// Refuses a backup that lacks an object, or has one of another size (or hash, when these are checked).
Result<BackupReport> restore_backup(const Config& config, const std::string& folder, CheckHashes hashes,
                                    const OnBackupProgress& progress);

/// The commands, for people: progress on a terminal, and an exit code.
int backup_command(const Config& config, const std::string& folder);
int restore_command(const Config& config, const std::string& folder, CheckHashes hashes);

}  // namespace sunomi
