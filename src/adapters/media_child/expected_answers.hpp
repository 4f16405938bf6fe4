#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include "base/result.hpp"
#include "domain/plan.hpp"
#include "wire/media_frames.hpp"

namespace sunomi {

/// Everything that a child may still answer to one request: each init, segment and still once and no larger
/// than the plan makes likely, then one last frame, which comes only when nothing is missing. **Threads:**
/// one.
class ExpectedAnswers {
public:
    explicit ExpectedAnswers(const wire::MediaRequest& request);

    /// Judges a frame by its head, before its payload is read. Fails with internal.
    Result<void> admit(const wire::FrameHead& head);

private:
    [[nodiscard]] std::size_t cap_of(const wire::FrameHead& head) const;

    const wire::MediaRequest& request_;
    wire::FrameKind part_kind_;
    wire::FrameKind last_kind_;
    std::set<std::pair<TrackIndex, int>> missing_;
    std::set<std::pair<TrackIndex, int>> optional_;
};

/// 4 × the track's bit rate × the segment's duration, and 1 MiB on top: capped CRF keeps far below it, a
/// copied track at most 2×. Never above the cap of any frame.
std::size_t segment_cap_bytes(const VideoPlan& plan, TrackIndex track, int segment);

}  // namespace sunomi
