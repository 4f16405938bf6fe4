#pragma once

#include <cstdint>
#include <vector>

#include "base/result.hpp"
#include "media/source_input.hpp"

/// How long a track really is, found without decoding.
namespace sunomi::media {

/// A packet as its container describes it, times in the stream's time base.
struct PacketFacts {
    std::int64_t pts = 0;
    std::int64_t duration = 0;
    std::int64_t position = 0;
    int bytes = 0;
    bool key = false;
    bool hidden = false;      ///< an edit list cuts it away
    bool new_format = false;  ///< other parameters begin here
    bool there = true;        ///< the file reaches to its end
};

/// Every packet of an indexed container, in decode order.
struct IndexScan {
    std::vector<PacketFacts> video;
    std::vector<PacketFacts> audio;
};

/// Reads the index only (an hour takes about a tenth of a second). Fails with corrupt_media.
Result<IndexScan> scan_index(const Input& input);

/// What lies between the first and the last packet.
struct Extent {
    std::int64_t end = 0;            ///< of the last packet of the stream, in its time base
    std::int64_t end_of_all_us = 0;  ///< of the last packet of any stream, in microseconds
    std::int64_t packets = 0;        ///< 0 when not all were read
};

/// For containers without a complete index: looks at the end of the file, near the `claimed` end (the
/// stream's time base, no_pts if the container claims none); where that finds nothing, reads all packets.
Extent measure_extent(SourceInput& input, const AVStream& stream, std::int64_t claimed);

}  // namespace sunomi::media
