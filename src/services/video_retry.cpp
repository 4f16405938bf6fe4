#include "services/video_retry.hpp"

#include <set>

#include "base/log.hpp"

namespace sunomi {
namespace {

Deadline store_deadline() {
    return Deadline::in(std::chrono::seconds{30});
}

Error did_not_fail() {
    return {Errc::conflict, "this video has not failed: there is nothing to try again"};
}

}  // namespace

Result<void> VideoRetry::retry(const Actor& actor, const VideoId& id) {
    const std::lock_guard lock{mutex_};
    const auto video = videos_.get_to_manage(actor, id, "only its owner can have a video tried again");
    if (!video) return video.error();
    if (video->state != VideoState::failed) return did_not_fail();
    const auto there = require_original(*video);
    if (!there) return there.error();
    // Before the row changes: segments of an earlier plan may not fit those of the next one, and whoever
    // finds them stored takes them for its own. If we die in between, the video is still a failed one.
    const auto emptied = remove_what_was_made(id);
    if (!emptied) return emptied.error();
    const auto reopened = rows_.process_again(id);
    if (!reopened) return reopened.error();
    if (!*reopened) return did_not_fail();
    log::info("tried again video={} by={}", id, actor.user);
    events_.nudge();
    observer_.video_changed(id);
    return {};
}

Result<void> VideoRetry::require_original(const Video& video) {
    const auto stored = store_.find(original_key(video.id), store_deadline());
    if (!stored) return stored.error();
    const bool is_same = *stored && (*stored)->etag == video.original_etag;
    if (!is_same) {
        return Error{Errc::conflict, "the uploaded file is not stored any more: upload it once more"};
    }
    return {};
}

Result<void> VideoRetry::remove_what_was_made(const VideoId& id) {
    const auto objects = store_.list(id + "/", store_deadline());
    if (!objects) return objects.error();
    std::set<ObjectKey> folders;
    for (const auto& [key, size] : *objects) {
        if (key == original_key(id) || key == thumbnail_key(id, own_thumbnail)) continue;
        if (const auto end = key.find('/', id.size() + 1); end != ObjectKey::npos) {
            folders.insert(key.substr(0, end + 1));
            continue;
        }
        const auto removed = store_.remove(key, store_deadline());
        if (!removed) return removed.error();
    }
    for (const auto& folder : folders) {  // of one rendition each: thousands of segments at once
        const auto removed = store_.remove_all(folder, store_deadline());
        if (!removed) return removed.error();
    }
    return {};
}

}  // namespace sunomi
