#include "media/copy_run.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "media/aac_encoder.hpp"
#include "media/complaint.hpp"
#include "media/fragment_writer.hpp"
#include "media/origin.hpp"
#include "media/packet_check.hpp"

namespace sunomi::media {
namespace {

/// Packets of one track from any point on, their times on the track's own scale from t = 0.
class PacketReader {
public:
    static Result<std::unique_ptr<PacketReader>> open(const Input& input, AVMediaType type,
                                                      std::int64_t timescale) {
        auto source = SourceInput::open(input);
        if (!source) return source.error();
        auto origin = find_origin(**source);
        if (!origin) return origin.error();
        auto* stream = type == AVMEDIA_TYPE_VIDEO ? (*source)->video() : (*source)->audio();
        if (stream == nullptr) return Error{Errc::corrupt_media, "The track to copy is not there."};
        (*source)->read_only(stream);
        return std::unique_ptr<PacketReader>{
            new PacketReader{std::move(*source), *stream, *origin, static_cast<int>(timescale)}};
    }

    /// Lets `next()` go on at or before the key packet that leads to `ticks`.
    Result<void> start_at(std::int64_t ticks) {
        constexpr std::array back_seconds{0, 2, 10};
        for (const int seconds : back_seconds) {
            const auto at = av_rescale_q(ticks, tick_, stream_.time_base) + origin_.in(stream_.time_base) -
                            av_rescale_q(seconds, {1, 1}, stream_.time_base);
            if (!input_->seek(stream_, at)) continue;
            ahead_ = read();
            if (ahead_ && ticks_of(*ahead_) <= ticks) return {};
        }
        if (!input_->rewind(stream_)) return complaint::corrupt("The file cannot be read from its start");
        ahead_ = read();
        return {};
    }

    PacketPtr next() {
        auto packet = std::move(ahead_);
        ahead_ = read();
        return packet;
    }
    [[nodiscard]] std::int64_t ticks_of(const AVPacket& packet) const {
        return av_rescale_q(packet.pts, stream_.time_base, tick_) - origin_.in(tick_);
    }
    [[nodiscard]] Sample sample(const AVPacket& packet) const {
        return {
            std::string{reinterpret_cast<const char*>(packet.data), static_cast<std::size_t>(packet.size)},
            ticks_of(packet), (packet.flags & AV_PKT_FLAG_KEY) != 0};
    }
    [[nodiscard]] const AVStream& stream() const { return stream_; }
    /// The next packet without taking it; null at the end.
    [[nodiscard]] const AVPacket* ahead() const { return ahead_.get(); }

private:
    PacketReader(std::unique_ptr<SourceInput> input, AVStream& stream, const Origin& origin, int timescale)
        : input_(std::move(input)), stream_(stream), origin_(origin), tick_{1, timescale} {}

    PacketPtr read() {
        auto packet = make_packet();
        while (input_->read(*packet)) {
            if (packet->stream_index == stream_.index && packet->pts != no_pts) return packet;
            av_packet_unref(packet.get());
        }
        return nullptr;
    }

    std::unique_ptr<SourceInput> input_;
    AVStream& stream_;
    Origin origin_;
    AVRational tick_;
    PacketPtr ahead_;
};

Result<void> hand_over(std::vector<Sample> samples, TrackIndex track, const FragmentPlace& place,
                       const Sink& sink) {
    if (samples.empty()) return Error{Errc::corrupt_media, "The file lacks a part that its index promises."};
    return sink(track, place.segment, write_fragment(samples, place));
}

FragmentPlace video_place(const VideoPlan& plan, int segment) {
    return {segment, plan.timeline.start_of(segment), plan.timeline.end_of(segment)};
}

/// Packets of [start, end) in decode order. GOPs are closed at both ends, so they stand together.
std::vector<Sample> take_segment(PacketReader& reader, const FragmentPlace& place) {
    std::vector<Sample> samples;
    while (const auto* ahead = reader.ahead()) {
        const auto ticks = reader.ticks_of(*ahead);
        if (ticks >= place.end) break;
        const auto packet = reader.next();
        if (ticks >= place.start) samples.push_back(reader.sample(*packet));
    }
    return samples;
}

/// Takes out what does not decode, and what follows it up to the next key picture, since it builds on it
/// (pictures shown before that key picture, too): the last good picture stays. Returns how many.
int leave_out_damaged(std::vector<Sample>& samples, PacketCheck& check) {
    const auto all = samples.size();
    std::vector<Sample> good;
    auto rest = std::move(samples);
    while (!rest.empty()) {
        const auto damage = rest.begin() + static_cast<std::ptrdiff_t>(check.intact_pictures(rest));
        std::move(rest.begin(), damage, std::back_inserter(good));
        const auto next_key = std::find_if(damage == rest.end() ? damage : damage + 1, rest.end(),
                                           [](const Sample& sample) { return sample.key; });
        rest.erase(rest.begin(), next_key);
        std::erase_if(rest, [first = rest.empty() ? 0 : rest.front().pts](const Sample& sample) {
            return sample.pts < first;
        });
    }
    samples = std::move(good);
    return static_cast<int>(all - samples.size());
}

/// The last key packet before `ticks`, or the first of the track.
Result<Sample> key_sample_before(PacketReader& reader, std::int64_t ticks) {
    if (auto begun = reader.start_at(std::max<std::int64_t>(ticks - 1, 0)); !begun) return begun.error();
    Sample found;
    while (reader.ahead() != nullptr) {
        const auto packet = reader.next();
        const auto sample = reader.sample(*packet);
        if (!sample.key) continue;
        if (!found.bytes.empty() && sample.pts >= ticks) break;
        found = sample;
        if (sample.pts >= ticks) break;
    }
    if (found.bytes.empty()) return complaint::corrupt("The file holds no key frame");
    return found;
}

}  // namespace

Result<Report> copy_video_segments(const Input& input, const VideoPlan& plan, const Wanted& wanted,
                                   const Sink& sink) {
    auto reader = PacketReader::open(input, AVMEDIA_TYPE_VIDEO, plan.timeline.timescale);
    if (!reader) return reader.error();
    auto check = PacketCheck::open((*reader)->stream());
    if (!check) return check.error();
    Report report;
    int expected = -1;
    for (const int segment : wanted.segments) {
        const auto place = video_place(plan, segment);
        if (segment != expected) {
            if (auto begun = (*reader)->start_at(place.start); !begun) return begun.error();
        }
        expected = segment + 1;
        auto samples = take_segment(**reader, place);
        if (!samples.empty() && !samples.front().key)
            return Error{Errc::corrupt_media, "The file differs from its index: a key frame is missing."};
        report.frames_repeated += leave_out_damaged(samples, **check);
        if (samples.empty() || samples.front().pts != place.start)
            return complaint::corrupt("A key frame cannot be decoded");
        if (auto done = hand_over(std::move(samples), wanted.track, place, sink); !done) return done.error();
    }
    if (report.frames_repeated > 0) {
        report.complaint = complaint::first();
        if (report.complaint.empty()) report.complaint = "a picture does not decode";
    }
    return report;
}

Result<Report> repeat_key_pictures(const Input& input, const VideoPlan& plan, const Wanted& wanted,
                                   const Sink& sink) {
    auto reader = PacketReader::open(input, AVMEDIA_TYPE_VIDEO, plan.timeline.timescale);
    if (!reader) return reader.error();
    auto picture = key_sample_before(**reader, plan.timeline.start_of(wanted.segments.front()));
    if (!picture) return picture.error();
    for (const int segment : wanted.segments) {
        const auto place = video_place(plan, segment);
        picture->pts = place.start;
        if (auto done = hand_over({*picture}, wanted.track, place, sink); !done) return done.error();
    }
    return Report{static_cast<int>(wanted.segments.size()), complaint::first()};
}

Result<std::vector<int>> copy_audio_segments(const Input& input, const VideoPlan& plan,
                                             const std::vector<int>& segments, const Sink& sink) {
    const int rate = plan.audio->sample_rate;
    auto reader = PacketReader::open(input, AVMEDIA_TYPE_AUDIO, rate);
    if (!reader) return reader.error();
    auto check = PacketCheck::open((*reader)->stream());
    if (!check) return check.error();
    std::vector<int> damaged;
    // The source's frames stand beside the grid's by less than a frame: each goes where it is nearest.
    const auto boundary = [&](int segment) {
        return audio_segment_start(plan.timeline, rate, segment) * aac_frame_samples - aac_frame_samples / 2;
    };
    int expected = -1;
    for (const int segment : segments) {
        FragmentPlace place{segment, boundary(segment), boundary(segment + 1)};
        if (segment != expected) {
            if (auto begun = (*reader)->start_at(place.start); !begun) return begun.error();
        }
        expected = segment + 1;
        auto samples = take_segment(**reader, place);
        const auto decodes = [&](const Sample& sample) { return (*check)->decodes(sample.bytes); };
        if (!std::ranges::all_of(samples, decodes)) {
            damaged.push_back(segment);
            continue;
        }
        if (!samples.empty()) {
            place.start = std::max<std::int64_t>(samples.front().pts, 0);
            place.end = samples.back().pts + aac_frame_samples;
            samples.front().pts = place.start;
        }
        if (auto done = hand_over(std::move(samples), audio_track, place, sink); !done) return done.error();
    }
    return damaged;
}

}  // namespace sunomi::media
