#include "media/aac_encoder.hpp"

#include <algorithm>

#include "media/complaint.hpp"

namespace sunomi::media {
namespace {

/// Takes the packets that are ready; those of frames [first, last) are kept. The encoder labels a packet with
/// the time of the samples that it decodes to (its first one lies `initial_padding` before the first input).
Result<void> collect(AVCodecContext& codec, std::int64_t first, std::int64_t last,
                     std::vector<Sample>& kept) {
    const auto packet = make_packet();
    for (;;) {
        const int got = avcodec_receive_packet(&codec, packet.get());
        if (got == AVERROR(EAGAIN) || got == AVERROR_EOF) return {};
        if (got < 0) return complaint::internal("encoding sound failed", got);
        if (packet->pts >= first * aac_frame_samples && packet->pts < last * aac_frame_samples) {
            kept.push_back(
                {{reinterpret_cast<const char*>(packet->data), static_cast<std::size_t>(packet->size)},
                 packet->pts,
                 true});
        }
        av_packet_unref(packet.get());
    }
}

}  // namespace

Result<CodecPtr> open_aac_encoder(const AudioPlan& plan) {
    const auto* encoder = avcodec_find_encoder_by_name("aac");
    if (encoder == nullptr) return Error{Errc::internal, "this libavcodec has no AAC encoder"};
    CodecPtr codec{avcodec_alloc_context3(encoder)};
    if (!codec) throw std::bad_alloc{};
    codec->sample_fmt = AV_SAMPLE_FMT_FLTP;
    codec->sample_rate = plan.sample_rate;
    codec->bit_rate = plan.bitrate_bps;
    codec->time_base = {1, plan.sample_rate};
    codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
    av_channel_layout_default(&codec->ch_layout, plan.channels);
    AVDictionary* options = nullptr;
    av_dict_set(&options, "aac_coder", "fast", 0);
    const int opened = avcodec_open2(codec.get(), encoder, &options);
    av_dict_free(&options);
    if (opened < 0) return complaint::internal("the AAC encoder does not open", opened);
    return codec;
}

Result<std::vector<Sample>> encode_aac(const AudioPlan& plan, std::int64_t first, std::int64_t last,
                                       const Planes& pcm) {
    auto codec = open_aac_encoder(plan);
    if (!codec) return codec.error();
    std::vector<Sample> kept;
    const auto frame = make_frame();
    frame->format = AV_SAMPLE_FMT_FLTP;
    frame->sample_rate = plan.sample_rate;
    frame->nb_samples = static_cast<int>(aac_frame_samples);
    av_channel_layout_copy(&frame->ch_layout, &(*codec)->ch_layout);
    const auto begin = first - aac_frames_before;
    for (auto grid = begin; grid < last + aac_frames_after; ++grid) {
        if (frame->buf[0] == nullptr && av_frame_get_buffer(frame.get(), 0) < 0) throw std::bad_alloc{};
        if (av_frame_make_writable(frame.get()) < 0) throw std::bad_alloc{};
        for (std::size_t channel = 0; channel < pcm.size(); ++channel) {
            const auto* from = pcm[channel].data() + (grid - begin) * aac_frame_samples;
            std::copy_n(from, aac_frame_samples, reinterpret_cast<float*>(frame->extended_data[channel]));
        }
        frame->pts = grid * aac_frame_samples;
        if (const int sent = avcodec_send_frame(codec->get(), frame.get()); sent < 0)
            return complaint::internal("encoding sound failed", sent);
        if (auto done = collect(**codec, first, last, kept); !done) return done.error();
    }
    avcodec_send_frame(codec->get(), nullptr);
    if (auto done = collect(**codec, first, last, kept); !done) return done.error();
    return kept;
}

}  // namespace sunomi::media
