#pragma once

#include "base/result.hpp"
#include "media/source_input.hpp"

namespace sunomi::media {

/// A moment of the source, in the time base of the stream it was found in.
struct Origin {
    std::int64_t pts = 0;
    AVRational time_base{1, 1};
    /// The same moment in another stream's time base, rounded.
    [[nodiscard]] std::int64_t in(AVRational other) const { return av_rescale_q(pts, time_base, other); }
};

/// t = 0: the first video frame that can be shown; without video, the first decoded audio sample. Leaves the
/// input somewhere near its beginning.
Result<Origin> find_origin(SourceInput& input);

}  // namespace sunomi::media
