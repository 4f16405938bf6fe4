#include "services/progress_watches.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace sunomi {
namespace {

/// Reading the present state costs the board a millisecond. Who watches, stops and watches again without
/// pause has two whole lists at once, then ten videos in a second.
constexpr std::chrono::milliseconds turn_interval{100};
constexpr auto burst = 2 * static_cast<int>(ProgressWatches::most) * turn_interval;

}  // namespace

std::shared_ptr<ProgressWatches> ProgressWatches::make(ProgressBoard& board, std::optional<UserKey> viewer,
                                                       ProgressBoard::Listener listener) {
    std::shared_ptr<ProgressWatches> made{new ProgressWatches{board, viewer, std::move(listener)}};
    made->ear_ = std::make_shared<const ProgressBoard::Listener>(
        [weak = std::weak_ptr{made}](const ProgressBoard::Message& message) {
            if (const auto self = weak.lock()) self->hear(message);
        });
    return made;
}

ProgressWatches::ProgressWatches(ProgressBoard& board, std::optional<UserKey> viewer,
                                 ProgressBoard::Listener listener)
    : board_(board), listener_(std::move(listener)), viewer_(viewer) {}

ProgressWatches::~ProgressWatches() {
    for (const auto& [id, subscription] : watched_) board_.unsubscribe(subscription);
}

Result<void> ProgressWatches::watch(const std::vector<VideoId>& ids) {
    const std::lock_guard lock{mutex_};
    std::set<VideoId> fresh;
    std::copy_if(ids.begin(), ids.end(), std::inserter(fresh, fresh.end()),
                 [this](const VideoId& id) { return !watched_.contains(id); });
    if (watched_.size() + fresh.size() > most) {
        return Error{
            Errc::too_many,
            fmt::format("at most {} videos can be watched on one connection; unwatch some first", most)};
    }
    for (const auto& id : fresh) watched_[id] = board_.subscribe_unknown(id, viewer_, ear_, next_turn());
    return {};
}

void ProgressWatches::unwatch(const std::vector<VideoId>& ids) {
    const std::lock_guard lock{mutex_};
    for (const auto& id : ids) {
        const auto at = watched_.find(id);
        if (at == watched_.end()) continue;
        board_.unsubscribe(at->second);
        watched_.erase(at);
    }
}

void ProgressWatches::identify(UserKey viewer) {
    const std::lock_guard lock{mutex_};
    viewer_ = viewer;
    for (const auto& [id, subscription] : watched_) board_.identify(subscription, viewer);
}

void ProgressWatches::hear(const ProgressBoard::Message& message) {
    const std::lock_guard lock{mutex_};
    const auto at = watched_.find(message->video_id);
    if (at == watched_.end()) return;
    listener_(message);
    if (!is_final(*message)) return;
    board_.unsubscribe(at->second);
    watched_.erase(at);
}

SteadyTime ProgressWatches::next_turn() {
    const auto now = std::chrono::steady_clock::now();
    turn_ = std::max(turn_, now - burst) + turn_interval;
    return std::max(turn_, now);
}

}  // namespace sunomi
