#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "ports/object_store.hpp"

namespace sunomi {

/// Objects as files: `root/objects/{key}`; what is being written is in `root/incoming/`, or, if it comes in
/// parts, in `root/parts/{upload}`, on the same file system, and gets its name by rename when it is whole.
///
/// **Threads:** any. **Processes:** several may use one root; names are resolved by the kernel beneath it,
/// and no symbolic link is ever followed (unavailable). Replacing nothing is decided by the kernel, too.
///
/// **ETag** = size and modification time in nanoseconds, which this store sets itself to a value it never
/// uses twice: strong, free of charge for files of any size, the same after a restart and after a restore
/// that keeps times (an inode number would not survive one, a hash would read 100 GB twice).
///
/// **Durability:** fsync of the file (fdatasync may leave out the time that the ETag is made of), rename,
/// fsync of the folder. If that last step fails for a new key, the object is taken back; if it replaced an
/// object, the error is told but the new bytes stay visible.
class LocalStore : public ObjectStore,
                   public FileBacked,
                   public FileAdopter,
                   public PartStore,
                   public SpaceGauge {
public:
    /// Removes files in `incoming/` that were last written before `older_than`; returns how many. For the
    /// start of a process that owns the root alone.
    virtual Result<int> clean_incoming(WallTime older_than) = 0;
};

/// Opens the store in `root`, making the folders that are missing. No object is put into the last
/// `kept_free_bytes` of the file system: put says no_space instead. Fails with unavailable, no_space.
Result<std::unique_ptr<LocalStore>> open_local_store(const std::string& root,
                                                     std::int64_t kept_free_bytes = 0);

}  // namespace sunomi
