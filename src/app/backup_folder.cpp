#include "app/backup_folder.hpp"

#include <sys/stat.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/file_copy.hpp"
#include "base/sha256.hpp"

namespace sunomi {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr int manifest_format = 1;
constexpr int videos_at_once = 1000;

bool stat_of(const std::string& path, struct stat& status) {
    return ::lstat(path.c_str(), &status) == 0;
}

Result<void> link_one(const std::string& from, const std::string& to, BackupProgress& progress) {
    struct stat source {};
    struct stat target {};
    if (!stat_of(from, source) || !S_ISREG(source.st_mode)) return {};
    if (!stat_of(to, target) || !is_same(source, target)) {
        const auto linked = link_or_copy(from, to);
        if (!linked && linked.error().code() == Errc::not_found) return {};
        if (!linked) return linked;
        ++progress.new_objects;
        progress.new_bytes += source.st_size;
    }
    ++progress.objects;
    return {};
}

Result<void> link_folder(const fs::path& from, const fs::path& to, BackupProgress& progress,
                         const OnBackupProgress& report) {
    std::error_code failed;
    fs::create_directories(to, failed);
    if (failed) return Error{Errc::unavailable, "cannot make " + to.string() + ": " + failed.message()};
    fs::directory_iterator entries{from, failed};
    if (failed) return {};  // deleted meanwhile
    for (; entries != fs::directory_iterator{}; entries.increment(failed)) {
        if (failed) return {};
        const auto& entry = *entries;
        const auto target = to / entry.path().filename();
        std::error_code gone;
        const auto linked = entry.symlink_status(gone).type() == fs::file_type::directory
                                ? link_folder(entry.path(), target, progress, report)
                                : link_one(entry.path().string(), target.string(), progress);
        if (!linked) return linked;
    }
    report(progress);
    return {};
}

bool is_there(const NeededObject& object, const std::string& path, CheckHashes hashes) {
    struct stat status {};
    if (!stat_of(path, status) || !S_ISREG(status.st_mode)) return false;
    if (object.size_bytes >= 0 && status.st_size != object.size_bytes) return false;
    if (hashes == CheckHashes::no || object.sha256.empty()) return true;
    const auto found = sha256_of_file(path);
    return found && *found == object.sha256;
}

}  // namespace

Result<BackupManifest> read_manifest(const std::string& folder) {
    std::ifstream file{folder + "/manifest.json"};
    if (!file) return Error{Errc::not_found, folder + " holds no whole backup (it has no manifest.json)"};
    std::stringstream text;
    text << file.rdbuf();
    try {
        const auto value = json::parse(text.str());
        const auto& object = value.as_object();
        if (object.at("format").to_number<int>() != manifest_format) {
            return Error{Errc::unsupported,
                         "this backup was made by a newer version of the program: use that one"};
        }
        BackupManifest manifest;
        manifest.database = object.at("database").as_string();
        manifest.database_sha256 = object.at("database_sha256").as_string();
        manifest.created = object.at("created").as_string();
        manifest.objects = object.at("objects").to_number<std::int64_t>();
        manifest.videos = object.at("videos").to_number<int>();
        if (manifest.database.find('/') != std::string::npos) throw std::invalid_argument("a path");
        return manifest;
    } catch (const std::exception&) {  // Boost.JSON tells of a wrong form in no other way
        return Error{Errc::invalid, folder + "/manifest.json is not of the right form"};
    }
}

Result<void> write_manifest(const std::string& folder, const BackupManifest& manifest) {
    const json::object object{{"format", manifest_format},
                              {"version", SUNOMI_VERSION},
                              {"created", manifest.created},
                              {"database", manifest.database},
                              {"database_sha256", manifest.database_sha256},
                              {"objects", manifest.objects},
                              {"videos", manifest.videos}};
    const auto part = folder + "/manifest.json.part";
    std::ofstream file{part, std::ios::trunc};
    file << json::serialize(object) << '\n';
    file.close();
    std::error_code failed;
    if (file) fs::rename(part, folder + "/manifest.json", failed);
    if (!file || failed) return Error{Errc::unavailable, "cannot write " + folder + "/manifest.json"};
    return sync_all(folder);
}

Result<void> link_objects(const std::string& from, const std::string& to, const std::set<VideoId>& videos,
                          BackupProgress& progress, const OnBackupProgress& report) {
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator{from, failed}) {
        const auto name = entry.path().filename().string();
        if (!entry.is_directory() || (is_video_id(name) && !videos.contains(name))) continue;
        const auto linked = link_folder(entry.path(), fs::path{to} / name, progress, report);
        if (!linked) return linked;
    }
    if (failed) return Error{Errc::unavailable, "cannot read " + from + ": " + failed.message()};
    return {};
}

Result<std::set<VideoId>> all_videos(ObjectLedger& ledger) {
    std::set<VideoId> videos;
    for (;;) {
        const auto some = ledger.list_videos(videos.empty() ? "" : *videos.rbegin(), videos_at_once);
        if (!some) return some.error();
        videos.insert(some->begin(), some->end());
        if (some->size() < videos_at_once) return videos;
    }
}

Result<std::vector<std::string>> missing_of(ObjectLedger& ledger, const VideoId& video,
                                            const std::string& objects, CheckHashes hashes) {
    const auto needed = ledger.needed_by(video);
    if (!needed) return needed.error();
    std::vector<std::string> missing;
    for (const auto& object : *needed) {
        if (!is_there(object, objects + "/" + object.key, hashes)) missing.push_back(object.key);
    }
    return missing;
}

}  // namespace sunomi
