#pragma once

#include <string>

#include "base/result.hpp"
#include "media/libav.hpp"

namespace sunomi::media {

/// `ftyp` + `moov` of a track alone in its file, for fragments written by `write_fragment`. Depends on
/// nothing but its arguments: no dates, no edit list, no library versions.
Result<std::string> write_init(const AVCodecParameters& parameters, std::int64_t timescale);

}  // namespace sunomi::media
