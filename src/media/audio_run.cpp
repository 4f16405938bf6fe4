#include "media/aac_encoder.hpp"
#include "media/complaint.hpp"
#include "media/copy_run.hpp"
#include "media/operations.hpp"
#include "media/origin.hpp"
#include "media/pcm_grid.hpp"

namespace sunomi::media {
namespace {

/// The AAC frames of one segment, on the grid.
struct Frames {
    std::int64_t first;
    std::int64_t last;
};

Frames frames_of(const VideoPlan& plan, int segment) {
    return {audio_segment_start(plan.timeline, plan.audio->sample_rate, segment),
            audio_segment_start(plan.timeline, plan.audio->sample_rate, segment + 1)};
}

Result<void> check_segments(const VideoPlan& plan, const std::vector<int>& segments) {
    if (!plan.audio) return Error{Errc::invalid, "the plan has no audio"};
    for (const int segment : segments) {
        if (segment < 0 || segment >= plan.timeline.segment_count())
            return Error{Errc::invalid, "the plan has no such segment"};
    }
    return {};
}

/// Every segment is encoded apart, so that it is a function of the samples around it alone.
Result<void> encode_segment(const VideoPlan& plan, int segment, const Planes& pcm, const Sink& sink) {
    const auto frames = frames_of(plan, segment);
    auto samples = encode_aac(*plan.audio, frames.first, frames.last, pcm);
    if (!samples) return samples.error();
    if (samples->size() != static_cast<std::size_t>(frames.last - frames.first))
        return Error{Errc::internal, "the AAC encoder left frames out"};
    const FragmentPlace place{segment, frames.first * aac_frame_samples, frames.last * aac_frame_samples};
    return sink(audio_track, segment, write_fragment(*samples, place));
}

std::int64_t first_sample(const Frames& frames) {
    return (frames.first - aac_frames_before) * aac_frame_samples;
}
std::int64_t sample_count(const Frames& frames) {
    return (frames.last + aac_frames_after) * aac_frame_samples - first_sample(frames);
}

Result<Report> encode_source(const Input& input, const VideoPlan& plan, const std::vector<int>& segments,
                             const Sink& sink) {
    auto source = SourceInput::open(input);
    if (!source) return source.error();
    auto origin = find_origin(**source);
    if (!origin) return origin.error();
    if ((*source)->audio() == nullptr)
        return Error{Errc::corrupt_media, "The file has no sound that can be played."};
    auto pcm = PcmGrid::open(**source, input.threads, origin->in((*source)->audio()->time_base),
                             plan.audio->sample_rate, plan.audio->channels);
    if (!pcm) return pcm.error();
    int expected = -1;
    for (const int segment : segments) {
        const auto frames = frames_of(plan, segment);
        if (segment != expected) (*pcm)->start_at(first_sample(frames));
        expected = segment + 1;
        auto samples = (*pcm)->read(first_sample(frames), sample_count(frames));
        if (!samples) return samples.error();
        if (auto done = encode_segment(plan, segment, *samples, sink); !done) return done.error();
    }
    return Report{0, complaint::first()};
}

}  // namespace

Result<Report> make_audio_segments(const Input& input, const VideoPlan& plan,
                                   const std::vector<int>& segments, const Sink& sink) {
    complaint::clear();
    if (auto sane = check_segments(plan, segments); !sane) return sane.error();
    if (segments.empty()) return Report{};
    if (plan.audio->mode == TrackMode::encode) return encode_source(input, plan, segments, sink);
    const auto damaged = copy_audio_segments(input, plan, segments, sink);
    if (!damaged) return damaged.error();
    // What a viewer's decoder would stumble over is encoded anew, with silence where nothing could be
    // decoded.
    if (!damaged->empty()) return encode_source(input, plan, *damaged, sink);
    return Report{0, complaint::first()};
}

Result<Report> conceal_audio_segments(const VideoPlan& plan, const std::vector<int>& segments,
                                      const Sink& sink) {
    complaint::clear();
    if (auto sane = check_segments(plan, segments); !sane) return sane.error();
    for (const int segment : segments) {
        const auto count = static_cast<std::size_t>(sample_count(frames_of(plan, segment)));
        const Planes silence(static_cast<std::size_t>(plan.audio->channels), std::vector<float>(count, 0.0F));
        if (auto done = encode_segment(plan, segment, silence, sink); !done) return done.error();
    }
    return Report{};
}

}  // namespace sunomi::media
