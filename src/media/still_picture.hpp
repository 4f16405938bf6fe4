#pragma once

#include <string_view>

#include "base/result.hpp"
#include "media/libav.hpp"

namespace sunomi::media {

/// What the head of a picture file says of it.
struct StillPicture {
    AVCodecID codec = AV_CODEC_ID_NONE;
    int width = 0;  ///< as stored; 0 when the head does not say
    int height = 0;
    int orientation = 1;  ///< Exif tag 0x0112: 1 is upright, 2 … 8 say how it was turned and mirrored
};

/// Recognises JPEG, PNG and WebP by their bytes (never by a name or a declared type). Fails with
/// corrupt_media, and says what the file is instead: another format, an animation.
Result<StillPicture> read_still_picture(std::string_view file);

}  // namespace sunomi::media
