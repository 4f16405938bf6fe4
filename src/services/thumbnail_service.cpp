#include "services/thumbnail_service.hpp"

#include <fmt/format.h>

#include "base/log.hpp"
#include "services/place.hpp"

namespace sunomi {
namespace {

constexpr std::chrono::seconds making_time{30};
constexpr std::chrono::seconds store_time{10};
/// Decoders run at normal priority, next to waiting viewers.
constexpr int most_at_once = 2;

}  // namespace

Result<Video> ThumbnailService::choose(const Actor& actor, const VideoId& id, std::int64_t candidate) {
    const auto may = check_owner(actor, id);
    if (!may) return may.error();
    if (candidate < automatic_thumbnail || candidate > most_candidates) {
        return Error{Errc::invalid, fmt::format("candidate must be a number from 0 to {}", most_candidates)};
    }
    const auto shown = stills_.show_thumbnail(id, static_cast<int>(candidate), 0, 0);
    if (!shown) return shown.error();
    return changed(actor, id);
}

Result<Video> ThumbnailService::set_own(const Actor& actor, const VideoId& id, const MediaSource& picture) {
    const auto may = check_owner(actor, id);
    if (!may) return may.error();
    const Place place{being_made_, most_at_once};
    if (!place.is_free())
        return Error{Errc::too_many, "other pictures are being made; try again in a moment"};
    const auto made = media_.make_own_thumbnail(picture, Deadline::in(making_time));
    if (!made) return made.error();
    const auto stored = store_own(id, *made);
    if (!stored) return stored.error();
    return changed(actor, id);
}

Result<void> ThumbnailService::check_owner(const Actor& actor, const VideoId& id) {
    const auto video = videos_.get(id, actor);
    if (!video) return video.error();
    if (video->owner != actor.user) return Error{Errc::forbidden, "only its owner can change a video"};
    return {};
}

Result<void> ThumbnailService::store_own(const VideoId& id, const StillJpeg& picture) {
    const std::lock_guard one_after_the_other{storing_};
    const auto key = thumbnail_key(id, own_thumbnail);
    const auto put = store_.put(key, picture.bytes, Overwrite::allow, Deadline::in(store_time));
    if (!put) return put.error();
    auto shown = stills_.show_thumbnail(id, own_thumbnail, picture.width, picture.height);
    if (!shown && shown.error().code() == Errc::not_found) {  // deleted meanwhile: nothing of it may stay
        const auto removed = store_.remove_all(id + "/", Deadline::in(store_time));
        if (!removed)
            log::warning("objects not removed yet video={} error=\"{}\"", id, removed.error().message());
    }
    return shown;
}

Result<Video> ThumbnailService::changed(const Actor& actor, const VideoId& id) {
    observer_.video_changed(id);
    log::info("changed thumbnail video={} by={}", id, actor.user);
    return videos_.get(id, actor);
}

}  // namespace sunomi
