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

bool PacketCheck::is_as_announced() const {
    if (codec_->codec_type == AVMEDIA_TYPE_AUDIO) return frame_->sample_rate == codec_->sample_rate;
    return frame_->decode_error_flags == 0 && (frame_->flags & AV_FRAME_FLAG_CORRUPT) == 0;
}

bool PacketCheck::decodes(std::string_view packet) {
    av_packet_unref(packet_.get());
    if (av_new_packet(packet_.get(), static_cast<int>(packet.size())) < 0) throw std::bad_alloc{};
    std::copy(packet.begin(), packet.end(), packet_->data);
    if (avcodec_send_packet(codec_.get(), packet_.get()) < 0) return false;
    int got = 0;
    while ((got = avcodec_receive_frame(codec_.get(), frame_.get())) == 0) {
        if (!is_as_announced()) return false;
    }
    return got == AVERROR(EAGAIN);
}

void PacketCheck::start_anew() {
    avcodec_flush_buffers(codec_.get());
}

}  // namespace sunomi::media
