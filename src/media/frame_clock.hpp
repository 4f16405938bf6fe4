#pragma once

#include <cstdint>

#include "domain/timeline.hpp"
#include "media/frame_reader.hpp"

namespace sunomi::media {

/// Puts the source's frames on the plan's timeline. Which frame is shown at a time depends on the source
/// alone, never on where reading began.
class FrameClock {
public:
    /// `origin`: the source time of t = 0.
    FrameClock(FrameReader& reader, const Timeline& timeline, std::int64_t origin);

    /// Later questions are about `ticks` and after.
    void start_at(std::int64_t ticks);

    /// On the grid: the latest source frame at most a quarter of a grid frame after `ticks` (containers round
    /// times, to whole milliseconds for instance); before the first one, the first. Asked in rising order.
    /// Null only if the source has no frame at all.
    const AVFrame* shown_at(std::int64_t ticks);

    /// On key frames: the next frame before `end`, null if there is none; its time is in `frame_ticks()`.
    const AVFrame* next_before(std::int64_t end);
    /// When the frame last handed out stands on the timeline.
    [[nodiscard]] std::int64_t frame_ticks() const { return current_ticks_; }

    /// Grid frames that repeat an old picture because the source has a gap there of more than 1.5 of its
    /// usual frame times.
    [[nodiscard]] int repeated() const { return repeated_; }

private:
    void advance();
    [[nodiscard]] std::int64_t ticks_of(std::int64_t pts) const;

    FrameReader& reader_;
    AVRational tick_;
    std::int64_t slack_;
    std::int64_t origin_;
    std::int64_t longest_usual_;  ///< ticks; 0 = unknown
    FramePtr current_;
    FramePtr next_;
    std::int64_t current_ticks_ = 0;
    std::int64_t next_ticks_ = 0;
    int repeated_ = 0;
};

}  // namespace sunomi::media
