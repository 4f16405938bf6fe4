#pragma once

#include <memory>
#include <vector>

#include "base/result.hpp"
#include "domain/plan.hpp"
#include "media/fragment_writer.hpp"
#include "media/libav.hpp"

namespace sunomi::media {

/// Encodes one segment of one rendition with x264, nothing else: an encoder of its own for every segment
/// makes the segment a function of its pictures alone, whichever run it was made in, starts it with an IDR
/// picture and closes its last GOP.
class SegmentEncoder {
public:
    /// Fails with internal.
    static Result<std::unique_ptr<SegmentEncoder>> open(const VideoPlan& plan, const RenditionPlan& rendition,
                                                        int threads);

    /// Pictures in order of `ticks` (of the timeline); the picture is not kept.
    Result<void> add(const AVFrame& picture, std::int64_t ticks);
    /// No more pictures follow; the coded frames in decode order.
    Result<std::vector<Sample>> finish();

    [[nodiscard]] const AVCodecContext& codec() const { return *codec_; }
    /// SPS and PPS; equal for every segment of a rendition.
    [[nodiscard]] std::string_view parameter_sets() const;

private:
    SegmentEncoder(CodecPtr codec, std::int64_t ticks_per_unit);
    Result<void> drain();

    CodecPtr codec_;
    std::int64_t ticks_per_unit_;
    PacketPtr packet_ = make_packet();
    FramePtr frame_ = make_frame();
    std::vector<Sample> samples_;
};

}  // namespace sunomi::media
