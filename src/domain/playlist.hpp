#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/plan.hpp"

namespace sunomi {

/// Media playlist (RFC 8216bis, version 7, VOD, complete) of one track: init segment and every segment, named
/// `s_000.m4s`, … with exact durations. Written before any frame is encoded and never changed.
std::string media_playlist(const VideoPlan& plan, TrackIndex track);

/// Measured bit rates of a finished track, bits per second.
struct TrackBandwidth {
    std::int64_t peak_bps = 0;
    std::int64_t average_bps = 0;
};

/// The master playlist. Without `measured` (processing): BANDWIDTH = 1.3 × cap + audio. With it (one entry
/// per rendition in the plan's order, then the audio if there is one): exact BANDWIDTH and AVERAGE-BANDWIDTH.
/// Lowest rendition first. Audio only: the audio playlist is the one variant.
std::string master_playlist(const VideoPlan& plan, const std::vector<TrackBandwidth>& measured = {});

/// Bandwidth of a track from the sizes of its segments (RFC 8216bis 4.4.6.2: peak over any run of segments
/// between 0.5 and 1.5 target durations).
TrackBandwidth measure_bandwidth(const Timeline& timeline, const std::vector<std::int64_t>& segment_bytes);

/// `s_000.m4s`; at least three digits.
std::string segment_name(int segment);
/// The number in exactly such a name; nothing for any other spelling (`s_0.m4s`, `s_0000.m4s`, …).
std::optional<int> parse_segment_name(std::string_view name);

}  // namespace sunomi
