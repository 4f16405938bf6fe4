#include "app/secret_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/random.hpp"
#include "base/text.hpp"
#include "base/unique_fd.hpp"

namespace sunomi {
namespace {

constexpr std::size_t secret_bytes = 32;

Error failed(const std::string& what, const std::string& path, int number) {
    const auto code = number == ENOSPC || number == EDQUOT ? Errc::no_space : Errc::unavailable;
    return Error{code, "cannot " + what + ' ' + path + ": " + std::generic_category().message(number)};
}

Result<void> write_file(const std::string& path, const std::string& text) {
    const UniqueFd file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    if (!file.valid()) return failed("make", path, errno);
    const auto written = ::write(file.get(), text.data(), text.size());
    if (written != static_cast<ssize_t>(text.size()))
        return failed("write", path, written < 0 ? errno : ENOSPC);
    if (::fsync(file.get()) != 0) return failed("write", path, errno);
    return {};
}

Result<void> sync_folder(const std::string& path) {
    const auto slash = path.rfind('/');
    const auto folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    const UniqueFd opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!opened.valid() || ::fsync(opened.get()) != 0) return failed("write", folder, errno);
    return {};
}

}  // namespace

Result<std::string> read_secret_file(const std::string& path) {
    const UniqueFd file{::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)};
    if (!file.valid() && errno == ENOENT) return Error{Errc::not_found, "no " + path};
    struct stat status {};
    if (!file.valid() || ::fstat(file.get(), &status) != 0) return failed("read", path, errno);
    if ((status.st_mode & 077) != 0) return Error{Errc::forbidden, path + " is open to others: chmod 600 it"};
    char bytes[1024];
    const auto count = ::read(file.get(), bytes, sizeof bytes);
    if (count < 0) return failed("read", path, errno);
    std::string secret{bytes, static_cast<std::size_t>(count)};
    while (secret.ends_with('\n')) secret.pop_back();
    if (secret.size() < secret_bytes) return Error{Errc::forbidden, path + " has less than 32 bytes"};
    return secret;
}

Result<std::string> ensure_secret_file(const std::string& path) {
    auto secret = read_secret_file(path);
    if (secret || secret.error().code() != Errc::not_found) return secret;

    const auto fresh = path + '.' + random_hex(8);  // whole before it has its name
    const auto written = write_file(fresh, random_hex(secret_bytes) + '\n');
    const int refused = written && ::link(fresh.c_str(), path.c_str()) != 0 ? errno : 0;
    ::unlink(fresh.c_str());
    if (!written) return written.error();
    if (refused != 0 && refused != EEXIST) return failed("make", path, refused);  // EEXIST: another was first
    if (const auto synced = sync_folder(path); !synced) return synced.error();
    return read_secret_file(path);
}

}  // namespace sunomi
