#include "services/plan_cache.hpp"

namespace sunomi {

Result<std::shared_ptr<const VideoPlan>> PlanCache::find(const VideoId& id) {
    {
        const std::lock_guard lock{mutex_};
        if (const auto at = by_id_.find(id); at != by_id_.end()) {
            newest_first_.splice(newest_first_.begin(), newest_first_, at->second);
            return at->second->second;
        }
    }
    auto stored = videos_.find_plan(id);
    if (!stored) return stored.error();
    if (!*stored) return std::shared_ptr<const VideoPlan>{};
    auto plan = std::make_shared<const VideoPlan>(std::move(**stored));
    const std::lock_guard lock{mutex_};
    if (!by_id_.contains(id)) {
        newest_first_.emplace_front(id, plan);
        by_id_[id] = newest_first_.begin();
        if (newest_first_.size() > capacity_) {
            by_id_.erase(newest_first_.back().first);
            newest_first_.pop_back();
        }
    }
    return std::shared_ptr<const VideoPlan>{plan};
}

Result<bool> PlanCache::forget_if_gone(const VideoId& id) {
    const auto video = videos_.find(id);
    if (!video) return video.error();
    if (*video && (*video)->state == VideoState::published) return false;
    const std::lock_guard lock{mutex_};
    if (const auto at = by_id_.find(id); at != by_id_.end()) {
        newest_first_.erase(at->second);
        by_id_.erase(at);
    }
    return true;
}

}  // namespace sunomi
