#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/page.hpp"
#include "domain/video.hpp"
#include "ports/audit_log.hpp"

namespace sunomi {

/// Which videos a moderator wants to see.
enum class ModerationList { all, failed, held };

/// Videos as moderators see them: of everyone, in every state. **Threads:** any. Errors of every call:
/// unavailable, timed_out, no_space.
class ModerationRepository {
public:
    virtual ~ModerationRepository() = default;
    /// Newest first; the cursor is (created, id).
    virtual Result<std::vector<Video>> list(ModerationList which, const Page& page) = 0;
    /// Keeps a video from everyone but its owner, or gives it back, with the event `video.changed`.
    /// not_found.
    virtual Result<void> set_held(const VideoId& id, bool held, const AuditEntry& audit) = 0;
    /// What moderators warn of, instead of what they did before; what its owner says stays. not_found.
    virtual Result<void> set_warnings(const VideoId& id, const std::vector<std::string>& warnings,
                                      const AuditEntry& audit) = 0;
};

/// What the platform holds. Reads whole indexes: for people, not for every request.
/// **Threads:** any. Errors of every call: unavailable, timed_out.
class PlatformGlance {
public:
    virtual ~PlatformGlance() = default;
    struct Holdings {
        std::int64_t users = 0;
        std::int64_t videos = 0;
        std::int64_t original_bytes = 0;
        std::int64_t failed = 0;  ///< of the videos
        std::int64_t held = 0;
    };
    virtual Result<Holdings> holdings() = 0;
};

}  // namespace sunomi
