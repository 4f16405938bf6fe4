#include "net/body_file.hpp"

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/random.hpp"

namespace sunomi::net {
namespace {

Error from_errno(int code, const char* what) {
    const bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
    return Error{full ? Errc::no_space : Errc::internal,
                 std::string{what} + ": " + std::generic_category().message(code)};
}

/// fallocate(2) and not posix_fallocate(3), which writes a block at a time where the file system cannot reserve:
/// minutes for a large body. There the free space is compared instead.
Result<void> reserve(int fd, std::int64_t length) {
    if (length == 0) return {};
    int code = 0;
    do {
        code = ::fallocate(fd, 0, 0, length) == 0 ? 0 : errno;
    } while (code == EINTR);
    if (code == 0) return {};
    if (code != EOPNOTSUPP) return from_errno(code, "fallocate");
    struct statvfs space {};
    if (::fstatvfs(fd, &space) != 0) return from_errno(errno, "fstatvfs");
    if (space.f_bavail * space.f_frsize < static_cast<std::uint64_t>(length)) return from_errno(ENOSPC, "fstatvfs");
    return {};
}

}  // namespace

BodyFile::~BodyFile() {
    fd_.reset();
    if (!path_.empty()) ::unlink(path_.c_str());
}

Result<void> BodyFile::open(const std::string& directory, std::int64_t length) {
    auto path = directory + "/" + random_hex(16) + ".part";
    fd_.reset(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!fd_.valid()) return from_errno(errno, "open");
    path_ = std::move(path);
    return reserve(fd_.get(), length);
}

Result<void> BodyFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto n = ::write(fd_.get(), bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return from_errno(errno, "write");
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return {};
}

Result<void> BodyFile::complete() {
    if (::fdatasync(fd_.get()) != 0) return from_errno(errno, "fdatasync");
    if (::close(fd_.release()) != 0) return from_errno(errno, "close");
    return {};
}

std::string BodyFile::take_path() { return std::exchange(path_, {}); }

}  // namespace sunomi::net
