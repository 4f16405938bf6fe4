#pragma once

#include <sys/stat.h>

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "ports/object_store.hpp"

/// File system calls of the local store: relative to an open folder, never leaving it, never through a link.
namespace sunomi::local {

/// `errno` as an Error: ENOSPC and EDQUOT are no_space, ENOENT not_found, EEXIST precondition_failed, a name
/// that is too long, or both a folder and an object, invalid, everything else unavailable.
Error os_error(std::string_view what, int number);

/// invalid unless `key` is `a/b/c`: at most 1024 bytes, 255 and 32 parts, no empty, `.` or `..` part, and
/// no byte below space.
Result<void> check_key(std::string_view key);
/// The same for `a/b/`; returns it without the last slash.
Result<std::string> check_prefix(std::string_view prefix);

/// Folder of a key (empty for none) and its last part.
struct KeyParts {
    std::string folder;
    std::string name;
};
KeyParts split_key(std::string_view key);

/// openat2(2) with RESOLVE_BENEATH and RESOLVE_NO_SYMLINKS; O_CLOEXEC is added. −1 and errno on failure.
UniqueFd open_beneath(int folder, const std::string& path, int flags, unsigned mode = 0);

/// Opens `path` beneath `folder` as a folder, making what is missing; each one that is made is durable in the
/// one above it. `path` may be empty (the folder itself).
Result<UniqueFd> ensure_folder(int folder, const std::string& path);

/// renameat2(2) with the flags; restarts after signals. Zero or errno.
int rename_between(int from_folder, const std::string& from, int to_folder, const std::string& to,
                   unsigned flags);

/// Size and ETag of an open file.
ObjectStat stat_of(const struct stat& status);

}  // namespace sunomi::local
