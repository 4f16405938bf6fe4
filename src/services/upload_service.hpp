#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "ports/event_bus.hpp"
#include "ports/object_store.hpp"
#include "ports/upload_signer.hpp"
#include "ports/video_repository.hpp"
#include "services/account_service.hpp"

namespace sunomi {

struct UploadLimits {
    std::int64_t max_bytes = 64LL << 30;
    /// Kept free on the disk for the database, the log and the segments of videos already accepted.
    std::int64_t reserve_bytes = 32LL << 20;
};

struct UploadRequest {
    std::string title;
    std::string description;
    std::optional<std::int64_t> size_bytes;
    std::optional<std::string> content_type;
    bool conditional = false;
};

struct UploadTicket {
    std::string url;
    VideoId video_id;
};

/// From "I want to upload" to an original that is stored and known: the one way in for every door.
/// **Threads:** any.
class UploadService {
public:
    UploadService(VideoRepository& videos, ObjectStore& store, FileAdopter& adopter, SpaceGauge& space,
                  UploadSigner& signer, EventBus& events, const Clock& clock, UploadLimits limits)
        : videos_(videos),
          store_(store),
          adopter_(adopter),
          space_(space),
          signer_(signer),
          events_(events),
          clock_(clock),
          limits_(limits) {}

    /// Makes the row (UPLOADING) and a pre-signed PUT on `origin`. invalid, too_large, no_space.
    Result<UploadTicket> begin(const Actor& actor, const UploadRequest& request, const std::string& origin);

    /// May this many bytes be received for `key` now? Judged before the first byte. not_found, too_large,
    /// invalid (not the declared size), precondition_failed (it is there already), no_space.
    Result<VideoId> admit(const std::string& key, std::int64_t size_bytes);

    /// The body lies, durable, in `path` (in the store's incoming folder): adopts it, marks the video as
    /// uploaded, and returns once both will survive a crash. On failure the file is where it was, or else the
    /// original is stored and the upload ends with confirm(), the next admit() or recover().
    Result<StoredOriginal> receive(const VideoId& id, const std::string& path);

    /// The client says it is done. Idempotent; conflict when nothing was stored yet, not_found for strangers.
    Result<void> confirm(const Actor& actor, const VideoId& id);

    /// Ends uploads that were stored but not marked when the process died. Returns how many.
    Result<int> recover();

    [[nodiscard]] const UploadLimits& limits() const { return limits_; }

private:
    Result<void> check_room(std::int64_t size_bytes) const;
    Result<void> mark_uploaded(const VideoId& id, const ObjectStat& stat);

    VideoRepository& videos_;
    ObjectStore& store_;
    FileAdopter& adopter_;
    SpaceGauge& space_;
    UploadSigner& signer_;
    EventBus& events_;
    const Clock& clock_;
    UploadLimits limits_;
};

}  // namespace sunomi
