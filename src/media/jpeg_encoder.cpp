#include "media/jpeg_encoder.hpp"

#include "media/complaint.hpp"
#include "media/picture_scaler.hpp"

namespace sunomi::media {
namespace {

/// JFIF wants full range and BT.601, whatever the video has.
Result<FramePtr> to_jpeg_range(const AVFrame& picture) {
    auto out = make_frame();
    ensure_picture(*out, {picture.width, picture.height});
    out->colorspace = AVCOL_SPC_SMPTE170M;
    out->color_range = AVCOL_RANGE_JPEG;
    Conversion conversion;
    if (auto done = conversion.run(picture, *out); !done) return done.error();
    return out;
}

}  // namespace

Result<std::string> encode_jpeg(const AVFrame& picture, int quality) {
    auto full = to_jpeg_range(picture);
    if (!full) return full.error();
    CodecPtr codec{avcodec_alloc_context3(avcodec_find_encoder(AV_CODEC_ID_MJPEG))};
    if (!codec) throw std::bad_alloc{};
    codec->width = picture.width;
    codec->height = picture.height;
    codec->pix_fmt = AV_PIX_FMT_YUV420P;
    codec->color_range = AVCOL_RANGE_JPEG;
    codec->strict_std_compliance = FF_COMPLIANCE_UNOFFICIAL;
    codec->time_base = {1, 25};
    codec->flags |= AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT;
    codec->global_quality = FF_QP2LAMBDA * quality;
    codec->thread_count = 1;
    if (const int opened = avcodec_open2(codec.get(), nullptr, nullptr); opened < 0)
        return complaint::internal("the JPEG encoder does not open", opened);
    (*full)->quality = codec->global_quality;
    (*full)->pts = 0;
    const auto packet = make_packet();
    int result = avcodec_send_frame(codec.get(), full->get());
    if (result >= 0) result = avcodec_send_frame(codec.get(), nullptr);
    if (result >= 0) result = avcodec_receive_packet(codec.get(), packet.get());
    if (result < 0) return complaint::internal("encoding a JPEG failed", result);
    return std::string{reinterpret_cast<const char*>(packet->data), static_cast<std::size_t>(packet->size)};
}

}  // namespace sunomi::media
