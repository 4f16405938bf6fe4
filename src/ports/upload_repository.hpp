#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "domain/multipart.hpp"
#include "domain/page.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// What somebody's uploads take.
struct UploadUsage {
    std::int64_t stored_bytes = 0;     ///< originals that are stored
    std::int64_t uploading_bytes = 0;  ///< announced by uploads that have not ended
    int open_uploads = 0;
};

/// What somebody's uploads may take.
struct UploadAllowance {
    std::int64_t quota_bytes = 0;  ///< for stored and announced bytes together; 0: any number
    int open_uploads = 100;
};

/// An upload that nobody has touched for long.
struct StaleUpload {
    VideoId video;
    UploadId upload;  ///< empty: a single PUT
};

/// Uploads from their beginning to their end, and what they count for. The allowance is judged in the
/// transaction that uses it up, so that two that begin at once cannot both take the last of it.
/// **Threads:** any. Errors of every call: unavailable, timed_out, no_space.
class UploadRepository {
public:
    virtual ~UploadRepository() = default;
    /// Stores a new row in state uploading that counts for its declared size. too_large (the quota), conflict
    /// (too many open uploads); both messages are for people.
    virtual Result<void> begin(const Video& video, const UploadAllowance& allowance) = 0;
    /// The same for one that comes in parts: both rows or none.
    virtual Result<void> begin_multipart(const Video& video, const MultipartUpload& upload,
                                         const UploadAllowance& allowance) = 0;
    /// From now on the open upload of `video` counts for `bytes`, or more if it did before. too_large,
    /// not_found (none is open).
    virtual Result<void> reserve(const VideoId& video, std::int64_t bytes,
                                 const UploadAllowance& allowance) = 0;
    virtual Result<UploadUsage> usage_of(UserKey owner) = 0;
    /// Open uploads that were begun, and if in parts touched, before `before`; oldest first.
    virtual Result<std::vector<StaleUpload>> list_stale(WallTime before, int most) = 0;
    /// Removes the video with all that hangs on it if it is still uploading, and leaves a tombstone for what
    /// may be stored of it. False when it is not.
    virtual Result<bool> discard(const VideoId& video) = 0;
};

/// Uploads in parts, and their parts. They end with `VideoRepository::complete_upload`, which marks them as
/// completed, or with their video. **Threads:** any. Errors of every call: unavailable, timed_out, no_space.
class MultipartRepository {
public:
    virtual ~MultipartRepository() = default;
    virtual Result<std::optional<MultipartUpload>> find(const UploadId& id) = 0;
    /// Those that `owner` has open, newest first.
    virtual Result<std::vector<MultipartUpload>> list_open(UserKey owner, const Page& page) = 0;
    /// In their order.
    virtual Result<std::vector<StoredPart>> list_parts(const UploadId& id) = 0;
    /// Keeps that the part is stored, in the place of an earlier row of it. not_found when no such upload is
    /// open.
    virtual Result<void> record_part(const UploadId& id, const StoredPart& part) = 0;
    /// The part is stored no longer. Nothing to withdraw is a success.
    virtual Result<void> withdraw_part(const UploadId& id, int part) = 0;
};

}  // namespace sunomi
