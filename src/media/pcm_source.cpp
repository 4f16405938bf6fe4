#include "media/pcm_source.hpp"

#include <algorithm>
#include <cmath>

#include "media/complaint.hpp"

namespace sunomi::media {
namespace {

/// Frames closer than this to the end of the one before follow on directly: recorders' times waver.
constexpr double contiguous_seconds = 0.010;
/// Decoders need some frames until their output no longer depends on where they began (MP3's bit reservoir,
/// Opus's 80 ms, AAC's overlap).
constexpr double decoder_settles_seconds = 0.5;

/// A number of samples that divides every frame of the codec; 0 if there is none worth the name.
std::int64_t lattice_step(const AVCodecContext& codec) {
    if (codec.codec_id == AV_CODEC_ID_OPUS) return 120;  // 2.5 ms at 48 kHz, RFC 6716, 2.1.4
    if (codec.codec_id == AV_CODEC_ID_VORBIS)
        return 64;  // blocks of 256 and 2048: (256 + 256) / 4, (256 + 2048) / 4, …
    return codec.frame_size;
}

}  // namespace

PcmGrid::Source::Source(std::unique_ptr<FrameReader> reader, std::int64_t origin, int channels)
    : reader_(std::move(reader)), origin_(origin), channels_(channels), rate_(reader_->codec().sample_rate) {
    const auto first = reader_->first_pts();
    if (!first) return;
    lattice_ = av_rescale_q(*first - origin_, reader_->stream().time_base, {1, rate_}) +
               reader_->ahead()->nb_samples;
    lattice_step_ = lattice_step(reader_->codec());
}

void PcmGrid::Source::start_at(std::int64_t sample) {
    const auto settled = sample - static_cast<std::int64_t>(decoder_settles_seconds * rate_);
    reader_->start_at(origin_ + av_rescale_q(settled, {1, rate_}, reader_->stream().time_base));
    at_ = filled_to_ = sample;
    chunks_.clear();
    expected_.reset();
    ended_ = false;
}

/// Where a frame's first sample stands.
std::int64_t PcmGrid::Source::place_of(const AVFrame& frame) const {
    const auto& base = reader_->stream().time_base;
    const auto observed = av_rescale_q(frame.pts - origin_, base, {1, rate_});
    const auto near = static_cast<std::int64_t>(contiguous_seconds * rate_);
    if (expected_ && std::abs(observed - *expected_) <= near) return *expected_;
    const auto rounding = static_cast<std::int64_t>(std::ceil(1.5 * av_q2d(base) * rate_));
    if (lattice_step_ <= 0 || rounding <= 1) return observed;
    // Ends are compared, as the first frame may be shortened at its front.
    const auto end = observed + frame.nb_samples;
    const auto steps = std::llround(static_cast<double>(end - lattice_) / static_cast<double>(lattice_step_));
    const auto whole = lattice_ + steps * lattice_step_ - frame.nb_samples;
    return std::abs(whole - observed) <= rounding ? whole : observed;
}

/// Made anew when the source changes its form in its course.
Result<void> PcmGrid::Source::open_mixer(const AVFrame& frame) {
    AVChannelLayout from{};
    const auto channels = frame.ch_layout.nb_channels;
    if (frame.ch_layout.order == AV_CHANNEL_ORDER_UNSPEC)
        av_channel_layout_default(&from, channels);
    else
        av_channel_layout_copy(&from, &frame.ch_layout);
    AVChannelLayout to{};
    av_channel_layout_default(&to, channels_);
    SwrContext* made = nullptr;
    int result =
        swr_alloc_set_opts2(&made, &to, AV_SAMPLE_FMT_FLTP, rate_, &from,
                            static_cast<AVSampleFormat>(frame.format), frame.sample_rate, 0, nullptr);
    mixer_.reset(made);
    av_channel_layout_uninit(&from);
    if (result >= 0) result = swr_init(mixer_.get());
    if (result < 0) return complaint::corrupt("The sound's channels cannot be converted", result);
    mixed_format_ = frame.format;
    mixed_channels_ = channels;
    mixed_rate_ = frame.sample_rate;
    return {};
}

/// Float planes in the plan's channels, at the track's rate.
Result<Planes> PcmGrid::Source::to_planes(const AVFrame& frame) {
    const bool same = frame.format == mixed_format_ && frame.ch_layout.nb_channels == mixed_channels_ &&
                      frame.sample_rate == mixed_rate_;
    if (!same) {
        if (auto opened = open_mixer(frame); !opened) return opened.error();
    }
    const int room = std::max(swr_get_out_samples(mixer_.get(), frame.nb_samples), 0);
    Planes planes(static_cast<std::size_t>(channels_), std::vector<float>(static_cast<std::size_t>(room)));
    std::vector<std::uint8_t*> out;
    for (auto& plane : planes) out.push_back(reinterpret_cast<std::uint8_t*>(plane.data()));
    auto** in = const_cast<const std::uint8_t**>(frame.extended_data);
    const int got = swr_convert(mixer_.get(), out.data(), room, in, frame.nb_samples);
    if (got < 0) return complaint::corrupt("The sound cannot be converted", got);
    for (auto& plane : planes) plane.resize(static_cast<std::size_t>(got));
    return planes;
}

/// Decodes one more frame and puts what is new of it behind what is there.
Result<void> PcmGrid::Source::fetch() {
    const auto frame = reader_->next();
    if (!frame) {
        ended_ = true;
        return {};
    }
    auto planes = to_planes(*frame);
    if (!planes) return planes.error();
    Chunk chunk{place_of(*frame), std::move(*planes)};
    expected_ = chunk.to();
    if (chunk.to() <= filled_to_) return {};
    if (const auto overlap = filled_to_ - chunk.from; overlap > 0) {
        for (auto& plane : chunk.planes) plane.erase(plane.begin(), plane.begin() + overlap);
        chunk.from = filled_to_;
    }
    filled_to_ = chunk.to();
    chunks_.push_back(std::move(chunk));
    return {};
}

Result<Planes> PcmGrid::Source::take(std::int64_t count) {
    const auto end = at_ + count;
    while (!ended_ && filled_to_ < end) {
        if (auto fetched = fetch(); !fetched) return fetched.error();
    }
    const auto channels = static_cast<std::size_t>(channels_);
    Planes taken(channels, std::vector<float>(static_cast<std::size_t>(count), 0.0F));
    for (const auto& chunk : chunks_) {
        // What lies before t = 0 is not heard.
        const auto from = std::max({at_, chunk.from, std::int64_t{0}});
        const auto to = std::min(end, chunk.to());
        for (std::size_t i = 0; from < to && i < channels; ++i)
            std::copy_n(chunk.planes[i].begin() + (from - chunk.from), to - from,
                        taken[i].begin() + (from - at_));
    }
    while (!chunks_.empty() && chunks_.front().to() <= end) chunks_.pop_front();
    at_ = end;
    return taken;
}

}  // namespace sunomi::media
