#include <algorithm>
#include <map>

#include "media/complaint.hpp"
#include "media/copy_run.hpp"
#include "media/frame_clock.hpp"
#include "media/operations.hpp"
#include "media/segment_maker.hpp"

/// Encoded video: one decode, all wanted renditions.
namespace sunomi::media {
namespace {

/// How often a concealed segment shows its picture again where there is no grid to say.
constexpr double concealed_rate = 10;

/// The renditions to encode for one segment, largest first.
using Work = std::map<int, std::vector<TrackIndex>>;

Work work_by_segment(const VideoPlan& plan, const std::vector<Wanted>& wanted) {
    Work work;
    for (const auto& track : wanted) {
        if (plan.renditions[static_cast<std::size_t>(track.track)].mode == TrackMode::copy) continue;
        for (const int segment : track.segments) work[segment].push_back(track.track);
    }
    for (auto& [segment, tracks] : work) std::ranges::sort(tracks);
    return work;
}

Result<void> check_wanted(const VideoPlan& plan, const std::vector<Wanted>& wanted) {
    for (const auto& track : wanted) {
        const bool known = track.track >= 0 && static_cast<std::size_t>(track.track) < plan.renditions.size();
        if (!known) return Error{Errc::invalid, "the plan has no such rendition"};
        for (const int segment : track.segments) {
            if (segment < 0 || segment >= plan.timeline.segment_count())
                return Error{Errc::invalid, "the plan has no such segment"};
        }
    }
    return {};
}

/// A reader of the shown track and the time it begins at.
struct OpenVideo {
    std::unique_ptr<SourceInput> input;
    std::unique_ptr<FrameReader> reader;
    std::int64_t origin = 0;
};

Result<OpenVideo> open_video(const Input& input) {
    OpenVideo opened;
    auto source = SourceInput::open(input);
    if (!source) return source.error();
    opened.input = std::move(*source);
    if (opened.input->video() == nullptr) return Error{Errc::corrupt_media, "The file has no video track."};
    auto reader = FrameReader::open(*opened.input, *opened.input->video(), input.threads);
    if (!reader) return reader.error();
    opened.reader = std::move(*reader);
    auto origin = opened.reader->first_pts();
    if (!origin) return origin.error();
    opened.origin = *origin;
    return opened;
}

Result<void> fill_grid(const Timeline& timeline, int segment, FrameClock& clock, SegmentMaker& maker) {
    for (auto at = timeline.start_of(segment); at < timeline.end_of(segment); at += timeline.frame_ticks) {
        const auto* frame = clock.shown_at(at);
        if (frame == nullptr) return complaint::corrupt("Nothing of the video can be decoded");
        if (auto added = maker.add(*frame, at); !added) return added.error();
    }
    return {};
}

/// Every source frame at its own time; one that is missing at the segment's start is stood in for by the
/// one before it, or the first there is.
Result<void> fill_between_key_frames(const Timeline& timeline, int segment, FrameClock& clock,
                                     SegmentMaker& maker) {
    const auto start = timeline.start_of(segment);
    const auto end = timeline.end_of(segment);
    const auto* shown = clock.shown_at(start);
    if (shown == nullptr) return complaint::corrupt("Nothing of the video can be decoded");
    if (auto added = maker.add(*shown, start); !added) return added.error();
    auto last = start;
    while (const auto* frame = clock.next_before(end)) {
        if (clock.frame_ticks() <= last) continue;
        last = clock.frame_ticks();
        if (auto added = maker.add(*frame, last); !added) return added.error();
    }
    return {};
}

Result<Report> encode(const Input& input, const VideoPlan& plan, const Work& work, const Sink& sink) {
    auto video = open_video(input);
    if (!video) return video.error();
    FrameClock clock{*video->reader, plan.timeline, video->origin};
    SegmentMaker maker{plan, input.threads, sink};
    int expected = -1;
    for (const auto& [segment, tracks] : work) {
        if (segment != expected) clock.start_at(plan.timeline.start_of(segment));
        expected = segment + 1;
        if (auto begun = maker.begin(segment, tracks); !begun) return begun.error();
        auto filled = plan.timeline.on_grid() ? fill_grid(plan.timeline, segment, clock, maker)
                                              : fill_between_key_frames(plan.timeline, segment, clock, maker);
        if (!filled) return filled.error();
        if (auto ended = maker.end(); !ended) return ended.error();
    }
    return Report{clock.repeated(), complaint::first()};
}

/// The last picture that can be decoded before `ticks`; black when there is none.
FramePtr last_picture_before(const Input& input, const VideoPlan& plan, std::int64_t ticks) {
    auto video = open_video(input);
    if (video && ticks > 0) {
        FrameClock clock{*video->reader, plan.timeline, video->origin};
        clock.start_at(ticks - 1);
        FramePtr last;
        while (const auto* frame = clock.next_before(ticks)) last.reset(av_frame_clone(frame));
        if (last) return last;
    }
    auto black = make_frame();
    const auto& top = plan.renditions.front();
    const bool on_side = plan.encoder.rotation_degrees % 180 != 0;
    ensure_picture(*black, on_side ? PictureSize{top.height, top.width} : PictureSize{top.width, top.height});
    paint_black(*black);
    black->pts = 0;
    return black;
}

Result<Report> stand_still(const Input& input, const VideoPlan& plan, const Work& work, const Sink& sink) {
    const auto& timeline = plan.timeline;
    const auto picture = last_picture_before(input, plan, timeline.start_of(work.begin()->first));
    const auto step =
        timeline.on_grid()
            ? timeline.frame_ticks
            : static_cast<std::int64_t>(static_cast<double>(timeline.timescale) / concealed_rate);
    SegmentMaker maker{plan, input.threads, sink};
    Report report;
    for (const auto& [segment, tracks] : work) {
        if (auto begun = maker.begin(segment, tracks); !begun) return begun.error();
        for (auto at = timeline.start_of(segment); at < timeline.end_of(segment); at += step) {
            if (auto added = maker.add(*picture, at); !added) return added.error();
            ++report.frames_repeated;
        }
        if (auto ended = maker.end(); !ended) return ended.error();
    }
    report.complaint = complaint::first();
    return report;
}

using Encode = Result<Report> (*)(const Input&, const VideoPlan&, const Work&, const Sink&);
using Copy = Result<Report> (*)(const Input&, const VideoPlan&, const Wanted&, const Sink&);

Result<Report> make(const Input& input, const VideoPlan& plan, const std::vector<Wanted>& wanted,
                    const Sink& sink, Encode encoded, Copy copied) {
    complaint::clear();
    if (auto sane = check_wanted(plan, wanted); !sane) return sane.error();
    Report report;
    for (const auto& track : wanted) {
        const bool copy = plan.renditions[static_cast<std::size_t>(track.track)].mode == TrackMode::copy;
        if (!copy || track.segments.empty()) continue;
        auto done = copied(input, plan, track, sink);
        if (!done) return done.error();
        report = *done;
    }
    const auto work = work_by_segment(plan, wanted);
    if (work.empty()) return report;
    auto done = encoded(input, plan, work, sink);
    if (!done) return done.error();
    // The same stretch of the source: what the copy left out is missing in the encoded renditions, too.
    report.frames_repeated = std::max(report.frames_repeated, done->frames_repeated);
    if (report.complaint.empty()) report.complaint = done->complaint;
    return report;
}

}  // namespace

Result<Report> make_video_segments(const Input& input, const VideoPlan& plan,
                                   const std::vector<Wanted>& wanted, const Sink& sink) {
    return make(input, plan, wanted, sink, encode, copy_video_segments);
}

Result<Report> conceal_video_segments(const Input& input, const VideoPlan& plan,
                                      const std::vector<Wanted>& wanted, const Sink& sink) {
    return make(input, plan, wanted, sink, stand_still, repeat_key_pictures);
}

}  // namespace sunomi::media
