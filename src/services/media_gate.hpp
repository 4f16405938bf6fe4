#pragma once

#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/clock.hpp"
#include "domain/actor.hpp"
#include "ports/video_repository.hpp"
#include "services/media_pass.hpp"
#include "services/media_path.hpp"

namespace sunomi {

/// Who may read a video's objects: everyone those of a public or unlisted one, only its owner those of a
/// private or held one, and every original. Asked for each segment, so it remembers what it read: the most
/// recently used videos, for `fresh_for`. A change in this process holds at once (forget()), one of another
/// process after `fresh_for`. **Threads:** any.
class MediaGate {
public:
    struct Limits {
        std::size_t capacity = 4096;  ///< videos; some 150 bytes each
        std::chrono::milliseconds fresh_for{2000};
    };
    MediaGate(VideoRepository& videos, const MediaPasses& passes, const Clock& clock, Limits limits);

    /// The key of the object behind the path: its own, but for the thumbnail, which is the one that the owner
    /// chose. not_found when `viewer` may not read it, or there is no such video: in the same words and about
    /// the same time.
    Result<std::string> admit(const MediaPath& path, const std::optional<Actor>& viewer);
    /// Is `video` known to be open to everyone, originals aside? False too when the database would have to be
    /// asked.
    bool knows_open(const VideoId& video);
    /// The video changed: what was read of it before counts no more. Called before the change is answered.
    void forget(const VideoId& id);

private:
    struct Entry {
        VideoId video;
        UserKey owner;  ///< 0: no such video
        bool open;      ///< to everyone who has the link
        int thumbnail;  ///< the one that is shown
        SteadyTime until;
    };
    using Entries = std::list<Entry>;

    std::optional<Entry> find(const VideoId& id);
    Result<Entry> read(const VideoId& id);
    void remember(const Entry& entry, std::uint64_t changes);

    VideoRepository& videos_;
    const MediaPasses& passes_;
    const Clock& clock_;
    const Limits limits_;
    std::mutex mutex_;
    std::uint64_t changes_ = 0;  ///< calls of forget(): what was read before the last one is not remembered
    Entries newest_first_;
    std::unordered_map<VideoId, Entries::iterator> by_id_;
};

}  // namespace sunomi
