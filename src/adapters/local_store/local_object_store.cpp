#include "adapters/local_store/local_object_store.hpp"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <shared_mutex>
#include <system_error>

#include "adapters/local_store/beneath.hpp"
#include "adapters/local_store/object_tree.hpp"
#include "adapters/local_store/part_files.hpp"
#include "base/random.hpp"

namespace sunomi {
namespace {

using namespace local;

const Error took_too_long{Errc::timed_out, "local store: the deadline passed"};
const Result<void> absent = Error{Errc::not_found, "local store: no such folder"};

/// A file in `incoming/` that disappears with this object unless it has become an object.
class TempFile {
public:
    explicit TempFile(int folder) : folder_(folder), name_("put-" + random_hex(12)) {
        fd_ = open_beneath(folder, name_, O_WRONLY | O_CREAT | O_EXCL, 0640);
    }
    TempFile(const TempFile&) = delete;
    TempFile& operator=(const TempFile&) = delete;
    ~TempFile() {
        if (fd_.valid() && !renamed_) ::unlinkat(folder_, name_.c_str(), 0);
    }
    [[nodiscard]] int fd() const { return fd_.get(); }
    [[nodiscard]] const std::string& name() const { return name_; }
    void mark_renamed() { renamed_ = true; }

private:
    int folder_;
    std::string name_;
    UniqueFd fd_;
    bool renamed_ = false;
};

Result<void> write_all(int fd, std::string_view bytes, Deadline deadline) {
    constexpr std::size_t at_once = std::size_t{1}
                                    << 20;  // so that a slow disk cannot outlast a deadline by much
    while (!bytes.empty()) {
        if (deadline.expired()) return took_too_long;
        const auto written = ::write(fd, bytes.data(), std::min(bytes.size(), at_once));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return os_error("write", errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<std::string> read_all(int fd, std::int64_t size, Deadline deadline) {
    std::string out(static_cast<std::size_t>(size), '\0');
    std::size_t got = 0;
    while (got < out.size()) {
        if (deadline.expired()) return took_too_long;
        const auto n = ::read(fd, out.data() + got, out.size() - got);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return os_error("read", errno);
        if (n == 0)
            return Error{Errc::unavailable, "local store: an object became shorter while it was read"};
        got += static_cast<std::size_t>(n);
    }
    return out;
}

class LocalObjectStore final : public LocalStore {
public:
    LocalObjectStore(std::string incoming_dir, UniqueFd objects, UniqueFd incoming, UniqueFd parts,
                     std::int64_t kept_free_bytes)
        : incoming_dir_(std::move(incoming_dir)),
          kept_free_bytes_(kept_free_bytes),
          objects_(std::move(objects)),
          incoming_(std::move(incoming)),
          parts_(std::move(parts)) {}

    Result<ObjectStat> put(const ObjectKey& key, std::string_view bytes, Overwrite overwrite,
                           Deadline deadline) override {
        if (const auto checked = check_key(key); !checked) return checked.error();
        if (overwrite == Overwrite::refuse && open_beneath(objects_.get(), key, O_PATH).valid()) {
            return os_error(key, EEXIST);  // the rename would say so as well, but only after the writing
        }
        if (kept_free_bytes_ > 0 && free_bytes() < kept_free_bytes_ + std::ssize(bytes)) {
            return os_error(key, ENOSPC);
        }
        TempFile temp{incoming_.get()};
        if (temp.fd() < 0) return os_error("open of a new file", errno);
        if (const auto written = write_all(temp.fd(), bytes, deadline); !written) return written.error();
        auto stat = stamp_and_sync(temp.fd());
        if (!stat) return stat;
        if (deadline.expired()) return took_too_long;
        const auto named = give_name(incoming_.get(), temp.name(), key, overwrite);
        if (!named) return named.error();
        temp.mark_renamed();
        return stat;
    }

    Result<std::string> get(const ObjectKey& key, std::int64_t max_bytes, Deadline deadline) override {
        auto object = open_local(key);
        if (!object) return object.error();
        if (object->stat.size_bytes > max_bytes)
            return Error{Errc::too_large, "local store: too large: " + key};
        return read_all(object->fd.get(), object->stat.size_bytes, deadline);
    }

    Result<std::optional<ObjectStat>> find(const ObjectKey& key, Deadline) override {
        auto object = open_object(key, O_PATH);
        if (object) return std::optional{object->stat};
        if (object.error().code() == Errc::not_found) return std::optional<ObjectStat>{};
        return object.error();
    }

    Result<std::vector<ListedObject>> list(const ObjectKey& prefix, Deadline deadline) override {
        const auto path = check_prefix(prefix);
        if (!path) return path.error();
        return list_tree(objects_.get(), *path, deadline);
    }

    Result<void> remove(const ObjectKey& key, Deadline) override {
        if (const auto checked = check_key(key); !checked) return checked.error();
        const auto [path, leaf] = split_key(key);
        const std::shared_lock lock{folders_};
        const auto folder = open_beneath(objects_.get(), path, O_RDONLY | O_DIRECTORY);
        if (!folder.valid())
            return errno == ENOENT || errno == ENOTDIR ? Result<void>{} : os_error(key, errno);
        if (::unlinkat(folder.get(), leaf.c_str(), 0) != 0)
            return errno == ENOENT || errno == EISDIR ? Result<void>{} : os_error("unlink of " + key, errno);
        if (::fsync(folder.get()) != 0) return os_error("fsync of a folder", errno);
        return {};
    }

    Result<void> remove_all(const ObjectKey& prefix, Deadline deadline) override {
        const auto path = check_prefix(prefix);
        if (!path) return path.error();
        return remove_tree(objects_.get(), *path, folders_, deadline);
    }

    Result<LocalObject> open_local(const ObjectKey& key) override {
        return open_object(key, O_RDONLY | O_NONBLOCK);
    }

    [[nodiscard]] std::string incoming_dir() const override { return incoming_dir_; }

    Result<ObjectStat> adopt(const std::string& path, const ObjectKey& key) override {
        if (const auto checked = check_key(key); !checked) return checked.error();
        const auto [folder, name] = split_key(path);
        if (folder != incoming_dir_ || name.empty() || name == "." || name == "..") {
            return Error{Errc::invalid, "local store: only files of incoming/ can be adopted"};
        }
        const auto file = open_beneath(incoming_.get(), name, O_RDONLY | O_NONBLOCK);
        if (!file.valid()) return os_error("open of a received file", errno);
        auto stat = stamp_and_sync(file.get());
        if (!stat) return stat;
        const auto named = give_name(incoming_.get(), name, key, Overwrite::refuse);
        if (!named) return named.error();
        return stat;
    }

    Result<UniqueFd> open_part(const std::string& upload, std::int64_t offset, std::int64_t length) override {
        return parts_.open(upload, offset, length);
    }

    Result<ObjectStat> complete_parts(const std::string& upload, std::int64_t size_bytes,
                                      const ObjectKey& key) override {
        if (const auto checked = check_key(key); !checked) return checked.error();
        const auto file = parts_.open_whole(upload, size_bytes);
        if (!file) return file.error();
        auto stat = stamp_and_sync(file->get());
        if (!stat) return stat;
        const auto named = give_name(parts_.folder(), upload, key, Overwrite::refuse);
        if (!named) return named.error();
        return stat;
    }

    Result<void> remove_parts(const std::string& upload) override { return parts_.remove(upload); }
    Result<std::vector<std::string>> list_part_files() override { return parts_.list(); }

    [[nodiscard]] std::int64_t free_bytes() const override {
        struct statvfs room {};
        if (::fstatvfs(objects_.get(), &room) != 0) return 0;
        return static_cast<std::int64_t>(room.f_bavail) * static_cast<std::int64_t>(room.f_frsize);
    }

    [[nodiscard]] std::int64_t total_bytes() const override {
        struct statvfs room {};
        if (::fstatvfs(objects_.get(), &room) != 0) return 0;
        return static_cast<std::int64_t>(room.f_blocks) * static_cast<std::int64_t>(room.f_frsize);
    }

    Result<int> clean_incoming(WallTime older_than) override {
        return remove_older_files(incoming_.get(), older_than);
    }

private:
    Result<LocalObject> open_object(const ObjectKey& key, int flags) const {
        if (const auto checked = check_key(key); !checked) return checked.error();
        auto fd = open_beneath(objects_.get(), key, flags);
        struct stat status {};
        if (!fd.valid() && errno != ENOENT && errno != ENOTDIR) return os_error("open of " + key, errno);
        if (fd.valid() && ::fstat(fd.get(), &status) != 0) return os_error("fstat", errno);
        if (!fd.valid() || !S_ISREG(status.st_mode)) return Error{Errc::not_found, "no such object: " + key};
        return LocalObject{std::move(fd), stat_of(status)};
    }

    /// Sets the modification time that the ETag is made of, and makes the file durable with it.
    Result<ObjectStat> stamp_and_sync(int fd) {
        const auto stamp = next_stamp();
        constexpr std::int64_t second = 1'000'000'000;
        const timespec times[2] = {{0, UTIME_OMIT}, {stamp / second, stamp % second}};
        struct stat status {};
        if (::futimens(fd, times) != 0 || ::fstat(fd, &status) != 0) return os_error("futimens", errno);
        if (!S_ISREG(status.st_mode)) return Error{Errc::invalid, "local store: not a regular file"};
        if (::fsync(fd) != 0) return os_error("fsync", errno);
        return stat_of(status);
    }

    /// Nanoseconds since 1970, never the same twice from this object.
    std::int64_t next_stamp() {
        timespec now{};
        ::clock_gettime(CLOCK_REALTIME, &now);
        const std::int64_t wanted = now.tv_sec * 1'000'000'000 + now.tv_nsec;
        std::int64_t last = last_stamp_.load();
        while (!last_stamp_.compare_exchange_weak(last, std::max(wanted, last + 1))) {
        }
        return std::max(wanted, last + 1);
    }

    /// Moves `name` of the folder `from` to `key`, durably. On failure the file is in `from` still, or again.
    Result<void> give_name(int from, const std::string& name, const ObjectKey& key, Overwrite overwrite) {
        const auto [path, leaf] = split_key(key);
        const unsigned flags = overwrite == Overwrite::refuse ? RENAME_NOREPLACE : 0U;
        {
            const std::shared_lock lock{folders_};
            const auto folder = open_beneath(objects_.get(), path, O_RDONLY | O_DIRECTORY);
            if (!folder.valid() && errno != ENOENT) return os_error("open of a folder", errno);
            const auto renamed = folder.valid() ? rename_to(from, name, folder.get(), leaf, flags) : absent;
            if (renamed || renamed.error().code() != Errc::not_found) return renamed;
        }
        return give_name_in_new_folder(from, name, path, leaf, flags);
    }

    Result<void> give_name_in_new_folder(int from, const std::string& name, const std::string& path,
                                         const std::string& leaf, unsigned flags) {
        const std::unique_lock lock{folders_};
        for (int attempt = 1;; ++attempt) {
            auto folder = ensure_folder(objects_.get(), path);
            const auto renamed =
                folder ? rename_to(from, name, folder->get(), leaf, flags) : Result<void>{folder.error()};
            // Not found: another process removed the folder between the two calls. Make it again.
            if (renamed || renamed.error().code() != Errc::not_found || attempt == 10) return renamed;
        }
    }

    static Result<void> rename_to(int from, const std::string& name, int folder, const std::string& leaf,
                                  unsigned flags) {
        const int failed = rename_between(from, name, folder, leaf, flags);
        if (failed != 0) return os_error("rename to " + leaf, failed);
        if (::fsync(folder) == 0) return {};
        const int number = errno;
        if (flags == RENAME_NOREPLACE) rename_between(folder, leaf, from, name, RENAME_NOREPLACE);
        return os_error("fsync of a folder", number);
    }

    const std::string incoming_dir_;
    const std::int64_t kept_free_bytes_;
    const UniqueFd objects_;
    const UniqueFd incoming_;
    PartFiles parts_;
    /// Exclusive while folders are made or removed, so that nobody uses one that is not durable yet, or loses
    /// one between opening it and renaming into it.
    std::shared_mutex folders_;
    std::atomic<std::int64_t> last_stamp_{0};
};

}  // namespace

Result<std::unique_ptr<LocalStore>> open_local_store(const std::string& root, std::int64_t kept_free_bytes) {
    std::error_code failed;
    std::filesystem::create_directories(root, failed);
    const auto path = failed ? std::filesystem::path{} : std::filesystem::canonical(root, failed);
    if (failed) return os_error("cannot make or read " + root, failed.value());
    const UniqueFd top{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!top.valid()) return os_error("open of " + path.string(), errno);
    auto objects = ensure_folder(top.get(), "objects");
    if (!objects) return objects.error();
    auto incoming = ensure_folder(top.get(), "incoming");
    if (!incoming) return incoming.error();
    auto parts = ensure_folder(top.get(), "parts");
    if (!parts) return parts.error();
    return std::make_unique<LocalObjectStore>((path / "incoming").string(), std::move(*objects),
                                              std::move(*incoming), std::move(*parts), kept_free_bytes);
}

}  // namespace sunomi
