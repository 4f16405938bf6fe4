#include "media/video_encoder.hpp"

#include <string>

#include "media/complaint.hpp"
#include "media/h264.hpp"

namespace sunomi::media {
namespace {

/// Longer than any segment has frames: x264 must not begin a GOP of its own inside. A cut in the picture gets
/// an intra frame as long as it is nearer to the last IDR than the minimum, which therefore is as long.
constexpr int longest_gop = 4000;
/// On key frames the source's times are kept and there is no one rate; x264 uses this one for the level only.
constexpr AVRational rate_without_grid{60, 1};

void set_options(AVCodecContext& codec, const VideoPlan& plan, const RenditionPlan& rendition) {
    const auto& timeline = plan.timeline;
    const AVRational tick{1, static_cast<int>(timeline.timescale)};
    const AVRational frame = av_mul_q(tick, {static_cast<int>(timeline.frame_ticks), 1});
    codec.time_base = timeline.on_grid() ? frame : tick;
    codec.framerate = timeline.on_grid() ? av_inv_q(frame) : rate_without_grid;
    codec.width = rendition.width;
    codec.height = rendition.height;
    codec.pix_fmt = AV_PIX_FMT_YUV420P;
    codec.sample_aspect_ratio = {1, 1};
    codec.color_range = AVCOL_RANGE_MPEG;
    codec.color_primaries = static_cast<AVColorPrimaries>(plan.encoder.color.primaries);
    codec.color_trc = static_cast<AVColorTransferCharacteristic>(plan.encoder.color.transfer);
    codec.colorspace = static_cast<AVColorSpace>(plan.encoder.color.matrix);
    codec.rc_max_rate = rendition.cap_bps;
    codec.rc_buffer_size = static_cast<int>(rendition.cap_bps);
    codec.gop_size = longest_gop;
    codec.keyint_min = longest_gop / 2;
    codec.flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
}

}  // namespace

SegmentEncoder::SegmentEncoder(CodecPtr codec, std::int64_t ticks_per_unit)
    : codec_(std::move(codec)), ticks_per_unit_(ticks_per_unit) {}

Result<std::unique_ptr<SegmentEncoder>> SegmentEncoder::open(const VideoPlan& plan,
                                                             const RenditionPlan& rendition, int threads) {
    const auto* encoder = avcodec_find_encoder_by_name("libx264");
    if (encoder == nullptr) return Error{Errc::internal, "this libavcodec has no libx264"};
    CodecPtr codec{avcodec_alloc_context3(encoder)};
    if (!codec) throw std::bad_alloc{};
    set_options(*codec, plan, rendition);
    codec->thread_count = threads;
    AVDictionary* options = nullptr;
    av_dict_set(&options, "preset", plan.encoder.preset.c_str(), 0);
    av_dict_set(&options, "crf", std::to_string(plan.encoder.crf).c_str(), 0);
    const int opened = avcodec_open2(codec.get(), encoder, &options);
    av_dict_free(&options);
    if (opened < 0) return complaint::internal("the video encoder does not open", opened);
    const auto ticks = plan.timeline.on_grid() ? plan.timeline.frame_ticks : 1;
    return std::unique_ptr<SegmentEncoder>{new SegmentEncoder{std::move(codec), ticks}};
}

Result<void> SegmentEncoder::add(const AVFrame& picture, std::int64_t ticks) {
    av_frame_unref(frame_.get());
    if (av_frame_ref(frame_.get(), &picture) < 0) throw std::bad_alloc{};
    frame_->pts = ticks / ticks_per_unit_;
    frame_->pict_type = AV_PICTURE_TYPE_NONE;
    const int sent = avcodec_send_frame(codec_.get(), frame_.get());
    av_frame_unref(frame_.get());
    if (sent < 0) return complaint::internal("encoding failed", sent);
    return drain();
}

Result<void> SegmentEncoder::drain() {
    for (;;) {
        const int got = avcodec_receive_packet(codec_.get(), packet_.get());
        if (got == AVERROR(EAGAIN) || got == AVERROR_EOF) return {};
        if (got < 0) return complaint::internal("encoding failed", got);
        const std::string_view bytes{reinterpret_cast<const char*>(packet_->data),
                                     static_cast<std::size_t>(packet_->size)};
        samples_.push_back({h264::to_length_prefixed(bytes), packet_->pts * ticks_per_unit_,
                            (packet_->flags & AV_PKT_FLAG_KEY) != 0});
        av_packet_unref(packet_.get());
    }
}

Result<std::vector<Sample>> SegmentEncoder::finish() {
    if (const int sent = avcodec_send_frame(codec_.get(), nullptr); sent < 0)
        return complaint::internal("encoding failed", sent);
    if (auto drained = drain(); !drained) return drained.error();
    return std::move(samples_);
}

std::string_view SegmentEncoder::parameter_sets() const {
    return {reinterpret_cast<const char*>(codec_->extradata),
            static_cast<std::size_t>(codec_->extradata_size)};
}

}  // namespace sunomi::media
