#include <algorithm>
#include <cmath>

#include "media/complaint.hpp"
#include "media/copy_points.hpp"
#include "media/frame_reader.hpp"
#include "media/operations.hpp"
#include "media/packet_scan.hpp"

extern "C" {
#include <libavutil/display.h>
}

/// Finding out what a source is.
namespace sunomi::media {
namespace {

std::chrono::microseconds to_time(std::int64_t ticks, AVRational base) {
    return std::chrono::microseconds{av_rescale_q(ticks, base, microseconds_base)};
}

/// The display matrix turns counterclockwise what `av_display_rotation_get` calls negative; upright again
/// means the opposite, to the nearest quarter.
int rotation_of(const AVStream& stream) {
    const auto* matrix = av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr);
    if (matrix == nullptr) return 0;
    const double counterclockwise = av_display_rotation_get(reinterpret_cast<const std::int32_t*>(matrix));
    if (std::isnan(counterclockwise)) return 0;
    const auto quarters = std::lround(-counterclockwise / 90);
    return static_cast<int>((quarters % 4 + 4) % 4) * 90;
}

/// What the first decoded frame tells, with the container's word where it says more.
VideoFacts facts_of(const AVStream& stream, const AVFrame& frame) {
    VideoFacts facts;
    facts.codec = avcodec_get_name(stream.codecpar->codec_id);
    facts.width = frame.width;
    facts.height = frame.height;
    const auto container_aspect = stream.sample_aspect_ratio;
    const auto aspect = container_aspect.num > 0 ? container_aspect : frame.sample_aspect_ratio;
    if (aspect.num > 0 && aspect.den > 0) facts.sample_aspect = to_rational(aspect).reduced();
    facts.rotation_degrees = rotation_of(stream);
    const auto rate = nominal_rate(stream);
    if (rate.num > 0) facts.frame_rate = to_rational(rate).reduced();
    if (const auto* format = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame.format))) {
        facts.bit_depth = format->comp[0].depth;
        facts.is_420 = format->log2_chroma_w == 1 && format->log2_chroma_h == 1 && format->nb_components == 3;
    }
    facts.interlaced = frame.interlaced_frame != 0;
    facts.color = {frame.color_primaries, frame.color_trc, frame.colorspace,
                   frame.color_range == AVCOL_RANGE_JPEG};
    facts.time_base = to_rational(stream.time_base);
    return facts;
}

AudioFacts audio_facts_of(const AVStream& stream, const AVFrame& frame) {
    AudioFacts facts;
    facts.codec = avcodec_get_name(stream.codecpar->codec_id);
    facts.sample_rate = frame.sample_rate;
    facts.channels = frame.ch_layout.nb_channels;
    facts.bitrate_bps = std::max<std::int64_t>(stream.codecpar->bit_rate, 0);
    return facts;
}

/// The first frame of a track, decoded.
Result<FramePtr> first_frame(SourceInput& input, AVStream& stream) {
    auto reader = FrameReader::open(input, stream, 1);
    if (!reader) return reader.error();
    if (auto first = (*reader)->first_pts(); !first) return first.error();
    return (*reader)->next();
}

/// A packet without a duration lasts as long as most.
std::int64_t end_of(const PacketFacts& packet, std::int64_t usual) {
    return packet.pts + (packet.duration > 0 ? packet.duration : usual);
}

std::int64_t bit_rate(const std::vector<PacketFacts>& packets, std::chrono::microseconds duration) {
    std::int64_t bytes = 0;
    for (const auto& packet : packets) bytes += packet.bytes;
    return duration.count() > 0 ? av_rescale(bytes * 8, 1'000'000, duration.count()) : 0;
}

/// Gathers the facts; one object per probe.
class Probe {
public:
    Probe(const Input& input, SourceInput& source) : input_(input), source_(source) {}

    Result<SourceFacts> run() {
        facts_.container = source_.format().iformat->name;
        facts_.size_bytes = input_.size_bytes;
        if (auto looked = look_at_tracks(); !looked) return looked.error();
        if (auto measured = source_.kind().indexed ? measure_by_index() : measure_by_reading(); !measured)
            return measured.error();
        return facts_;
    }

private:
    Result<void> look_at_tracks() {
        if (auto* stream = source_.video()) {
            auto frame = first_frame(source_, *stream);
            if (!frame) return frame.error();
            facts_.video = facts_of(*stream, **frame);
            origin_ = (*frame)->pts;
            shown_ = stream;
            source_.rewind(*stream);
        } else if (const auto codec = source_.refused_codec(AVMEDIA_TYPE_VIDEO); !codec.empty()) {
            if (codec == "none")
                return Error{Errc::corrupt_media,
                             "The file is damaged: it does not say how its video is coded."};
            return Error{Errc::corrupt_media, "The video is coded as " + codec + ", which is not supported."};
        }
        return look_at_sound();
    }

    /// Beside a picture, sound that cannot be decoded is left out.
    Result<void> look_at_sound() {
        auto* stream = source_.audio();
        if (stream == nullptr) return {};
        auto frame = first_frame(source_, *stream);
        if (!frame) return shown_ != nullptr ? Result<void>{} : frame.error();
        if ((*frame)->sample_rate <= 0 || (*frame)->ch_layout.nb_channels <= 0) return {};
        facts_.audio = audio_facts_of(*stream, **frame);
        plain_aac_ = stream->codecpar->codec_id == AV_CODEC_ID_AAC && (*frame)->nb_samples <= 1024 &&
                     (*frame)->sample_rate == stream->codecpar->sample_rate;
        if (shown_ == nullptr) {
            shown_ = stream;
            origin_ = (*frame)->pts;
        }
        return {};
    }

    Result<void> measure_by_index() {
        if (shown_ == nullptr) return {};
        auto scan = scan_index(input_);
        if (!scan) return scan.error();
        const bool video = shown_ == source_.video();
        auto& packets = video ? scan->video : scan->audio;
        auto end = origin_;
        auto claimed = origin_;
        const auto usual = usual_interval();
        const auto cut = std::ranges::find(packets, false, &PacketFacts::there);
        for (auto packet = packets.begin(); packet != packets.end(); ++packet) {
            if (packet->hidden) continue;
            claimed = std::max(claimed, end_of(*packet, usual));
            if (packet < cut) end = std::max(end, end_of(*packet, usual));
        }
        packets.erase(cut, packets.end());
        set_durations(end, claimed);
        if (video) judge_video(*scan);
        if (facts_.audio) judge_audio(*scan, end);
        return {};
    }

    void judge_video(const IndexScan& scan) {
        auto& video = *facts_.video;
        video.frame_count = std::ranges::count(scan.video, false, &PacketFacts::hidden);
        for (const auto& packet : scan.video) video.track_bytes += packet.bytes;
        const bool plain = video.bit_depth == 8 && video.is_420 && !video.interlaced;
        if (plain) video.copy_points = find_copy_points(input_, *source_.video(), scan.video, origin_);
    }

    void judge_audio(const IndexScan& scan, std::int64_t end) {
        auto& stream = *source_.audio();
        if (const auto rate = bit_rate(scan.audio, facts_.duration); rate > 0)
            facts_.audio->bitrate_bps = rate;
        const auto in_audio = [&](std::int64_t ticks) {
            return av_rescale_q(ticks, shown_->time_base, stream.time_base);
        };
        facts_.audio->copyable =
            plain_aac_ && is_copyable_aac(stream, scan.audio, in_audio(origin_), in_audio(end));
    }

    Result<void> measure_by_reading() {
        if (shown_ == nullptr) return {};
        const auto& format = source_.format();
        const bool claims = format.duration != AV_NOPTS_VALUE &&
                            format.duration_estimation_method != AVFMT_DURATION_FROM_BITRATE;
        const auto start = format.start_time == AV_NOPTS_VALUE ? 0 : format.start_time;
        const auto claimed_us = claims ? start + format.duration : 0;
        const auto claimed = claims ? av_rescale_q(claimed_us, microseconds_base, shown_->time_base) : no_pts;
        const auto extent = measure_extent(source_, *shown_, claimed);
        if (extent.end == no_pts) return complaint::corrupt("The file holds nothing that can be played");
        // A container speaks of its longest track: only if that one ends too early is something missing.
        constexpr std::int64_t negligible_us = 1'000'000;
        const bool whole = !claims || extent.end_of_all_us + negligible_us >= claimed_us;
        set_durations(extent.end, whole ? extent.end : std::max(claimed, extent.end));
        if (facts_.video) facts_.video->frame_count = extent.packets;
        return {};
    }

    void set_durations(std::int64_t end, std::int64_t claimed) {
        facts_.duration = to_time(std::max<std::int64_t>(end - origin_, 0), shown_->time_base);
        facts_.claimed_duration = to_time(std::max<std::int64_t>(claimed - origin_, 0), shown_->time_base);
    }

    [[nodiscard]] std::int64_t usual_interval() const {
        const auto rate = nominal_rate(*shown_);
        return rate.num > 0 ? av_rescale_q(1, av_inv_q(rate), shown_->time_base) : 0;
    }

    const Input& input_;
    SourceInput& source_;
    SourceFacts facts_;
    AVStream* shown_ = nullptr;  ///< video, else audio
    std::int64_t origin_ = 0;
    bool plain_aac_ = false;
};

}  // namespace

Result<SourceFacts> probe(const Input& input) {
    complaint::clear();
    auto source = SourceInput::open(input);
    if (!source) return source.error();
    return Probe{input, **source}.run();
}

}  // namespace sunomi::media
