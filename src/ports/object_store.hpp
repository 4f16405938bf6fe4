#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "base/unique_fd.hpp"

namespace sunomi {

/// `a/b/c`: no leading slash, no empty part, no `.` or `..`; made by the server only.
using ObjectKey = std::string;

struct ObjectStat {
    std::int64_t size_bytes = 0;
    std::string etag;  ///< strong, without quotes
};

struct ListedObject {
    ObjectKey key;
    std::int64_t size_bytes = 0;
};

/// Whether an object that exists already may be replaced.
enum class Overwrite { allow, refuse };

/// Bytes under a key. **Threads:** any. A reader sees the old object or the whole new one, never a part;
/// what a successful call promised survives a power cut.
/// Errors of every call: unavailable, timed_out, no_space, invalid (a key of a wrong form).
class ObjectStore {
public:
    virtual ~ObjectStore() = default;
    /// Stores `bytes`. On failure `key` is unchanged. With `Overwrite::refuse` the first writer wins: later
    /// ones get precondition_failed.
    virtual Result<ObjectStat> put(const ObjectKey& key, std::string_view bytes, Overwrite overwrite,
                                   Deadline deadline) = 0;
    /// The whole object. not_found; too_large when it exceeds `max_bytes`.
    virtual Result<std::string> get(const ObjectKey& key, std::int64_t max_bytes, Deadline deadline) = 0;
    virtual Result<std::optional<ObjectStat>> find(const ObjectKey& key, Deadline deadline) = 0;
    /// All objects whose key begins with `prefix` (which ends in `/`), in no order.
    virtual Result<std::vector<ListedObject>> list(const ObjectKey& prefix, Deadline deadline) = 0;
    /// Removes that object. Nothing there is a success.
    virtual Result<void> remove(const ObjectKey& key, Deadline deadline) = 0;
    /// Removes every object below `prefix`. Nothing there is a success.
    virtual Result<void> remove_all(const ObjectKey& prefix, Deadline deadline) = 0;
};

/// A stored object as an open local file.
struct LocalObject {
    UniqueFd fd;
    ObjectStat stat;
};

/// Second ability of a store on a local disk: hand out a descriptor (for sendfile, for a media child).
class FileBacked {
public:
    virtual ~FileBacked() = default;
    /// not_found when there is no such object. The descriptor reads the object as it was at this call.
    virtual Result<LocalObject> open_local(const ObjectKey& key) = 0;
};

/// Third ability: take over a file that was received into the store's own incoming folder.
class FileAdopter {
public:
    virtual ~FileAdopter() = default;
    /// Folder on the store's file system into which bodies are received.
    [[nodiscard]] virtual std::string incoming_dir() const = 0;
    /// Moves the file (already written and fdatasync'ed) to `key`, durably, without ever replacing:
    /// precondition_failed when `key` exists. On failure the file stays where it is.
    virtual Result<ObjectStat> adopt(const std::string& path, const ObjectKey& key) = 0;
};

/// Fourth ability: an original that comes in parts, each written in its place of one file. Who calls sees to
/// it that no two write one place at once, and that nobody writes any more when it is completed or removed.
class PartStore {
public:
    virtual ~PartStore() = default;
    /// The file of `upload` (made when it is not there), open for writing, with room for these bytes of it
    /// reserved. no_space.
    virtual Result<UniqueFd> open_part(const std::string& upload, std::int64_t offset,
                                       std::int64_t length) = 0;
    /// Makes the file the object `key`, durably, in a time that does not depend on its size, and never
    /// replacing: precondition_failed when `key` exists. not_found when there is no such file of
    /// `size_bytes`. On failure the file stays where it is.
    virtual Result<ObjectStat> complete_parts(const std::string& upload, std::int64_t size_bytes,
                                              const ObjectKey& key) = 0;
    /// Nothing there is a success.
    virtual Result<void> remove_parts(const std::string& upload) = 0;
    /// Every upload that has a file.
    virtual Result<std::vector<std::string>> list_part_files() = 0;
};

/// Room for new objects, bytes.
class SpaceGauge {
public:
    virtual ~SpaceGauge() = default;
    [[nodiscard]] virtual std::int64_t free_bytes() const = 0;
    /// Of the whole disk; 0 where that is not known.
    [[nodiscard]] virtual std::int64_t total_bytes() const { return 0; }
};

}  // namespace sunomi
