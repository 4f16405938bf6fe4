#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libavutil/frame.h>
#include <libavutil/imgutils.h>
#include <libavutil/mathematics.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>
}

#include <cstdint>
#include <memory>
#include <new>

#include "domain/rational.hpp"

/// libav's objects, owned. Everything here is freed by the matching libav call.
namespace sunomi::media {

/// AV_NOPTS_VALUE as a typed constant.
inline constexpr std::int64_t no_pts = INT64_MIN;
/// Microseconds, what libav calls AV_TIME_BASE_Q.
inline constexpr AVRational microseconds_base{1, 1000000};

struct AvDelete {
    void operator()(AVFormatContext* it) const { avformat_close_input(&it); }
    void operator()(AVCodecContext* it) const { avcodec_free_context(&it); }
    void operator()(AVFrame* it) const { av_frame_free(&it); }
    void operator()(AVPacket* it) const { av_packet_free(&it); }
    void operator()(SwsContext* it) const { sws_freeContext(it); }
    void operator()(SwrContext* it) const { swr_free(&it); }
};
using FormatPtr = std::unique_ptr<AVFormatContext, AvDelete>;
using CodecPtr = std::unique_ptr<AVCodecContext, AvDelete>;
using FramePtr = std::unique_ptr<AVFrame, AvDelete>;
using PacketPtr = std::unique_ptr<AVPacket, AvDelete>;
using ScalerPtr = std::unique_ptr<SwsContext, AvDelete>;
using ResamplerPtr = std::unique_ptr<SwrContext, AvDelete>;

/// libav allocates these with a few hundred bytes; like `new`, running out of memory is fatal.
inline FramePtr make_frame() {
    FramePtr frame{av_frame_alloc()};
    if (!frame) throw std::bad_alloc{};
    return frame;
}
inline PacketPtr make_packet() {
    PacketPtr packet{av_packet_alloc()};
    if (!packet) throw std::bad_alloc{};
    return packet;
}

inline Rational to_rational(AVRational value) {
    return value.den > 0 ? Rational{value.num, value.den} : Rational{0, 1};
}
inline AVRational to_av(Rational value) {
    return {static_cast<int>(value.num), static_cast<int>(value.den)};
}

}  // namespace sunomi::media
