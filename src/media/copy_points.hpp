#pragma once

#include <vector>

#include "domain/source_facts.hpp"
#include "media/packet_scan.hpp"

namespace sunomi::media {

/// The IDR pictures from which an H.264 track may be copied, see VideoFacts::copy_points; empty when it may
/// not. `origin`: time of t = 0. Reads a few bytes at each candidate: containers also mark recovery points
/// as key frames, from which a decoder cannot start cleanly.
std::vector<KeyFrame> find_copy_points(const Input& input, const AVStream& stream,
                                       const std::vector<PacketFacts>& packets, std::int64_t origin);

/// AAC packets may be copied: one after the other without a gap, from t = 0 to the end of the video (`origin`
/// and `end` in the stream's time base).
bool is_copyable_aac(const AVStream& stream, const std::vector<PacketFacts>& packets, std::int64_t origin,
                     std::int64_t end);

}  // namespace sunomi::media
