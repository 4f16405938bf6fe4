#include "media/frame_reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "media/complaint.hpp"

namespace sunomi::media {
namespace {

/// Tracks without a single marked key frame exist; after so many packets anything is tried.
constexpr int most_skipped_packets = 300;
/// A decoder that only fails ends a run instead of holding it.
constexpr int most_errors_in_a_row = 10'000;
constexpr const char* most_pixels = "35651584";  // 8192 × 4352
/// How much further back to enter when an index pointed too late.
constexpr std::array further_back_seconds{0, 2, 5, 10, 20};

Result<CodecPtr> open_decoder(const AVStream& stream, int threads) {
    const auto* decoder = allowed_decoder(stream.codecpar->codec_id);
    if (decoder == nullptr) return Error{Errc::corrupt_media, "The track's codec is not supported."};
    CodecPtr codec{avcodec_alloc_context3(decoder)};
    if (!codec) throw std::bad_alloc{};
    avcodec_parameters_to_context(codec.get(), stream.codecpar);
    codec->pkt_timebase = stream.time_base;
    codec->thread_count = threads;
    AVDictionary* options = nullptr;
    av_dict_set(&options, "codec_whitelist", decoder_allow_list, 0);
    av_dict_set(&options, "max_pixels", most_pixels, 0);
    const int opened = avcodec_open2(codec.get(), decoder, &options);
    av_dict_free(&options);
    if (opened < 0) return complaint::corrupt("A track cannot be decoded", opened);
    return codec;
}

}  // namespace

FrameReader::FrameReader(SourceInput& input, AVStream& stream, CodecPtr codec, Pictures pictures)
    : input_(input), stream_(stream), codec_(std::move(codec)), pictures_(pictures) {}

Result<std::unique_ptr<FrameReader>> FrameReader::open(SourceInput& input, AVStream& stream, int threads,
                                                       Pictures pictures) {
    auto codec = open_decoder(stream, threads);
    if (!codec) return codec.error();
    if (pictures == Pictures::single) (*codec)->skip_loop_filter = AVDISCARD_ALL;
    input.read_only(&stream);
    return std::unique_ptr<FrameReader>{new FrameReader{input, stream, std::move(*codec), pictures}};
}

FramePtr FrameReader::next() {
    if (pending_) return std::move(pending_);
    while (auto frame = decode()) {
        if (acceptable(*frame)) return frame;
    }
    return nullptr;
}

FramePtr FrameReader::decode() {
    auto frame = make_frame();
    for (int errors = 0; errors < most_errors_in_a_row;) {
        const int got = avcodec_receive_frame(codec_.get(), frame.get());
        if (got == 0) return frame;
        if (got == AVERROR_EOF) return nullptr;
        if (got != AVERROR(EAGAIN))
            ++errors;
        else if (!feed())
            ++errors;
    }
    return nullptr;
}

/// One packet into the decoder; false when the decoder did not like it. A single picture is asked for at
/// once: left to itself the decoder would first want to see what may have to be shown before it.
bool FrameReader::feed() {
    while (!drained_ && input_.read(*packet_)) {
        const bool ours = packet_->stream_index == stream_.index && enters_here(*packet_);
        const int sent = ours ? avcodec_send_packet(codec_.get(), packet_.get()) : 0;
        av_packet_unref(packet_.get());
        if (ours && pictures_ == Pictures::single) drain();
        if (ours) return sent >= 0;
    }
    return drain();
}

/// Nothing more comes: what the decoder still holds is to be given out.
bool FrameReader::drain() {
    if (std::exchange(drained_, true)) return false;
    return avcodec_send_packet(codec_.get(), nullptr) >= 0;
}

/// Whether decoding has begun or begins with this packet.
bool FrameReader::enters_here(const AVPacket& packet) {
    if (entered_) return true;
    const bool key = (packet.flags & AV_PKT_FLAG_KEY) != 0;
    if (!key && ++skipped_ <= most_skipped_packets) return false;
    entered_ = true;
    const bool video = stream_.codecpar->codec_type == AVMEDIA_TYPE_VIDEO;
    if (key && video && packet.pts != no_pts) entry_pts_ = packet.pts;
    return true;
}

bool FrameReader::acceptable(AVFrame& frame) {
    frame.pts = frame.best_effort_timestamp;
    const bool video = stream_.codecpar->codec_type == AVMEDIA_TYPE_VIDEO;
    if (frame.pts == no_pts) {
        if (!last_pts_ && !video) return false;
        const auto step = video ? std::max<std::int64_t>(usual_interval(), 1) : frame.pkt_duration;
        frame.pts = last_pts_ ? *last_pts_ + step : 0;
    }
    if (video && entry_pts_ && frame.pts < *entry_pts_) return false;
    if (video && last_pts_ && frame.pts <= *last_pts_) return false;
    last_pts_ = frame.pts;
    return true;
}

std::int64_t FrameReader::usual_interval() const {
    const auto rate = nominal_rate(stream_);
    return rate.num > 0 ? av_rescale_q(1, av_inv_q(rate), stream_.time_base) : 0;
}

Result<std::int64_t> FrameReader::first_pts() {
    if (!pending_) pending_ = next();
    if (!pending_) return complaint::corrupt("Not one frame of a track can be decoded");
    return pending_->pts;
}

void FrameReader::start_at(std::int64_t pts) {
    if (pending_ && pending_->pts >= pts) return;  // only so right after first_pts()
    const auto first = pending_ ? pending_->pts : INT64_MIN;
    for (const int seconds : further_back_seconds) {
        const auto target = pts - av_rescale_q(seconds, {1, 1}, stream_.time_base);
        if (target <= first) break;
        if (begin_at(target) && pending_->pts <= pts) return;
    }
    begin_at(std::nullopt);
}

/// Enters at `pts`, or at the beginning; true when a frame came out (it is pending then).
bool FrameReader::begin_at(std::optional<std::int64_t> pts) {
    const bool moved = pts ? input_.seek(stream_, *pts) : input_.rewind(stream_);
    if (!moved && pts) return false;
    avcodec_flush_buffers(codec_.get());
    pending_.reset();
    entry_pts_.reset();
    last_pts_.reset();
    entered_ = drained_ = false;
    skipped_ = 0;
    pending_ = next();
    return pending_ != nullptr;
}

namespace {

constexpr std::array usual_rates{AVRational{24000, 1001}, AVRational{24, 1}, AVRational{25, 1},
                                 AVRational{30000, 1001}, AVRational{30, 1}, AVRational{50, 1},
                                 AVRational{60000, 1001}, AVRational{60, 1}};

/// The nearest usual rate if it is that near, else the rate itself with smaller numbers.
AVRational tidied(AVRational rate, double tolerance) {
    const auto off = [&](AVRational usual) { return std::abs(av_q2d(usual) / av_q2d(rate) - 1); };
    const auto nearest = *std::ranges::min_element(usual_rates, {}, off);
    if (off(nearest) < tolerance) return nearest;
    AVRational tidy{};
    av_reduce(&tidy.num, &tidy.den, rate.num, rate.den, 100'000);
    return tidy;
}

}  // namespace

AVRational nominal_rate(const AVStream& stream) {
    constexpr double fastest = 240;
    const auto declared = stream.r_frame_rate;
    const auto average = stream.avg_frame_rate;
    const auto sane = [](AVRational rate) {
        return rate.num > 0 && rate.den > 0 && av_q2d(rate) <= fastest && av_q2d(rate) >= 1;
    };
    // A declared rate is meant as it stands, but for rounding; an average also suffers from lost frames.
    if (sane(declared) && (!sane(average) || av_q2d(declared) <= 1.25 * av_q2d(average)))
        return tidied(declared, 0.0006);
    return sane(average) ? tidied(average, 0.02) : AVRational{0, 1};
}

}  // namespace sunomi::media
