#include "wire/jpeg_size.hpp"

#include <cstddef>

namespace sunomi::wire {
namespace {

constexpr unsigned marker_start = 0xFF;
constexpr unsigned start_of_image = 0xD8;
constexpr unsigned start_of_scan = 0xDA;

/// SOF0 … SOF15; the three others there are tables.
bool begins_frame(unsigned marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

unsigned pair_at(std::string_view bytes, std::size_t at) {
    return byte_at(bytes, at) << 8U | byte_at(bytes, at + 1);
}

}  // namespace

std::optional<JpegSize> jpeg_size(std::string_view bytes) {
    constexpr std::size_t head_bytes = 4;   // marker and length
    constexpr std::size_t frame_bytes = 9;  // and precision, height, width
    if (bytes.size() < 2 || byte_at(bytes, 0) != marker_start || byte_at(bytes, 1) != start_of_image)
        return std::nullopt;
    for (std::size_t at = 2; at + head_bytes <= bytes.size();) {
        const auto marker = byte_at(bytes, at + 1);
        if (byte_at(bytes, at) != marker_start || marker == start_of_scan) return std::nullopt;
        if (begins_frame(marker)) {
            if (at + frame_bytes > bytes.size()) return std::nullopt;
            return JpegSize{static_cast<int>(pair_at(bytes, at + 7)),
                            static_cast<int>(pair_at(bytes, at + 5))};
        }
        at += 2 + pair_at(bytes, at + 2);
    }
    return std::nullopt;
}

}  // namespace sunomi::wire
