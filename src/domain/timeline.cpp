#include "domain/timeline.hpp"

#include <algorithm>
#include <cmath>

namespace sunomi {
namespace {

constexpr std::int64_t aac_frame_samples = 1024;
constexpr double segment_seconds = 4.0;
constexpr double max_rate = 60.0;

/// An MP4 timescale below this makes muxers and players round; frame times are scaled up to at least it.
constexpr std::int64_t min_timescale = 10000;

/// The rate at which frames are shown: at most 60/1, by halving; 25/1 when the source does not say.
Rational shown_rate(Rational nominal) {
    if (nominal.num <= 0 || nominal.den <= 0) return {25, 1};
    Rational rate = nominal.reduced();
    while (rate.value() > max_rate + 0.01) rate = Rational{rate.num, rate.den * 2}.reduced();
    return rate;
}

std::int64_t frames_in(double seconds, Rational rate) {
    return std::max<std::int64_t>(1, std::llround(seconds * rate.value()));
}

/// Starts of segments of 1 s, 2 s, then `segment_seconds`, in frames; a last piece under a quarter of a
/// segment is joined to the one before it.
std::vector<std::int64_t> segment_starts(std::int64_t frames, Rational rate) {
    const auto whole = frames_in(segment_seconds, rate);
    std::vector<std::int64_t> starts{0};
    const auto step = [&](std::size_t made) {
        return made == 1 ? frames_in(1.0, rate) : made == 2 ? frames_in(2.0, rate) : whole;
    };
    for (auto next = step(1); next < frames; next += step(starts.size())) {
        const bool is_scrap = frames - next < whole / 4 && starts.size() > 2;
        if (is_scrap) break;
        starts.push_back(next);
    }
    return starts;
}

}  // namespace

Timeline grid_timeline(Rational nominal_rate, std::chrono::microseconds duration) {
    const auto rate = shown_rate(nominal_rate);
    const double exact_frames = static_cast<double>(duration.count()) / 1e6 * rate.value();
    const auto frames = std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(exact_frames - 0.1)));
    const auto scale = (min_timescale + rate.num - 1) / rate.num;
    Timeline timeline;
    timeline.timescale = rate.num * scale;
    timeline.frame_ticks = rate.den * scale;
    for (const auto start : segment_starts(frames, rate)) {
        timeline.starts.push_back(start * timeline.frame_ticks);
    }
    timeline.end = frames * timeline.frame_ticks;
    return timeline;
}

Timeline key_frame_timeline(const VideoFacts& video, std::chrono::microseconds duration) {
    constexpr double shortest = 2.0;
    constexpr double longest = 6.0;
    Timeline timeline;
    if (video.copy_points.empty() || video.copy_points.front().pts != 0) return timeline;
    const auto base = video.time_base.reduced();
    // Ticks per unit of the source's time base: the timescale must hold its times exactly.
    const auto scale = std::max<std::int64_t>(1, (min_timescale + base.den - 1) / base.den);
    timeline.timescale = base.den * scale;
    const auto ticks_of = [&](std::int64_t pts) { return pts * base.num * scale; };
    const auto seconds_of = [&](std::int64_t pts) { return timeline.seconds(ticks_of(pts)); };
    const double total = static_cast<double>(duration.count()) / 1e6;
    timeline.end = std::llround(total * static_cast<double>(timeline.timescale));

    std::vector<std::int64_t> starts{0};
    std::int64_t last = 0;
    const auto& points = video.copy_points;
    while (total - seconds_of(last) > longest) {
        // Of the points 2–6 s on, the one nearest to 4 s.
        const KeyFrame* best = nullptr;
        for (const auto& point : points) {
            const double gap = seconds_of(point.pts) - seconds_of(last);
            if (gap < shortest || gap > longest) continue;
            if (!best || std::abs(gap - segment_seconds) <
                             std::abs(seconds_of(best->pts) - seconds_of(last) - segment_seconds)) {
                best = &point;
            }
        }
        if (!best) return Timeline{};
        last = best->pts;
        starts.push_back(ticks_of(last));
    }
    timeline.starts = std::move(starts);
    return timeline;
}

Timeline audio_timeline(int sample_rate, std::chrono::microseconds duration) {
    const double exact = static_cast<double>(duration.count()) / 1e6 * sample_rate / aac_frame_samples;
    const auto frames = std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(exact - 0.01)));
    Timeline timeline;
    timeline.timescale = sample_rate;
    timeline.frame_ticks = aac_frame_samples;
    for (const auto start : segment_starts(frames, Rational{sample_rate, aac_frame_samples})) {
        timeline.starts.push_back(start * aac_frame_samples);
    }
    timeline.end = frames * aac_frame_samples;
    return timeline;
}

std::int64_t audio_segment_start(const Timeline& timeline, int sample_rate, int segment) {
    const bool is_end = segment >= timeline.segment_count();
    const auto ticks = is_end ? timeline.end : timeline.start_of(segment);
    const double frames = timeline.seconds(ticks) * sample_rate / aac_frame_samples;
    return is_end ? static_cast<std::int64_t>(std::ceil(frames - 1e-6)) : std::llround(frames);
}

}  // namespace sunomi
