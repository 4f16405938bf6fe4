#pragma once

#include "domain/task.hpp"
#include "domain/thumbnail.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// Which stills of a video are stored, and which one stands for it. **Threads:** any. Errors of every call:
/// unavailable, timed_out, no_space.
class StillRepository {
public:
    virtual ~StillRepository() = default;
    /// The thumbnails 1 … `count` are stored besides the automatic one. conflict when fenced.
    virtual Result<void> record_candidates(const Task& task, int count) = 0;
    /// The storyboard is stored, with so many sheets. conflict when fenced.
    virtual Result<void> record_storyboard(const Task& task, int sheets) = 0;
    /// From now on the thumbnail number `which` stands for the video; its version becomes one more. `width`
    /// and `height` are those of the owner's own picture. not_found; conflict when there is no such candidate
    /// (yet).
    virtual Result<void> show_thumbnail(const VideoId& video, int which, int width, int height) = 0;
};

}  // namespace sunomi
