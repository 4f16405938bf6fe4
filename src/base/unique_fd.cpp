#include "base/unique_fd.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace sunomi {

void UniqueFd::reset(int fd) {
    if (fd_ >= 0) ::close(fd_);
    fd_ = fd;
}

UniqueFd make_memory_file(std::string_view bytes) {
    const auto check = [](bool fine) {
        if (!fine) throw std::system_error(errno, std::generic_category(), "file in memory");
    };
    UniqueFd file{::memfd_create("sunomi", MFD_CLOEXEC)};
    check(file.valid());
    while (!bytes.empty()) {
        const auto written = ::write(file.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        check(written > 0);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    check(::lseek(file.get(), 0, SEEK_SET) == 0);
    return file;
}

}  // namespace sunomi
