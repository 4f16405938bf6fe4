#include "media/aac_check.hpp"

#include <algorithm>

#include "media/allowed_formats.hpp"
#include "media/complaint.hpp"

namespace sunomi::media {

Result<std::unique_ptr<AacCheck>> AacCheck::open(const AVStream& stream) {
    const auto* decoder = allowed_decoder(AV_CODEC_ID_AAC);
    CodecPtr codec{avcodec_alloc_context3(decoder)};
    if (!codec) throw std::bad_alloc{};
    avcodec_parameters_to_context(codec.get(), stream.codecpar);
    codec->thread_count = 1;
    const int opened = avcodec_open2(codec.get(), decoder, nullptr);
    if (opened < 0) return complaint::corrupt("The sound cannot be decoded", opened);
    return std::unique_ptr<AacCheck>{new AacCheck{std::move(codec)}};
}

bool AacCheck::decodes(std::string_view packet) {
    av_packet_unref(packet_.get());
    if (av_new_packet(packet_.get(), static_cast<int>(packet.size())) < 0) throw std::bad_alloc{};
    std::copy(packet.begin(), packet.end(), packet_->data);
    if (avcodec_send_packet(codec_.get(), packet_.get()) < 0) return false;
    int got = 0;
    while ((got = avcodec_receive_frame(codec_.get(), frame_.get())) == 0) {
        if (frame_->sample_rate != codec_->sample_rate) return false;
    }
    return got == AVERROR(EAGAIN);
}

}  // namespace sunomi::media
