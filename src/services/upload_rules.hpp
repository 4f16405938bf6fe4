#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "domain/actor.hpp"
#include "ports/object_store.hpp"
#include "ports/upload_repository.hpp"
#include "ports/user_repository.hpp"

namespace sunomi {

struct UploadLimits {
    std::int64_t max_bytes = 64LL << 30;
    /// Kept free on the disk for the database, the log and the segments of videos already accepted.
    std::int64_t reserve_bytes = 32LL << 20;
    std::int64_t quota_bytes = 0;  ///< of a user who has none of their own; 0: no limit
    int open_uploads = 100;        ///< of one user at once
    /// An open upload that nobody touches for so long is discarded.
    std::chrono::seconds expiry = std::chrono::days{7};
};

/// What somebody wants to upload.
struct UploadRequest {
    VideoDetails details;
    std::optional<std::int64_t> size_bytes{};
    std::optional<std::string> content_type{};
    bool conditional = false;  ///< the URL shall be signed for `If-None-Match: *`
};

/// The one place that judges what may come in, for every door: single PUTs and parts, at their beginning and
/// when their bytes arrive. **Threads:** any.
class UploadRules {
public:
    UploadRules(UserRepository& users, SpaceGauge& space, UploadLimits limits)
        : users_(users), space_(space), limits_(limits) {}

    /// The row of the video to be: details in the form in which they are stored, size and type as announced.
    /// invalid, too_large, no_space.
    [[nodiscard]] Result<Video> judge(const Actor& actor, const UploadRequest& request, WallTime now) const;
    /// May so many bytes come now? invalid, too_large (the maximum), no_space.
    [[nodiscard]] Result<void> judge_bytes(std::int64_t size_bytes) const;
    /// May anything of this user's still come? A signed URL outlives the session that it was given to.
    /// unauthenticated when there is no such user, forbidden when suspended.
    [[nodiscard]] Result<void> judge_sender(UserKey user) const;
    /// What the user may take in all. unauthenticated when there is no such user.
    [[nodiscard]] Result<UploadAllowance> allowance_of(UserKey user) const;

    [[nodiscard]] const UploadLimits& limits() const { return limits_; }

private:
    UserRepository& users_;
    SpaceGauge& space_;
    UploadLimits limits_;
};

}  // namespace sunomi
