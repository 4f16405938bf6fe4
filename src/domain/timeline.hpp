#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "domain/rational.hpp"
#include "domain/source_facts.hpp"

namespace sunomi {

/// Where a video's segments begin and end; the same for all its renditions.
///
/// Times are ticks of 1/`timescale` s counted from the first shown video frame. On the **grid** every frame
/// lasts `frame_ticks` and frame n stands at n × frame_ticks; on **key frames** (`frame_ticks` = 0) frames
/// keep the source's own times and segments start at its IDR pictures.
/// Invariant: `starts` begins with 0, rises strictly, and its last entry is below `end`.
struct Timeline {
    std::int64_t timescale = 0;
    std::int64_t frame_ticks = 0;
    std::vector<std::int64_t> starts;
    std::int64_t end = 0;

    [[nodiscard]] bool on_grid() const { return frame_ticks > 0; }
    [[nodiscard]] int segment_count() const { return static_cast<int>(starts.size()); }
    [[nodiscard]] std::int64_t start_of(int segment) const {
        return starts[static_cast<std::size_t>(segment)];
    }
    [[nodiscard]] std::int64_t end_of(int segment) const {
        return segment + 1 < segment_count() ? start_of(segment + 1) : end;
    }
    [[nodiscard]] double seconds(std::int64_t ticks) const {
        return static_cast<double>(ticks) / static_cast<double>(timescale);
    }
    [[nodiscard]] double duration_of(int segment) const {
        return seconds(end_of(segment) - start_of(segment));
    }
    [[nodiscard]] double duration() const { return seconds(end); }
    /// Frames of the grid; only meaningful there.
    [[nodiscard]] std::int64_t frame_count() const { return on_grid() ? end / frame_ticks : 0; }
    friend bool operator==(const Timeline&, const Timeline&) = default;
};

/// The rule: constant frame rate (the source's nominal rate, at most 60/1; above that it is halved until it
/// fits; 25/1 when unknown), segments of `round(4 s × fps)` frames, the first two of 1 and 2 s so that the
/// first picture comes early. `frames` = ⌈duration × fps⌉ within a tenth of a frame, at least 1.
Timeline grid_timeline(Rational nominal_rate, std::chrono::microseconds duration);

/// For a copied top rung: from the copy points, the boundaries 2–6 s apart, as near to 4 s as they allow.
/// Empty `starts` when a gap of more than 6 s (or none of at least 2 s where one is needed) forbids it.
Timeline key_frame_timeline(const VideoFacts& video, std::chrono::microseconds duration);

/// For audio without video: segments of whole AAC frames (1024 samples), about 4 s each.
Timeline audio_timeline(int sample_rate, std::chrono::microseconds duration);

/// First AAC frame (1024 samples at `sample_rate`, counted from t = 0) of audio segment `segment`; for
/// `segment` = segment_count() the end. Rounds the video boundary to the nearest frame, so audio and video
/// segments differ by at most half an AAC frame. The end is rounded up so that no picture is without sound.
std::int64_t audio_segment_start(const Timeline& timeline, int sample_rate, int segment);

}  // namespace sunomi
