#pragma once

#include <memory>
#include <optional>

#include "base/result.hpp"
#include "media/source_input.hpp"

namespace sunomi::media {

/// Decoded frames of one track, in presentation order, from any point on. Damage is passed over: what cannot
/// be decoded is missing, nothing more.
///
/// **Lifetime:** borrows the input and sets which stream it reads; one reader at a time uses an input.
class FrameReader {
public:
    /// `all`: whatever comes from the place that was entered on. `single`: after each start_at() one picture,
    /// that of the key frame, decoded without any neighbour and without smoothing its blocks; a small part of
    /// the work.
    enum class Pictures { all, single };

    /// Fails with corrupt_media when the decoder refuses the track.
    static Result<std::unique_ptr<FrameReader>> open(SourceInput& input, AVStream& stream, int threads,
                                                     Pictures pictures = Pictures::all);

    /// The next frame, its `pts` in the stream's time base and, for video, above that of the frame before;
    /// null at the end.
    FramePtr next();

    /// Lets `next()` go on with a frame at or before `pts`, or with the first one of the track. What an open
    /// GOP shows before the picture it was entered at is left out: it refers to pictures not decoded.
    void start_at(std::int64_t pts);

    /// Presentation time of the first frame that can be shown; call before anything was read.
    /// Fails with corrupt_media if not one can be decoded.
    Result<std::int64_t> first_pts();
    /// The frame that `next()` will give, where it is already decoded (as after `first_pts()`); else null.
    [[nodiscard]] const AVFrame* ahead() const { return pending_.get(); }

    [[nodiscard]] AVStream& stream() const { return stream_; }
    [[nodiscard]] const AVCodecContext& codec() const { return *codec_; }
    /// The usual time from frame to frame, in the stream's time base; 0 if unknown. Video only.
    [[nodiscard]] std::int64_t usual_interval() const;

private:
    FrameReader(SourceInput& input, AVStream& stream, CodecPtr codec, Pictures pictures);
    FramePtr decode();
    bool feed();
    bool drain();
    bool enters_here(const AVPacket& packet);
    bool acceptable(AVFrame& frame);
    bool begin_at(std::optional<std::int64_t> pts);

    SourceInput& input_;
    AVStream& stream_;
    CodecPtr codec_;
    Pictures pictures_;
    PacketPtr packet_ = make_packet();
    FramePtr pending_;
    std::optional<std::int64_t> entry_pts_;
    std::optional<std::int64_t> last_pts_;
    bool entered_ = false;
    bool drained_ = false;
    int skipped_ = 0;
};

/// The nominal frame rate of a track: what the container says where that is sane, else the average, moved to
/// the nearest usual rate; 0/1 if nobody knows.
AVRational nominal_rate(const AVStream& stream);

}  // namespace sunomi::media
