#include "app/data_dir.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace sunomi {

Result<DataDirLock> lock_data_dir(const std::string& path) {
    std::error_code failed;
    if (std::filesystem::exists(std::filesystem::path{path} / restoring_name, failed)) {
        return Error{Errc::conflict, "a restore into " + path +
                                         " broke off, or still runs: empty the folder when none runs, and "
                                         "restore again"};
    }
    if (std::filesystem::create_directories(path, failed)) {
        std::filesystem::permissions(path, std::filesystem::perms::owner_all, failed);
    }
    const auto file = path + "/lock";
    DataDirLock lock{::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)};
    if (!lock.valid()) {
        return Error{Errc::unavailable,
                     "cannot use the data directory " + path + ": " + std::generic_category().message(errno)};
    }
    if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
        return Error{Errc::conflict, "another sunomi process uses the data directory " + path};
    }
    return lock;
}

Result<void> check_database_of_store(const std::string& database_path, const std::string& store_dir) {
    namespace fs = std::filesystem;
    const auto has_bytes = [](const std::string& file) {
        std::error_code absent;
        const auto size = fs::file_size(file, absent);
        return !absent && size > 0;
    };
    std::error_code absent;
    const fs::directory_iterator objects{store_dir + "/objects", absent};
    const bool is_empty = objects == fs::directory_iterator{};
    if (is_empty || has_bytes(database_path) || has_bytes(database_path + "-wal")) return {};
    return Error{Errc::conflict, "the store " + store_dir + " holds objects, but the database " +
                                     database_path +
                                     " is new: correct database_url or store_url, or restore a backup"};
}

}  // namespace sunomi
