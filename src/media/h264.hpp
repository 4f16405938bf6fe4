#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What must be known of H.264 (ITU-T H.264) without decoding it.
namespace sunomi::media::h264 {

inline constexpr int nal_idr = 5;
inline constexpr int nal_sei = 6;
inline constexpr int nal_sps = 7;
inline constexpr int nal_pps = 8;
inline constexpr int nal_delimiter = 9;

/// The parts of a sequence parameter set (7.3.2.1) that decide whether a stream can be copied.
struct SequenceFacts {
    int profile = 0;
    int chroma_format = 1;
    int bit_depth = 8;
    bool frames_only = false;  ///< progressive
};
/// `nal` with its one-byte header; nothing if it is cut off or impossible.
std::optional<SequenceFacts> read_sps(std::string_view nal);

/// An avcC record (ISO/IEC 14496-15, 5.2.4.1): how long length fields are, and its parameter sets.
struct Configuration {
    int length_bytes = 4;
    int sps_count = 0;
    int pps_count = 0;
    std::string_view sps;  ///< the first
};
std::optional<Configuration> read_avcc(std::string_view avcc);

/// `avc1.PPCCLL` (RFC 6381) from an avcC record.
std::string codecs_string(std::string_view avcc);

/// A coded frame in Annex B form (start codes) as length-prefixed units of 4 bytes, without what stands in
/// the init segment (parameter sets) or only talks (delimiters, SEI): the bytes then depend on the pictures
/// alone, not on how the encoder describes itself.
std::string to_length_prefixed(std::string_view annex_b);

}  // namespace sunomi::media::h264
