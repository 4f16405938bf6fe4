#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/rational.hpp"

namespace sunomi {

/// Colour description of the source, as ISO/IEC 23091-2 (H.273) code points; 2 = unspecified.
struct ColorFacts {
    int primaries = 2;
    int transfer = 2;
    int matrix = 2;
    bool full_range = false;
    friend bool operator==(const ColorFacts&, const ColorFacts&) = default;
};

/// A closed-GOP IDR picture of an H.264 source from which a copied segment may start.
struct KeyFrame {
    std::int64_t pts = 0;           ///< in `VideoFacts::time_base`, counted from the first shown frame
    std::int64_t bytes_before = 0;  ///< coded bytes of the track before this frame, in decode order
    friend bool operator==(const KeyFrame&, const KeyFrame&) = default;
};

/// What the probe found out about the video track that will be shown.
struct VideoFacts {
    std::string codec;  ///< libavcodec's name: "h264", "hevc", "vp9", "av1", …
    int width = 0;      ///< coded picture, before rotation
    int height = 0;
    Rational sample_aspect{1, 1};
    int rotation_degrees = 0;   ///< clockwise turn that makes it upright: 0, 90, 180, 270
    Rational frame_rate{0, 1};  ///< nominal rate; 0/1 when the container does not say
    int bit_depth = 8;
    bool is_420 = true;
    bool interlaced = false;
    ColorFacts color;
    Rational time_base{1, 1000};
    std::int64_t frame_count = 0;  ///< 0 when unknown without reading everything
    /// Filled for H.264 in a container with an index whose stream may be copied as it is (one parameter
    /// set, progressive, 8-bit 4:2:0, all IDR, timestamps strictly increasing in presentation order);
    /// empty otherwise.
    std::vector<KeyFrame> copy_points;
    std::int64_t track_bytes = 0;  ///< coded bytes of the whole track, 0 when unknown
};

/// What the probe found out about the audio track that will be heard.
struct AudioFacts {
    std::string codec;
    int sample_rate = 0;
    int channels = 0;
    std::int64_t bitrate_bps = 0;
    /// AAC-LC in a container with an index, without gaps, covering the whole video: its packets may be
    /// copied. (Bit rate and channels are judged by the ladder.)
    bool copyable = false;
};

/// Everything the plan needs to know about a source. Made by the media child, believed by no one:
/// `check_source` judges it.
struct SourceFacts {
    std::string container;  ///< libavformat's demuxer name
    std::int64_t size_bytes = 0;
    /// From the first shown frame to the end of the last one that is really there.
    std::chrono::microseconds duration{0};
    /// What the container claims; larger than `duration` when the file is cut off.
    std::chrono::microseconds claimed_duration{0};
    std::optional<VideoFacts> video;
    std::optional<AudioFacts> audio;
};

}  // namespace sunomi
