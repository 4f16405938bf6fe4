#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// An object that a row promises.
struct NeededObject {
    std::string key;
    std::int64_t size_bytes = -1;  ///< −1: any; it is written anew now and then
    std::string sha256;            ///< 32 raw bytes; empty: not known
};

/// What the rows need of the object store, for backups and their checks. **Threads:** any. Errors of every
/// call: unavailable.
class ObjectLedger {
public:
    virtual ~ObjectLedger() = default;
    /// Videos by id, after `after`, at most `count`.
    virtual Result<std::vector<VideoId>> list_videos(const VideoId& after, int count) = 0;
    /// Everything that the video's row and tracks promise; nothing for a video whose upload has not come.
    virtual Result<std::vector<NeededObject>> needed_by(const VideoId& video) = 0;
    /// Drops uploads in parts that have not ended: their parts are no objects.
    virtual Result<void> forget_partial_uploads() = 0;
    /// Looks through the whole database for damage. internal with the first finding.
    virtual Result<void> check_integrity() = 0;
};

}  // namespace sunomi
