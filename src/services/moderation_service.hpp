#pragma once

#include <string>
#include <vector>

#include "ports/audit_log.hpp"
#include "ports/moderation_repository.hpp"
#include "ports/object_store.hpp"
#include "ports/video_repository.hpp"
#include "services/work_signals.hpp"

namespace sunomi {

/// What moderators do to videos of others. `by` is who does it; that they may is judged by the callers.
/// **Threads:** any.
class ModerationService {
public:
    ModerationService(ModerationRepository& moderation, VideoRepository& videos, ObjectStore& store,
                      AuditLog& audit, WorkObserver& observer)
        : moderation_(moderation), videos_(videos), store_(store), audit_(audit), observer_(observer) {}

    /// `which`: all, failed or held; invalid for another word. Newest first.
    Result<std::vector<Video>> list(const std::string& which, const Page& page);
    /// Keeps a video from everyone but its owner, or gives it back. not_found.
    Result<void> set_held(const std::string& by, const VideoId& id, bool held);
    /// What viewers of a video are to be warned of, besides what its owner says; returns it as it is stored.
    /// invalid, not_found.
    Result<std::vector<std::string>> set_warnings(const std::string& by, const VideoId& id,
                                                  const std::vector<std::string>& warnings);
    /// Deletes anybody's video: first the row, then every object. not_found.
    Result<void> remove(const std::string& by, const VideoId& id);

private:
    ModerationRepository& moderation_;
    VideoRepository& videos_;
    ObjectStore& store_;
    AuditLog& audit_;
    WorkObserver& observer_;
};

}  // namespace sunomi
