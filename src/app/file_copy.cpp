#include "app/file_copy.hpp"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/sendfile.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "base/random.hpp"
#include "base/unique_fd.hpp"

namespace sunomi {
namespace {

Error failed(const std::string& what) {
    const int number = errno;
    const auto code = number == ENOSPC || number == EDQUOT ? Errc::no_space
                      : number == ENOENT                   ? Errc::not_found
                                                           : Errc::unavailable;
    return Error{code, what + ": " + std::generic_category().message(number)};
}

Result<void> copy_bytes(int from, int to, off_t size) {
    if (::ioctl(to, FICLONE, from) == 0) return {};
    for (off_t left = size; left > 0;) {
        // Not copy_file_range, which knows no way from one kind of file system to another.
        const auto moved = ::sendfile(to, from, nullptr, static_cast<std::size_t>(left));
        if (moved < 0 && errno == EINTR) continue;
        if (moved < 0) return failed("copying");
        if (moved == 0) return Error{Errc::unavailable, "copying: the file became shorter"};
        left -= moved;
    }
    return {};
}

}  // namespace

Result<void> copy_file(const std::string& from, const std::string& to) {
    const UniqueFd source{::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
    struct stat status {};
    if (!source.valid() || ::fstat(source.get(), &status) != 0) return failed(from);
    const UniqueFd target{::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, status.st_mode & 0777)};
    if (!target.valid()) return failed(to);
    const auto copied = copy_bytes(source.get(), target.get(), status.st_size);
    if (!copied) return copied;
    const timespec times[2] = {status.st_atim, status.st_mtim};
    return ::futimens(target.get(), times) == 0 ? Result<void>{} : failed(to);
}

Result<void> link_or_copy(const std::string& from, const std::string& to) {
    if (::link(from.c_str(), to.c_str()) == 0) return {};
    if (errno == ENOENT) return failed(from);
    const auto made = to + ".part-" + random_hex(6);
    if (::link(from.c_str(), made.c_str()) != 0) {
        if (errno == ENOENT) return failed(from);
        const auto copied = copy_file(from, made);
        if (!copied) {
            ::unlink(made.c_str());
            return copied;
        }
    }
    if (::rename(made.c_str(), to.c_str()) == 0) {
        ::unlink(made.c_str());  // of two names of one file, rename keeps both
        return {};
    }
    const auto failure = failed(to);
    ::unlink(made.c_str());
    return failure;
}

bool is_same(const struct stat& a, const struct stat& b) {
    const bool one_file = a.st_dev == b.st_dev && a.st_ino == b.st_ino;
    return one_file || (a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
                        a.st_mtim.tv_nsec == b.st_mtim.tv_nsec);
}

Result<void> sync_all(const std::string& folder) {
    const UniqueFd open{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    return open.valid() && ::syncfs(open.get()) == 0 ? Result<void>{} : failed(folder);
}

}  // namespace sunomi
