#pragma once

#include "ports/history_repository.hpp"
#include "services/video_service.hpp"

namespace sunomi {

/// What someone has watched, and where they go on. **Threads:** any.
class HistoryService {
public:
    using Recording = HistoryRepository::Recording;

    HistoryService(HistoryRepository& history, VideoService& videos) : history_(history), videos_(videos) {}

    /// Notes how far `actor` is; not beyond the video's end. False, and nothing noted, while the history is
    /// paused. Saying the same again writes nothing. not_found; invalid: a negative position.
    Result<bool> note(const Actor& actor, const VideoId& video, std::chrono::milliseconds position);
    /// Where `viewer` goes on with `video`; nothing for guests and for who starts at its beginning.
    Result<std::optional<std::chrono::milliseconds>> resume_at(const std::optional<Actor>& viewer,
                                                               const Video& video);
    /// Of what `actor` may see, the one watched last first.
    Result<std::vector<WatchedVideo>> list(const Actor& actor, const Page& page) {
        return history_.list(actor.user, page);
    }
    /// Also what they may no longer see; a success when it was not in.
    Result<void> remove(const Actor& actor, const VideoId& video);
    Result<void> remove_all(const Actor& actor) { return history_.remove_all(actor.user); }
    Result<Recording> recording(const Actor& actor) { return history_.recording(actor.user); }
    Result<void> set_recording(const Actor& actor, Recording recording) {
        return history_.set_recording(actor.user, recording);
    }

private:
    HistoryRepository& history_;
    VideoService& videos_;
};

}  // namespace sunomi
