#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ports/object_store.hpp"
#include "ports/user_repository.hpp"
#include "ports/video_catalog.hpp"
#include "ports/video_repository.hpp"
#include "services/account_service.hpp"
#include "services/work_signals.hpp"

namespace sunomi {

/// What an owner wants to say differently; what is not given stays as it is.
struct VideoChange {
    std::optional<std::string> title, description, category, language, licence;
    std::optional<std::vector<std::string>> tags;
    std::optional<Visibility> visibility;
    std::optional<std::vector<std::string>> content_warnings;
    std::optional<std::int64_t> if_version;  ///< only if this is still the video's version
};

/// Looking at videos, changing what is said of them, deleting them. **Threads:** any.
class VideoService {
public:
    VideoService(VideoRepository& videos, VideoCatalog& catalog, UserRepository& users, ObjectStore& store,
                 WorkObserver& observer)
        : videos_(videos), catalog_(catalog), users_(users), store_(store), observer_(observer) {}

    /// What everyone may find, newest first.
    Result<std::vector<Video>> list(const Page& page);
    /// A channel's videos, newest first: to its owner all of them, to others those that everyone may find.
    /// not_found: no such user.
    Result<std::vector<Video>> list_of(std::string_view user_id, const std::optional<Actor>& actor,
                                       const Page& page);
    /// not_found also for what `viewer` may not see: every operation that names a video finds it by this.
    Result<Video> get(const VideoId& id, const std::optional<Actor>& viewer);
    /// By its owner only (forbidden); the video as it is then. From this moment on a video that became
    /// private is read by nobody else. invalid names the field; precondition_failed: it is at another version
    /// than `if_version`.
    Result<Video> change(const Actor& actor, const VideoId& id, const VideoChange& change);
    /// By its owner, or by who moderates (forbidden to others): first the row (from then on nothing serves or
    /// works on it), then every object. Moderators may delete also what they may not see.
    Result<void> remove(const Actor& actor, const VideoId& id);

    /// For what its owner may do, and who moderates, also unseen. forbidden, with `refusal`, to others;
    /// not_found also for what they may not see.
    Result<Video> get_to_manage(const Actor& actor, const VideoId& id, const std::string& refusal);

private:
    VideoRepository& videos_;
    VideoCatalog& catalog_;
    UserRepository& users_;
    ObjectStore& store_;
    WorkObserver& observer_;
};

}  // namespace sunomi
