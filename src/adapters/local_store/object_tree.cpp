#include "adapters/local_store/object_tree.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <functional>
#include <memory>
#include <mutex>

#include "adapters/local_store/beneath.hpp"

namespace sunomi::local {
namespace {

const Error took_too_long{Errc::timed_out, "local store: the deadline passed while walking folders"};

struct CloseDir {
    void operator()(DIR* stream) const { ::closedir(stream); }
};

/// One entry of an open folder, as fstatat(2) without following links saw it.
struct Entry {
    std::string name;
    struct stat status {};
    [[nodiscard]] bool is_folder() const { return S_ISDIR(status.st_mode); }
    [[nodiscard]] bool is_file() const { return S_ISREG(status.st_mode); }
};

using Visit = std::function<Result<void>(const Entry&)>;

/// Calls `visit` for each entry of `folder`, which stays open. Entries that vanish are skipped.
Result<void> each_entry(int folder, Deadline deadline, const Visit& visit) {
    UniqueFd own = open_beneath(folder, "", O_RDONLY | O_DIRECTORY);  // a read position of its own
    if (!own.valid()) return os_error("open of a folder", errno);
    const std::unique_ptr<DIR, CloseDir> stream{::fdopendir(own.get())};
    if (!stream) return os_error("fdopendir", errno);
    own.release();
    for (;;) {
        if (deadline.expired()) return took_too_long;
        errno = 0;
        const dirent* found = ::readdir(stream.get());
        if (found == nullptr && errno != 0) return os_error("readdir", errno);
        if (found == nullptr) return {};
        Entry entry{found->d_name, {}};
        if (entry.name == "." || entry.name == "..") continue;
        if (::fstatat(folder, entry.name.c_str(), &entry.status, AT_SYMLINK_NOFOLLOW) != 0) {
            if (errno == ENOENT) continue;
            return os_error("fstatat", errno);
        }
        if (const auto done = visit(entry); !done) return done;
    }
}

Result<void> list_into(int folder, const std::string& prefix, Deadline deadline,
                       std::vector<ListedObject>& out) {
    return each_entry(folder, deadline, [&](const Entry& entry) -> Result<void> {
        if (entry.is_file()) out.push_back({prefix + entry.name, entry.status.st_size});
        if (!entry.is_folder()) return {};
        const auto below = open_beneath(folder, entry.name, O_RDONLY | O_DIRECTORY);
        if (!below.valid()) return errno == ENOENT ? Result<void>{} : os_error("open of a folder", errno);
        return list_into(below.get(), prefix + entry.name + '/', deadline, out);
    });
}

Result<void> remove_folder(int folder, const std::string& name, std::shared_mutex& folders,
                           Deadline deadline) {
    const auto below = open_beneath(folder, name, O_RDONLY | O_DIRECTORY);
    if (!below.valid()) return errno == ENOENT ? Result<void>{} : os_error("open of a folder", errno);
    const auto emptied = each_entry(below.get(), deadline, [&](const Entry& entry) -> Result<void> {
        if (entry.is_folder()) return remove_folder(below.get(), entry.name, folders, deadline);
        if (::unlinkat(below.get(), entry.name.c_str(), 0) == 0 || errno == ENOENT) return {};
        return os_error("unlink", errno);
    });
    if (!emptied) return emptied;
    {
        const std::unique_lock lock{folders};
        if (::unlinkat(folder, name.c_str(), AT_REMOVEDIR) == 0 || errno == ENOENT) return {};
        if (errno != ENOTEMPTY) return os_error("rmdir", errno);
    }
    // Somebody put something into it just now: that comes after this removal. What is gone must stay gone.
    return ::fsync(below.get()) == 0 ? Result<void>{} : os_error("fsync of a folder", errno);
}

}  // namespace

Result<std::vector<ListedObject>> list_tree(int folder, const std::string& path, Deadline deadline) {
    std::vector<ListedObject> out;
    const auto top = open_beneath(folder, path, O_RDONLY | O_DIRECTORY);
    if (!top.valid() && (errno == ENOENT || errno == ENOTDIR)) return out;
    if (!top.valid()) return os_error("open of a folder", errno);
    if (const auto listed = list_into(top.get(), path + '/', deadline, out); !listed) return listed.error();
    return out;
}

Result<void> remove_tree(int folder, const std::string& path, std::shared_mutex& folders, Deadline deadline) {
    const auto [parent_path, name] = split_key(path);
    const auto parent = open_beneath(folder, parent_path, O_RDONLY | O_DIRECTORY);
    if (!parent.valid() && (errno == ENOENT || errno == ENOTDIR)) return {};
    if (!parent.valid()) return os_error("open of a folder", errno);
    struct stat status {};
    if (::fstatat(parent.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return errno == ENOENT ? Result<void>{} : os_error("fstatat", errno);
    }
    if (!S_ISDIR(status.st_mode)) return {};  // `a/` names what is below a, not an object a
    if (const auto removed = remove_folder(parent.get(), name, folders, deadline); !removed) return removed;
    if (::fsync(parent.get()) != 0) return os_error("fsync of a folder", errno);
    return {};
}

Result<int> remove_older_files(int folder, WallTime older_than) {
    int removed = 0;
    const auto limit = older_than.time_since_epoch();
    const auto walked = each_entry(folder, Deadline::never(), [&](const Entry& entry) -> Result<void> {
        const auto written = std::chrono::seconds{entry.status.st_mtim.tv_sec} +
                             std::chrono::nanoseconds{entry.status.st_mtim.tv_nsec};
        if (!entry.is_file() || written >= limit) return {};
        if (::unlinkat(folder, entry.name.c_str(), 0) == 0) ++removed;
        return {};
    });
    if (!walked) return walked.error();
    return removed;
}

}  // namespace sunomi::local
