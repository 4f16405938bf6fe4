#include "media/packet_check.hpp"

#include <algorithm>

#include "media/allowed_formats.hpp"
#include "media/complaint.hpp"

namespace sunomi::media {

Result<std::unique_ptr<PacketCheck>> PacketCheck::open(const AVStream& stream) {
    const auto* decoder = allowed_decoder(stream.codecpar->codec_id);
    CodecPtr codec{avcodec_alloc_context3(decoder)};
    if (!codec) throw std::bad_alloc{};
    avcodec_parameters_to_context(codec.get(), stream.codecpar);
    codec->thread_count = 1;
    if (codec->codec_type == AVMEDIA_TYPE_VIDEO) {
        codec->err_recognition |= AV_EF_EXPLODE;  // a damaged slice is an error, not something to paint over
        codec->skip_loop_filter = AVDISCARD_ALL;
    }
    const int opened = avcodec_open2(codec.get(), decoder, nullptr);
    if (opened < 0) return complaint::corrupt("The track cannot be decoded", opened);
    return std::unique_ptr<PacketCheck>{new PacketCheck{std::move(codec)}};
}

bool PacketCheck::feed(std::string_view packet, std::int64_t pts) {
    av_packet_unref(packet_.get());
    if (av_new_packet(packet_.get(), static_cast<int>(packet.size())) < 0) throw std::bad_alloc{};
    std::copy(packet.begin(), packet.end(), packet_->data);
    packet_->pts = pts;
    return avcodec_send_packet(codec_.get(), packet_.get()) == 0;
}

bool PacketCheck::decodes(std::string_view packet) {
    if (!feed(packet, AV_NOPTS_VALUE)) return false;
    int got = 0;
    while ((got = avcodec_receive_frame(codec_.get(), frame_.get())) == 0) {
        if (frame_->sample_rate != codec_->sample_rate) return false;
    }
    return got == AVERROR(EAGAIN);
}

std::size_t PacketCheck::intact_pictures(std::span<const Sample> pictures) {
    avcodec_flush_buffers(codec_.get());
    std::size_t intact = pictures.size();
    const auto take_frames = [&](std::size_t fed) {
        int got = 0;
        while ((got = avcodec_receive_frame(codec_.get(), frame_.get())) == 0) {
            const bool faulty =
                frame_->decode_error_flags != 0 || (frame_->flags & AV_FRAME_FLAG_CORRUPT) != 0;
            const auto of = std::ranges::find(pictures, frame_->pts, &Sample::pts);
            if (faulty) intact = std::min(intact, static_cast<std::size_t>(of - pictures.begin()));
        }
        if (got != AVERROR(EAGAIN) && got != AVERROR_EOF) intact = std::min(intact, fed);
    };
    for (std::size_t i = 0; i < intact; ++i) {
        if (!feed(pictures[i].bytes, pictures[i].pts))
            intact = std::min(intact, i);
        else
            take_frames(i);
    }
    avcodec_send_packet(codec_.get(), nullptr);
    take_frames(intact);
    return intact;
}

}  // namespace sunomi::media
