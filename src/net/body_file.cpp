#include "net/body_file.hpp"

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/random.hpp"
#include "base/sha256.hpp"
#include "base/unique_fd.hpp"

namespace sunomi::net {
namespace {

Error from_errno(int code, const char* what) {
    const bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
    return Error{full ? Errc::no_space : Errc::internal,
                 std::string{what} + ": " + std::generic_category().message(code)};
}

/// fallocate(2) and not posix_fallocate(3), which writes a block at a time where the file system cannot
/// reserve: minutes for a large body. There the free space is compared instead.
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
    if (space.f_bavail * space.f_frsize < static_cast<std::uint64_t>(length))
        return from_errno(ENOSPC, "fstatvfs");
    return {};
}

/// pwrite(2), or write(2) where the file's own position is the place.
template <class Write>
Result<void> write_all(std::string_view bytes, Write write) {
    while (!bytes.empty()) {
        const ssize_t n = write(bytes);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return from_errno(errno, "write");
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return {};
}

class FreshFile final : public BodyFile {
public:
    explicit FreshFile(std::string directory) : directory_(std::move(directory)) {}
    FreshFile(const FreshFile&) = delete;
    FreshFile& operator=(const FreshFile&) = delete;
    ~FreshFile() override {
        fd_.reset();
        if (!path_.empty()) ::unlink(path_.c_str());
    }

    Result<void> open(std::int64_t length) override {
        auto path = directory_ + "/" + random_hex(16) + ".part";
        fd_.reset(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
        if (!fd_.valid()) return from_errno(errno, "open");
        path_ = std::move(path);
        length_ = length;
        return reserve(fd_.get(), length);
    }
    Result<void> write(std::string_view bytes) override {
        return write_all(bytes, [this](auto rest) { return ::write(fd_.get(), rest.data(), rest.size()); });
    }
    Result<void> complete() override {
        if (::fdatasync(fd_.get()) != 0) return from_errno(errno, "fdatasync");
        if (::close(fd_.release()) != 0) return from_errno(errno, "close");
        return {};
    }
    void deliver(Request& request) override {
        request.file = std::make_shared<ReceivedFile>(std::exchange(path_, {}), length_);
    }

private:
    std::string directory_;
    UniqueFd fd_;
    std::string path_;
    std::int64_t length_ = 0;
};

class PlacedBody final : public BodyFile {
public:
    explicit PlacedBody(FileRange range) : range_(std::move(range)) {}

    Result<void> open(std::int64_t) override {
        return {};
    }  // the application opened it, and reserved the room
    Result<void> write(std::string_view bytes) override {
        hash_.update(bytes);
        return write_all(bytes, [this](auto rest) {
            const auto n = ::pwrite(range_.fd->get(), rest.data(), rest.size(), range_.offset);
            if (n > 0) range_.offset += n;
            return n;
        });
    }
    Result<void> complete() override {
        if (::fdatasync(range_.fd->get()) != 0) return from_errno(errno, "fdatasync");
        return {};
    }
    void deliver(Request& request) override {
        request.range = ReceivedRange{hash_.finish(), std::move(range_.held)};
    }

private:
    FileRange range_;
    Sha256 hash_;
};

}  // namespace

std::shared_ptr<BodyFile> make_fresh_file(std::string directory) {
    return std::make_shared<FreshFile>(std::move(directory));
}

std::shared_ptr<BodyFile> make_placed_body(FileRange range) {
    return std::make_shared<PlacedBody>(std::move(range));
}

}  // namespace sunomi::net
