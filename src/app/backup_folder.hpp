#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "app/backup.hpp"
#include "base/result.hpp"
#include "domain/video.hpp"
#include "ports/object_ledger.hpp"

/// The form of a backup's folder, and walks over objects, which backup and restore share.
namespace sunomi {

/// What a whole backup says of itself, in `manifest.json`.
struct BackupManifest {
    std::string database;         ///< file name of the database's copy
    std::string database_sha256;  ///< hex
    std::string created;          ///< RFC 3339
    std::int64_t objects = 0;
    int videos = 0;
};
/// not_found when the folder holds no whole backup; unsupported when a newer version wrote it.
Result<BackupManifest> read_manifest(const std::string& folder);
/// Replaces the manifest at once.
Result<void> write_manifest(const std::string& folder, const BackupManifest& manifest);

/// Links every object below `from` to `to`, but not the folders of videos that are not in `videos`. What
/// vanishes meanwhile is left out; what is there already is kept.
Result<void> link_objects(const std::string& from, const std::string& to, const std::set<VideoId>& videos,
                          BackupProgress& progress, const OnBackupProgress& report);

Result<std::set<VideoId>> all_videos(ObjectLedger& ledger);

/// Keys that the rows of `video` promise and `objects` does not have so.
Result<std::vector<std::string>> missing_of(ObjectLedger& ledger, const VideoId& video,
                                            const std::string& objects, CheckHashes hashes);

}  // namespace sunomi
