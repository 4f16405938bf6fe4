#include "services/video_service.hpp"

#include "base/log.hpp"

namespace sunomi {

namespace {

/// Two tabs that save at once are a few; more attempts than that are something else.
constexpr int most_attempts = 5;

VideoDetails with_change(const Video& video, const VideoChange& change) {
    VideoDetails details;
    details.title = change.title.value_or(video.title);
    details.description = change.description.value_or(video.description);
    details.tags = change.tags.value_or(video.tags);
    details.category = change.category.value_or(video.category);
    details.language = change.language.value_or(video.language);
    details.licence = change.licence.value_or(video.licence);
    details.content_warnings = change.content_warnings.value_or(video.content_warnings);
    details.visibility = change.visibility.value_or(video.visibility);
    return details;
}

}  // namespace

Result<std::vector<Video>> VideoService::list(const Page& page) {
    return catalog_.list_listed(page);
}

Result<std::vector<Video>> VideoService::list_of(std::string_view user_id, const std::optional<Actor>& actor,
                                                 const Page& page) {
    const auto user = users_.find_by_user_id(user_id);
    if (!user) return user.error();
    if (!*user) return Error{Errc::not_found, "no such user"};
    const bool is_owner = actor && actor->user == (*user)->key;
    const auto scope = is_owner ? VideoCatalog::Scope::everything : VideoCatalog::Scope::listed;
    return catalog_.list_of_user((*user)->key, scope, page);
}

Result<Video> VideoService::get(const VideoId& id, const std::optional<Actor>& viewer) {
    const auto found = videos_.find(id);
    if (!found) return found.error();
    const auto who = viewer ? std::optional{viewer->user} : std::nullopt;
    if (!*found || !may_see(**found, who)) return Error{Errc::not_found, "no such video"};
    return **found;
}

Result<Video> VideoService::change(const Actor& actor, const VideoId& id, const VideoChange& change) {
    for (int attempt = 1;; ++attempt) {
        const auto video = get(id, actor);
        if (!video) return video.error();
        if (video->owner != actor.user) return Error{Errc::forbidden, "only its owner can change a video"};
        const auto expected = change.if_version.value_or(video->version);
        const auto details = check_details(with_change(*video, change));
        if (!details) return details.error();
        const auto stored = videos_.change_details(id, *details, expected);
        if (stored) break;
        if (stored.error().code() != Errc::conflict) return stored.error();
        if (change.if_version) {
            return Error{Errc::precondition_failed, "this video was changed meanwhile; load it again"};
        }
        if (attempt == most_attempts) return stored.error();
    }
    observer_.video_changed(id);
    log::info("changed video={} by={}", id, actor.user);
    return get(id, actor);
}

/// What does not exist takes the same way as what someone may not see.
Result<Video> VideoService::get_to_manage(const Actor& actor, const VideoId& id, const std::string& refusal) {
    const auto found = videos_.find(id);
    if (!found) return found.error();
    const auto& video = *found;
    if (video && video->owner == actor.user) return *video;
    const auto moderates = require_role(users_, actor, Role::moderator);
    if (!moderates && moderates.error().code() != Errc::forbidden) return moderates.error();
    const bool is_known = video && (moderates || may_see(*video, actor.user));
    if (!is_known) return Error{Errc::not_found, "no such video"};
    if (!moderates) return Error{Errc::forbidden, refusal};
    return *video;
}

Result<void> VideoService::remove(const Actor& actor, const VideoId& id) {
    const auto allowed = get_to_manage(actor, id, "only its owner can delete a video");
    if (!allowed) return allowed.error();
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
