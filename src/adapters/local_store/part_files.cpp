#include "adapters/local_store/part_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>

#include "adapters/local_store/beneath.hpp"
#include "adapters/local_store/object_tree.hpp"
#include "domain/multipart.hpp"

namespace sunomi::local {
namespace {

Result<void> check_upload(const std::string& upload) {
    if (is_upload_id(upload)) return {};
    return Error{Errc::invalid, "local store: not an upload's id"};
}

/// fallocate(2) and not posix_fallocate(3), which writes every block where the file system cannot reserve;
/// there the free space is compared instead.
Result<void> reserve(int fd, std::int64_t offset, std::int64_t length) {
    int failed = 0;
    do {
        failed = ::fallocate(fd, 0, offset, length) == 0 ? 0 : errno;
    } while (failed == EINTR);
    if (failed == 0) return {};
    if (failed != EOPNOTSUPP) {
        // What it got before the disk was full would be held for days by nothing.
        ::fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, offset, length);
        return os_error("fallocate", failed);
    }
    struct statvfs room {};
    if (::fstatvfs(fd, &room) != 0) return os_error("fstatvfs", errno);
    if (room.f_bavail * room.f_frsize < static_cast<std::uint64_t>(length)) return os_error("room", ENOSPC);
    return {};
}

}  // namespace

Result<UniqueFd> PartFiles::open(const std::string& upload, std::int64_t offset, std::int64_t length) {
    if (const auto checked = check_upload(upload); !checked) return checked.error();
    auto file = ensure_file(upload);
    if (!file) return file;
    if (const auto reserved = reserve(file->get(), offset, length); !reserved) return reserved.error();
    return file;
}

Result<UniqueFd> PartFiles::ensure_file(const std::string& upload) {
    const std::lock_guard lock{making_};
    auto file = open_beneath(folder_.get(), upload, O_WRONLY);
    if (file.valid()) return file;
    if (errno != ENOENT) return os_error("open of an upload's file", errno);
    file = open_beneath(folder_.get(), upload, O_WRONLY | O_CREAT | O_EXCL, 0640);
    if (!file.valid()) return os_error("open of a new file", errno);
    if (::fsync(folder_.get()) == 0) return file;
    const int number = errno;
    ::unlinkat(folder_.get(), upload.c_str(), 0);
    return os_error("fsync of a folder", number);
}

Result<UniqueFd> PartFiles::open_whole(const std::string& upload, std::int64_t size_bytes) const {
    if (const auto checked = check_upload(upload); !checked) return checked.error();
    auto file = open_beneath(folder_.get(), upload, O_RDONLY | O_NONBLOCK);
    if (!file.valid()) return os_error("open of an upload's file", errno);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) return os_error("fstat", errno);
    if (S_ISREG(status.st_mode) && status.st_size == size_bytes) return file;
    return Error{Errc::not_found, "local store: the file of an upload has another size than its parts"};
}

Result<void> PartFiles::remove(const std::string& upload) {
    if (const auto checked = check_upload(upload); !checked) return checked.error();
    if (::unlinkat(folder_.get(), upload.c_str(), 0) == 0 || errno == ENOENT) return {};
    return os_error("unlink", errno);
}

Result<std::vector<std::string>> PartFiles::list() const {
    const auto files = list_tree(folder_.get(), "", Deadline::in(std::chrono::seconds{10}));
    if (!files) return files.error();
    std::vector<std::string> uploads;
    for (const auto& file : *files) {
        if (auto name = file.key.substr(1); is_upload_id(name)) uploads.push_back(std::move(name));
    }
    return uploads;
}

}  // namespace sunomi::local
