#include "adapters/local_store/beneath.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/text.hpp"

namespace sunomi::local {
namespace {

constexpr std::size_t longest_key = 1024;  // as in S3
constexpr std::size_t longest_name = 255;  // NAME_MAX
constexpr std::size_t most_parts = 32;     // bounds the depth of a walk

Error bad_key(std::string_view key) {
    return Error{Errc::invalid, fmt::format("not an object key: '{}'", key.substr(0, longest_name))};
}

/// One folder more; durable before anyone is told of it.
Result<UniqueFd> make_folder(int parent, const std::string& name) {
    if (::mkdirat(parent, name.c_str(), 0750) == 0) {
        if (::fsync(parent) != 0) return os_error("fsync of a folder", errno);
    } else if (errno != EEXIST) {
        return os_error("mkdir", errno);
    }
    auto made = open_beneath(parent, name, O_RDONLY | O_DIRECTORY);
    if (!made.valid()) return os_error("open of a folder", errno);
    return made;
}

}  // namespace

Error os_error(std::string_view what, int number) {
    Errc code = Errc::unavailable;
    if (number == ENOSPC || number == EDQUOT) code = Errc::no_space;
    if (number == ENOENT) code = Errc::not_found;
    if (number == EEXIST) code = Errc::precondition_failed;
    // `a` and `a/b` cannot both be objects here.
    if (number == ENAMETOOLONG || number == ENOTDIR || number == EISDIR) code = Errc::invalid;
    char words[128];
    return Error{code, fmt::format("local store: {}: {}", what, ::strerror_r(number, words, sizeof words))};
}

Result<void> check_key(std::string_view key) {
    if (key.size() > longest_key) return bad_key(key);
    const auto parts = split(key, '/');
    if (parts.size() > most_parts) return bad_key(key);
    for (const auto part : parts) {
        if (part.empty() || part == "." || part == ".." || part.size() > longest_name) return bad_key(key);
        for (const char c : part) {
            if (static_cast<unsigned char>(c) < ' ') return bad_key(key);
        }
    }
    return {};
}

Result<std::string> check_prefix(std::string_view prefix) {
    if (!prefix.ends_with('/')) return bad_key(prefix);
    prefix.remove_suffix(1);
    if (const auto checked = check_key(prefix); !checked) return checked.error();
    return std::string{prefix};
}

KeyParts split_key(std::string_view key) {
    const auto slash = key.rfind('/');
    if (slash == std::string_view::npos) return {"", std::string{key}};
    return {std::string{key.substr(0, slash)}, std::string{key.substr(slash + 1)}};
}

UniqueFd open_beneath(int folder, const std::string& path, int flags, unsigned mode) {
    open_how how{};
    how.flags = static_cast<__u64>(flags | O_CLOEXEC);
    how.mode = mode;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
    const char* name = path.empty() ? "." : path.c_str();
    long fd = -1;
    do {
        fd = ::syscall(SYS_openat2, folder, name, &how, sizeof how);
    } while (fd < 0 && (errno == EINTR || errno == EAGAIN));
    return UniqueFd{static_cast<int>(fd)};
}

Result<UniqueFd> ensure_folder(int folder, const std::string& path) {
    auto whole = open_beneath(folder, path, O_RDONLY | O_DIRECTORY);
    if (whole.valid()) return whole;
    if (errno != ENOENT) return os_error("open of a folder", errno);
    UniqueFd at;
    for (const auto part : split(path, '/')) {
        auto next = make_folder(at.valid() ? at.get() : folder, std::string{part});
        if (!next) return next.error();
        at = std::move(*next);
    }
    return at;
}

int rename_between(int from_folder, const std::string& from, int to_folder, const std::string& to,
                   unsigned flags) {
    while (::renameat2(from_folder, from.c_str(), to_folder, to.c_str(), flags) != 0) {
        if (errno != EINTR) return errno;
    }
    return 0;
}

ObjectStat stat_of(const struct stat& status) {
    return {status.st_size,
            fmt::format("{:x}-{:x}{:08x}", status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec)};
}

}  // namespace sunomi::local
