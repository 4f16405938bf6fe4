#include "services/video_service.hpp"

#include "base/log.hpp"

namespace sunomi {

Result<std::vector<Video>> VideoService::list(Page page) {
    return videos_.list_published(page);
}

Result<std::vector<Video>> VideoService::list_of(std::string_view user_id, const std::optional<Actor>& actor,
                                                 Page page) {
    const auto user = users_.find_by_user_id(user_id);
    if (!user) return user.error();
    if (!*user) return Error{Errc::not_found, "no such user"};
    const bool is_owner = actor && actor->user == (*user)->key;
    const auto scope = is_owner ? VideoRepository::Scope::everything : VideoRepository::Scope::published;
    return videos_.list_of_user((*user)->key, scope, page);
}

Result<Video> VideoService::get(const VideoId& id, const std::optional<Actor>& viewer) {
    const auto found = videos_.find(id);
    if (!found) return found.error();
    const auto who = viewer ? std::optional{viewer->user} : std::nullopt;
    if (!*found || !may_see(**found, who)) return Error{Errc::not_found, "no such video"};
    return **found;
}

Result<void> VideoService::remove(const Actor& actor, const VideoId& id) {
    const auto video = get(id, actor);
    if (!video) return video.error();
    if (video->owner != actor.user) return Error{Errc::forbidden, "only its owner can delete a video"};
    const auto removed = videos_.remove(id);
    if (!removed) return removed.error();
    observer_.video_changed(id);
    // The tombstone makes sure that this happens even if we die here, and again after the last lease.
    const auto emptied = store_.remove_all(id + "/", Deadline::in(std::chrono::seconds{30}));
    if (!emptied) log::warning("objects not removed yet video={} error={}", id, emptied.error().message());
    log::info("deleted video={} by={}", id, actor.user);
    return {};
}

}  // namespace sunomi
