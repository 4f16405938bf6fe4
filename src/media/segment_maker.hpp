#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "media/operations.hpp"
#include "media/picture_scaler.hpp"
#include "media/video_encoder.hpp"

namespace sunomi::media {

/// Makes the segments of a run, in several renditions at once, from the pictures it is given.
///
/// **Lifetime:** borrows the plan and the sink.
class SegmentMaker {
public:
    SegmentMaker(const VideoPlan& plan, int threads, const Sink& sink)
        : plan_(plan), threads_(threads), sink_(sink) {}

    /// Begins a segment of these renditions, largest first. Fails with internal when an encoder does not
    /// open, or differs from the one that made the init segment.
    Result<void> begin(int segment, const std::vector<TrackIndex>& tracks);
    /// `frame.pts` tells pictures apart: one that is shown again is not scaled again.
    Result<void> add(const AVFrame& frame, std::int64_t ticks);
    /// Hands the segment over, lowest rendition first.
    Result<void> end();

private:
    [[nodiscard]] const RenditionPlan& rendition(TrackIndex track) const;
    Result<void> check_parameter_sets(TrackIndex track, const SegmentEncoder& encoder);

    const VideoPlan& plan_;
    int threads_;
    const Sink& sink_;
    int segment_ = 0;
    std::vector<TrackIndex> tracks_;
    std::unique_ptr<PictureScaler> scaler_;
    std::optional<std::int64_t> scaled_pts_;
    std::vector<std::unique_ptr<SegmentEncoder>> encoders_;
    std::map<TrackIndex, std::string> parameter_sets_;
};

}  // namespace sunomi::media
