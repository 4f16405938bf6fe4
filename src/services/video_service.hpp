#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ports/object_store.hpp"
#include "ports/user_repository.hpp"
#include "ports/video_repository.hpp"
#include "services/account_service.hpp"
#include "services/work_signals.hpp"

namespace sunomi {

/// Looking at videos and deleting them. **Threads:** any.
class VideoService {
public:
    VideoService(VideoRepository& videos, UserRepository& users, ObjectStore& store, WorkObserver& observer)
        : videos_(videos), users_(users), store_(store), observer_(observer) {}

    /// Published videos, newest first.
    Result<std::vector<Video>> list(Page page);
    /// A channel's videos, newest first; its owner sees the unfinished and failed ones too. not_found: no
    /// such user.
    Result<std::vector<Video>> list_of(std::string_view user_id, const std::optional<Actor>& actor,
                                       Page page);
    /// not_found also for what `viewer` may not see: every operation that names a video finds it by this.
    Result<Video> get(const VideoId& id, const std::optional<Actor>& viewer);
    /// By its owner only: first the row (from then on nothing serves or works on it), then every object.
    Result<void> remove(const Actor& actor, const VideoId& id);

private:
    VideoRepository& videos_;
    UserRepository& users_;
    ObjectStore& store_;
    WorkObserver& observer_;
};

}  // namespace sunomi
