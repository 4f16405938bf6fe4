#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sunomi::media {

/// One coded frame of a segment, in decode order; times in the track's timescale, counted from t = 0.
struct Sample {
    std::string bytes;
    std::int64_t pts = 0;
    bool key = false;
};

/// Where a fragment stands on its track.
struct FragmentPlace {
    int segment = 0;
    std::int64_t start = 0;  ///< decode time of the first sample
    std::int64_t end = 0;    ///< where the last sample stops being shown
};

/// A CMAF media segment (`styp`, `moof`, `mdat`; ISO/IEC 14496-12) of one closed GOP sequence.
///
/// A closed segment holds every picture that is shown in it, so decode times need not come from the encoder.
/// They run as many pictures behind the presentation times as the segment reorders, but never before the
/// segment's start: its first pictures are decoded in quick succession, its last one has the time that is
/// left. So every composition offset is positive or zero, nothing needs an edit list (which players read in
/// different ways; negative offsets shift the pictures against the sound in libavformat's readers), and
/// segments made apart join without a gap. `samples` must not be empty.
std::string write_fragment(const std::vector<Sample>& samples, const FragmentPlace& place);

}  // namespace sunomi::media
