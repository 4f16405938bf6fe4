#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/source_facts.hpp"
#include "domain/timeline.hpp"

namespace sunomi {

/// How a track reaches the viewer: encoded anew, or the source's own packets.
enum class TrackMode { encode, copy };

/// One video rendition of the ladder. Sizes are the upright picture with square samples, both even.
struct RenditionPlan {
    std::string label;  ///< "1080p", …; also the folder of its objects
    int width = 0;
    int height = 0;
    std::int64_t cap_bps = 0;  ///< upper bound of the bit rate (VBV maxrate)
    TrackMode mode = TrackMode::encode;
    std::string codecs;  ///< RFC 6381, from the real parameter sets; empty until the init segment is made
    friend bool operator==(const RenditionPlan&, const RenditionPlan&) = default;
};

/// The audio rendition, shared by all video renditions. Encoded: AAC-LC, `bitrate_bps`.
struct AudioPlan {
    TrackMode mode = TrackMode::encode;
    int sample_rate = 48000;
    int channels = 2;
    std::int64_t bitrate_bps = 128000;
    std::string codecs = "mp4a.40.2";
    friend bool operator==(const AudioPlan&, const AudioPlan&) = default;
};

/// What the encoder must be told, pinned so that every segment fits the one init segment.
struct EncoderPlan {
    std::string preset = "veryfast";  ///< an x264 preset name
    double crf = 23;
    ColorFacts color;          ///< of the output
    int rotation_degrees = 0;  ///< to be applied to the decoded picture, clockwise
    friend bool operator==(const EncoderPlan&, const EncoderPlan&) = default;
};

/// Everything that is decided about a video before any frame is encoded. A plain value; stored with the
/// video, handed to every run, never changed afterwards (codecs are filled in before it is stored).
struct VideoPlan {
    Timeline timeline;
    std::vector<RenditionPlan> renditions;  ///< highest first; empty for audio only
    std::optional<AudioPlan> audio;
    EncoderPlan encoder;
    std::string source_video_codec;  ///< empty for audio only
    std::string source_audio_codec;
    friend bool operator==(const VideoPlan&, const VideoPlan&) = default;
};

/// A track of a plan: 0 … renditions.size()−1 are the video renditions, `audio_track` the audio.
using TrackIndex = int;
inline constexpr TrackIndex audio_track = 1000;

/// "1080p", …, or "audio": the folder in which the track's objects lie.
std::string track_label(const VideoPlan& plan, TrackIndex track);
/// The opposite; nothing when the plan has no such track.
std::optional<TrackIndex> find_track(const VideoPlan& plan, std::string_view label);
/// All tracks, lowest video rendition first, then the audio: the order in which a viewer wants them.
std::vector<TrackIndex> tracks_of(const VideoPlan& plan);

}  // namespace sunomi
