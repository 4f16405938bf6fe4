#include "services/open_segments.hpp"

#include <iterator>

namespace sunomi {

std::shared_ptr<const LocalObject> OpenSegments::find(const std::string& key) const {
    const auto now = clock_.steady();
    const std::lock_guard lock{mutex_};
    const auto at = by_key_.find(key);
    if (at == by_key_.end() || at->second->until <= now) return nullptr;
    return at->second->object;
}

void OpenSegments::keep(const MediaPath& path, std::shared_ptr<const LocalObject> object) {
    const auto until = clock_.steady() + limits_.kept_for;
    Oldest gone;
    const std::lock_guard lock{mutex_};
    if (const auto at = by_key_.find(path.key); at != by_key_.end()) take_out(at->second, gone);
    if (by_key_.size() >= limits_.capacity) take_out(oldest_first_.begin(), gone);
    oldest_first_.push_back({path, std::move(object), until});
    by_key_[path.key] = std::prev(oldest_first_.end());
}

void OpenSegments::forget(const VideoId& video) {
    Oldest gone;
    const std::lock_guard lock{mutex_};
    for (auto at = oldest_first_.begin(); at != oldest_first_.end();) {
        const auto here = at++;
        if (here->path.video == video) take_out(here, gone);
    }
}

void OpenSegments::forget_old() {
    const auto now = clock_.steady();
    Oldest gone;
    const std::lock_guard lock{mutex_};
    while (!oldest_first_.empty() && oldest_first_.front().until <= now)
        take_out(oldest_first_.begin(), gone);
}

void OpenSegments::take_out(Oldest::iterator at, Oldest& gone) {
    by_key_.erase(at->path.key);
    gone.splice(gone.end(), oldest_first_, at);
}

}  // namespace sunomi
