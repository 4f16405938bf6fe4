#include "services/media_gate.hpp"

namespace sunomi {

MediaGate::MediaGate(VideoRepository& videos, const MediaPasses& passes, const Clock& clock, Limits limits)
    : videos_(videos), passes_(passes), clock_(clock), limits_(limits) {}

Result<std::string> MediaGate::admit(const MediaPath& path, const std::optional<Actor>& viewer) {
    auto entry = find(path.video);
    if (!entry) {
        const auto read_now = read(path.video);
        if (!read_now) return read_now.error();
        entry = *read_now;
    }
    const bool is_owner =
        entry->owner != 0 && viewer && viewer->user == entry->owner && passes_.holds(*viewer);
    const bool is_open = entry->open && path.kind != MediaPath::Kind::original;
    if (!is_owner && !is_open) return Error{Errc::not_found, "no such object"};
    return path.kind == MediaPath::Kind::thumbnail ? thumbnail_key(path.video, entry->thumbnail) : path.key;
}

bool MediaGate::knows_open(const VideoId& video) {
    const auto entry = find(video);
    return entry && entry->open;
}

void MediaGate::forget(const VideoId& id) {
    const std::lock_guard lock{mutex_};
    ++changes_;
    const auto at = by_id_.find(id);
    if (at == by_id_.end()) return;
    newest_first_.erase(at->second);
    by_id_.erase(at);
}

std::optional<MediaGate::Entry> MediaGate::find(const VideoId& id) {
    const auto now = clock_.steady();
    const std::lock_guard lock{mutex_};
    const auto at = by_id_.find(id);
    if (at == by_id_.end() || at->second->until <= now) return std::nullopt;
    newest_first_.splice(newest_first_.begin(), newest_first_, at->second);
    return *at->second;
}

Result<MediaGate::Entry> MediaGate::read(const VideoId& id) {
    std::uint64_t changes = 0;
    {
        const std::lock_guard lock{mutex_};
        changes = changes_;
    }
    const auto until = clock_.steady() + limits_.fresh_for;
    const auto video = videos_.find(id);
    if (!video) return video.error();
    const bool is_open = *video && may_see(**video, std::nullopt);
    const Entry entry{id, *video ? (*video)->owner : 0, is_open, *video ? (*video)->thumbnail.shown : 0,
                      until};
    remember(entry, changes);
    return entry;
}

/// What was read while a video changed may be what it was before: it serves this request, and no other.
void MediaGate::remember(const Entry& entry, std::uint64_t changes) {
    const std::lock_guard lock{mutex_};
    if (changes != changes_) return;
    if (const auto at = by_id_.find(entry.video); at != by_id_.end()) {
        newest_first_.erase(at->second);
        by_id_.erase(at);
    }
    newest_first_.push_front(entry);
    by_id_[entry.video] = newest_first_.begin();
    if (newest_first_.size() <= limits_.capacity) return;
    by_id_.erase(newest_first_.back().video);
    newest_first_.pop_back();
}

}  // namespace sunomi
