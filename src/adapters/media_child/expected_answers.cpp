#include "adapters/media_child/expected_answers.hpp"

#include <algorithm>

#include "domain/storyboard.hpp"
#include "domain/thumbnail.hpp"

namespace sunomi {
namespace {

using wire::FrameKind;
using wire::MediaOperation;

constexpr std::size_t mebibyte = 1UL << 20;

FrameKind last_kind_of(MediaOperation operation) {
    switch (operation) {
        case MediaOperation::probe:
            return FrameKind::facts;
        case MediaOperation::make_profile_picture:
        case MediaOperation::make_own_thumbnail:
            return FrameKind::picture;
        case MediaOperation::make_inits:
        case MediaOperation::make_segments:
        case MediaOperation::make_thumbnails:
        case MediaOperation::make_storyboard:
            break;
    }
    return FrameKind::report;
}

FrameKind part_kind_of(MediaOperation operation) {
    switch (operation) {
        case MediaOperation::make_inits:
            return FrameKind::init;
        case MediaOperation::make_thumbnails:
        case MediaOperation::make_storyboard:
            return FrameKind::still;
        default:
            return FrameKind::segment;
    }
}

std::int64_t bit_rate_of(const VideoPlan& plan, TrackIndex track) {
    if (track == audio_track) return plan.audio->bitrate_bps;
    return plan.renditions[static_cast<std::size_t>(track)].cap_bps;
}

Error broken(const char* how) {
    return Error{Errc::internal, std::string("the media child broke its protocol: ") + how};
}

}  // namespace

std::size_t segment_cap_bytes(const VideoPlan& plan, TrackIndex track, int segment) {
    const auto likely =
        static_cast<double>(bit_rate_of(plan, track)) * plan.timeline.duration_of(segment) / 8;
    const auto cap = 4 * likely + static_cast<double>(mebibyte);
    return std::min(wire::max_frame_bytes, static_cast<std::size_t>(std::min(cap, 1e12)));
}

ExpectedAnswers::ExpectedAnswers(const wire::MediaRequest& request)
    : request_(request),
      part_kind_(part_kind_of(request.operation)),
      last_kind_(last_kind_of(request.operation)) {
    if (request.operation == MediaOperation::make_inits)
        for (const auto track : tracks_of(*request.plan)) missing_.emplace(track, 0);
    for (const auto& wanted : request.wanted)
        for (const int segment : wanted.segments) missing_.emplace(wanted.track, segment);
    if (request.operation == MediaOperation::make_storyboard)
        for (int sheet = 0; sheet < storyboard_of(*request.plan).sheets(); ++sheet)
            missing_.emplace(0, sheet);
    if (request.operation != MediaOperation::make_thumbnails) return;
    missing_.emplace(0, automatic_thumbnail);
    for (int candidate = 1; candidate <= most_candidates; ++candidate) optional_.emplace(0, candidate);
}

std::size_t ExpectedAnswers::cap_of(const wire::FrameHead& head) const {
    switch (head.kind) {
        case FrameKind::facts:
            return 48 * mebibyte;  // a million copy points
        case FrameKind::still:
        case FrameKind::picture:
            return 4 * mebibyte;
        case FrameKind::init:
            return mebibyte;
        case FrameKind::segment:
            return segment_cap_bytes(*request_.plan, head.track, head.segment);
        case FrameKind::report:
        case FrameKind::error:
            return mebibyte / 16;
        case FrameKind::request:
            break;
    }
    return 0;
}

Result<void> ExpectedAnswers::admit(const wire::FrameHead& head) {
    const bool is_part = wire::is_part(head.kind);
    const std::pair part{head.track, head.segment};
    if (is_part && (head.kind != part_kind_ || missing_.erase(part) + optional_.erase(part) == 0))
        return broken("it sent what was not asked for");
    if (!is_part && head.kind != last_kind_ && head.kind != FrameKind::error)
        return broken("it sent an answer to another question");
    if (head.kind == last_kind_ && !missing_.empty()) return broken("it ended before everything was made");
    if (head.payload_bytes > cap_of(head)) return broken("it sent more than the plan allows");
    return {};
}

}  // namespace sunomi
