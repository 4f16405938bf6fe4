#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/clock.hpp"
#include "ports/object_store.hpp"
#include "services/media_path.hpp"

namespace sunomi {

/// Stored segments that somebody asked for a moment ago, as open files: who asks for one of them next is
/// answered without a look at the disk. A segment never changes once it is stored, so what is kept stays
/// true; that it was removed is known at once in this process (forget()), and after `kept_for` if another one
/// did it. Knows nothing of who may read. **Threads:** any.
class OpenSegments {
public:
    struct Limits {
        std::size_t capacity = 256;  ///< file descriptors
        std::chrono::milliseconds kept_for{2000};
    };
    OpenSegments(const Clock& clock, Limits limits) : clock_(clock), limits_(limits) {}

    /// Null when it is not among them.
    [[nodiscard]] std::shared_ptr<const LocalObject> find(const std::string& key) const;
    void keep(const MediaPath& path, std::shared_ptr<const LocalObject> object);
    /// Lets go of all of a video: what was removed shall not hold its disk space.
    void forget(const VideoId& video);
    /// Lets go of what was kept for long enough.
    void forget_old();

private:
    struct Kept {
        MediaPath path;
        std::shared_ptr<const LocalObject> object;
        SteadyTime until;
    };
    using Oldest = std::list<Kept>;

    /// Into `gone`, which is let go of without the lock: closing the last descriptor of a removed file frees
    /// its blocks.
    void take_out(Oldest::iterator at, Oldest& gone);

    const Clock& clock_;
    const Limits limits_;
    mutable std::mutex mutex_;
    Oldest oldest_first_;
    std::unordered_map<std::string, Oldest::iterator> by_key_;
};

}  // namespace sunomi
