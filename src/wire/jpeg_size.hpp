#pragma once

#include <optional>
#include <string_view>

namespace sunomi::wire {

struct JpegSize {
    int width = 0;
    int height = 0;
    friend bool operator==(const JpegSize&, const JpegSize&) = default;
};

/// What the head of a JPEG (ITU T.81, annex B) says of its size; nothing when these bytes are none, or end
/// before they say it. For bytes that nobody vouches for.
std::optional<JpegSize> jpeg_size(std::string_view bytes);

}  // namespace sunomi::wire
