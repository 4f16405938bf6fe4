#pragma once

#include <cstdint>
#include <string>

#include "base/clock.hpp"
#include "ports/event_bus.hpp"
#include "ports/object_store.hpp"
#include "ports/upload_signer.hpp"
#include "ports/video_repository.hpp"
#include "services/upload_rules.hpp"

namespace sunomi {

struct UploadTicket {
    std::string url;
    VideoId video_id;
};

/// From "I want to upload" to an original that is stored and known: the one way in for every door.
/// **Threads:** any.
class UploadService {
public:
    UploadService(VideoRepository& videos, UploadRepository& repository, ObjectStore& store,
                  FileAdopter& adopter, UploadSigner& signer, EventBus& events, const UploadRules& rules,
                  const Clock& clock)
        : videos_(videos),
          repository_(repository),
          store_(store),
          adopter_(adopter),
          signer_(signer),
          events_(events),
          rules_(rules),
          clock_(clock) {}

    /// Makes the row (UPLOADING) and a pre-signed PUT on `origin`. invalid, too_large (also the quota),
    /// conflict (too many open uploads), no_space.
    Result<UploadTicket> begin(const Actor& actor, const UploadRequest& request, const std::string& origin);

    /// May this many bytes be received for `key` now? Judged before the first byte. not_found, too_large
    /// (also the quota, if the size was not announced), invalid (not the declared size), precondition_failed
    /// (it is there already), forbidden (its owner is suspended), no_space.
    Result<VideoId> admit(const std::string& key, std::int64_t size_bytes);

    /// The body lies, durable, in `path` (in the store's incoming folder): adopts it, marks the video as
    /// uploaded, and returns once both will survive a crash. On failure the file is where it was, or else the
    /// original is stored and the upload ends with confirm(), the next admit() or recover(). forbidden when
    /// the owner was suspended meanwhile.
    Result<StoredOriginal> receive(const VideoId& id, const std::string& path);

    /// The client says it is done. Idempotent; conflict when nothing was stored yet, not_found for strangers.
    Result<void> confirm(const Actor& actor, const VideoId& id);

    /// Ends uploads that were stored but not marked when the process died. Returns how many.
    Result<int> recover();

    /// The original is stored: marks the video as uploaded, durably, and tells of it, once. not_found when
    /// the video was deleted meanwhile; then nothing of it stays.
    Result<void> finish(const VideoId& id, const ObjectStat& stat);

    /// Ends an upload that nobody will finish: with its video if the original is stored after all, else
    /// without.
    Result<void> discard_unless_stored(const VideoId& id);

    Result<UploadUsage> usage_of(const Actor& actor) { return repository_.usage_of(actor.user); }
    [[nodiscard]] const UploadRules& rules() const { return rules_; }

private:
    VideoRepository& videos_;
    UploadRepository& repository_;
    ObjectStore& store_;
    FileAdopter& adopter_;
    UploadSigner& signer_;
    EventBus& events_;
    const UploadRules& rules_;
    const Clock& clock_;
};

}  // namespace sunomi
