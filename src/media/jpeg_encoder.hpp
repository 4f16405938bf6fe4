#pragma once

#include <string>

#include "base/result.hpp"
#include "media/libav.hpp"

namespace sunomi::media {

/// One picture, of any format that libswscale reads, as a baseline JPEG without metadata. `quality`: 1 … 31,
/// small is good. Fails with internal.
Result<std::string> encode_jpeg(const AVFrame& picture, int quality);

}  // namespace sunomi::media
