#include "services/history_service.hpp"

namespace sunomi {

Result<bool> HistoryService::note(const Actor& actor, const VideoId& video,
                                  std::chrono::milliseconds position) {
    if (position < std::chrono::milliseconds{0}) return Error{Errc::invalid, "position must not be negative"};
    const auto found = videos_.get(video, actor);
    if (!found) return found.error();
    if (found->duration) position = std::min(position, *found->duration);
    // A player that stands still says so again and again: no reason to write.
    const auto before = history_.position(actor.user, video);
    if (!before) return before.error();
    if (*before == position) {
        const auto recording = history_.recording(actor.user);
        if (!recording) return recording.error();
        return *recording == Recording::on;
    }
    return history_.note(actor.user, video, position);
}

Result<std::optional<std::chrono::milliseconds>> HistoryService::resume_at(const std::optional<Actor>& viewer,
                                                                           const Video& video) {
    if (!viewer) return std::optional<std::chrono::milliseconds>{};
    const auto position = history_.position(viewer->user, video.id);
    if (!position) return position.error();
    return *position ? resume_position(video, **position) : std::nullopt;
}

Result<void> HistoryService::remove(const Actor& actor, const VideoId& video) {
    const auto removed = history_.remove(actor.user, video);
    if (!removed) return removed.error();
    return {};
}

}  // namespace sunomi
