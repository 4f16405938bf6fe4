#include "domain/ladder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace sunomi {
namespace {

struct Rung {
    int long_side;
    int short_side;
    std::int64_t cap_kbps;
};

/// The ladder, highest first. Boxes of 16:9; caps as the design decided them.
constexpr std::array<Rung, 6> ladder{{{3840, 2160, 10000},
                                      {2560, 1440, 8000},
                                      {1920, 1080, 5000},
                                      {1280, 720, 2500},
                                      {854, 480, 1200},
                                      {640, 360, 800}}};

/// A source larger than the largest rung below it by this factor gets a rung at its own size.
constexpr double own_size_factor = 1.15;

struct Size {
    double width;
    double height;
};

/// The upright picture with square samples; the side that a sample aspect stretches grows, so nothing is
/// lost.
Size display_size(const VideoFacts& video) {
    Size size{static_cast<double>(video.width), static_cast<double>(video.height)};
    const double aspect = video.sample_aspect.num > 0 ? video.sample_aspect.value() : 1.0;
    if (aspect > 1)
        size.width *= aspect;
    else
        size.height /= aspect;
    if (video.rotation_degrees % 180 != 0) std::swap(size.width, size.height);
    return size;
}

int even(double value) {
    return std::max(2, 2 * static_cast<int>(std::lround(value / 2)));
}
int even_down(double value) {
    return std::max(2, 2 * static_cast<int>(std::floor(value / 2 + 1e-9)));
}

/// How much of `size` fits the rung's box, the box turned for portrait; 1 = exactly.
double scale_to_fit(const Size& size, const Rung& rung) {
    const double long_side = std::max(size.width, size.height);
    const double short_side = std::min(size.width, size.height);
    return std::min(rung.long_side / long_side, rung.short_side / short_side);
}

/// Cap for a picture of its own size: between the ladder's by its share of the box's pixels.
std::int64_t cap_for(const Size& size) {
    for (auto rung = ladder.rbegin(); rung != ladder.rend(); ++rung) {
        const double scale = scale_to_fit(size, *rung);
        if (scale < 1 && rung + 1 != ladder.rend()) continue;
        const double box = static_cast<double>(rung->long_side) * rung->short_side;
        const double kbps = static_cast<double>(rung->cap_kbps) * size.width * size.height / box;
        return std::clamp<std::int64_t>(static_cast<std::int64_t>(kbps), 200, 20000) * 1000;
    }
    return ladder.back().cap_kbps * 1000;
}

RenditionPlan own_size_rendition(const Size& size) {
    RenditionPlan rendition;
    rendition.width = even_down(size.width);
    rendition.height = even_down(size.height);
    // Named after the 16:9 box it would fill, as the rungs are, so that no two labels meet.
    const double box_height =
        std::max(std::min(size.width, size.height), std::max(size.width, size.height) * 9 / 16);
    rendition.label = fmt::format("{}p", std::lround(box_height));
    rendition.cap_bps = cap_for(size);
    return rendition;
}

std::vector<RenditionPlan> make_renditions(const Size& size) {
    std::vector<RenditionPlan> renditions;
    bool first_below = true;
    for (const auto& rung : ladder) {
        const double scale = scale_to_fit(size, rung);
        if (scale > 1.0001) continue;  // the source is smaller than this box: never upscale
        if (first_below && 1 / scale > own_size_factor) renditions.push_back(own_size_rendition(size));
        first_below = false;
        RenditionPlan rendition;
        rendition.label = fmt::format("{}p", rung.short_side);
        rendition.width = even(size.width * scale);
        rendition.height = even(size.height * scale);
        rendition.cap_bps = rung.cap_kbps * 1000;
        renditions.push_back(rendition);
    }
    if (renditions.empty()) renditions.push_back(own_size_rendition(size));
    return renditions;
}

/// True when the source's own H.264 may be the top rung: same size, upright, square samples, and no segment
/// of `timeline` above twice the cap.
bool copy_is_legal(const VideoFacts& video, const RenditionPlan& top, const Timeline& timeline) {
    if (timeline.starts.empty() || video.codec != "h264" || video.rotation_degrees != 0) return false;
    if (video.sample_aspect.num > 0 && video.sample_aspect.num != video.sample_aspect.den) return false;
    if (video.width != top.width || video.height != top.height) return false;
    if (video.bit_depth != 8 || !video.is_420 || video.interlaced || video.track_bytes <= 0) return false;
    if (video.frame_rate.value() > 60.01) return false;
    const auto base = video.time_base.reduced();
    std::int64_t bytes_before = 0;
    int segment = 0;
    const auto fits = [&](std::int64_t bytes_to) {
        const double bits = 8.0 * static_cast<double>(bytes_to - bytes_before);
        return bits / timeline.duration_of(segment) <= 2.0 * static_cast<double>(top.cap_bps);
    };
    for (const auto& point : video.copy_points) {
        const auto ticks = point.pts * base.num * (timeline.timescale / base.den);
        if (segment + 1 >= timeline.segment_count() || ticks != timeline.start_of(segment + 1)) continue;
        if (!fits(point.bytes_before)) return false;
        bytes_before = point.bytes_before;
        ++segment;
    }
    return segment + 1 == timeline.segment_count() && fits(video.track_bytes);
}

AudioPlan make_audio_plan(const AudioFacts& audio, const LadderPolicy& policy) {
    AudioPlan plan;
    plan.sample_rate = audio.sample_rate == 44100 ? 44100 : 48000;
    plan.channels = std::clamp(audio.channels, 1, 2);
    const bool copy = policy.allow_copy && audio.copyable && audio.codec == "aac" && audio.channels <= 2 &&
                      audio.bitrate_bps > 0 && audio.bitrate_bps <= 320000 &&
                      (audio.sample_rate == 44100 || audio.sample_rate == 48000);
    if (copy) {
        plan.mode = TrackMode::copy;
        plan.bitrate_bps = audio.bitrate_bps;
    }
    return plan;
}

/// What the encoder signals: the source's own description, or BT.709 for HD and BT.601 for less where it is
/// silent or not displayable as 8-bit SDR (PQ 16, HLG 18, and constant-luminance or RGB matrices).
ColorFacts output_color(const VideoFacts& video) {
    const bool hd = std::min(video.width, video.height) >= 720;
    const bool hdr = video.color.transfer == 16 || video.color.transfer == 18;
    const int fallback = hd || hdr ? 1 : 6;
    const auto or_fallback = [&](int code, bool allowed) { return allowed && !hdr ? code : fallback; };
    const auto is_sdr = [](int code) { return code == 1 || code == 5 || code == 6; };
    ColorFacts out;
    out.primaries = or_fallback(video.color.primaries, is_sdr(video.color.primaries));
    out.transfer = or_fallback(video.color.transfer, is_sdr(video.color.transfer));
    out.matrix = or_fallback(video.color.matrix, is_sdr(video.color.matrix));
    out.full_range = false;
    return out;
}

std::string clock_text(std::chrono::microseconds time) {
    const auto total = std::chrono::round<std::chrono::seconds>(time).count();
    if (total >= 3600) return fmt::format("{}:{:02}:{:02}", total / 3600, total / 60 % 60, total % 60);
    return fmt::format("{}:{:02}", total / 60, total % 60);
}

Result<void> check_picture(const VideoFacts& video, const SourceLimits& limits) {
    if (video.width < 2 || video.height < 2)
        return Error{Errc::corrupt_media, "The video has no picture size."};
    const bool too_big = video.width > limits.max_side || video.height > limits.max_side ||
                         std::int64_t{video.width} * video.height > limits.max_pixels;
    if (too_big) {
        return Error{Errc::corrupt_media,
                     fmt::format("The picture is {} × {}; at most 8192 × 4352 is accepted.", video.width,
                                 video.height)};
    }
    return {};
}

}  // namespace

namespace {

/// `12 hours are`, or `1:30:00 is` when it is no whole number of them.
std::string spoken_time(std::chrono::seconds time) {
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(time);
    return hours == time && hours.count() > 1 ? fmt::format("{} hours are", hours.count())
                                              : clock_text(time) + " is";
}

}  // namespace

Result<void> check_source(const SourceFacts& facts, const SourceLimits& limits) {
    if (!facts.video && !facts.audio) {
        return Error{Errc::corrupt_media, "The file holds neither video nor audio that can be played."};
    }
    if (facts.video) {
        const auto picture = check_picture(*facts.video, limits);
        if (!picture) return picture.error();
    }
    if (facts.duration <= std::chrono::microseconds{0}) {
        return Error{Errc::corrupt_media, "The file holds nothing that can be played."};
    }
    if (facts.claimed_duration > limits.max_duration || facts.duration > limits.max_duration) {
        return Error{Errc::corrupt_media,
                     fmt::format("The file claims to be {} long; at most {} accepted.",
                                 clock_text(std::max(facts.claimed_duration, facts.duration)),
                                 spoken_time(limits.max_duration))};
    }
    const auto present = static_cast<double>(facts.duration.count());
    const auto claimed = static_cast<double>(facts.claimed_duration.count());
    if (claimed - present > 1e6 && present < 0.9 * claimed) {
        return Error{Errc::corrupt_media,
                     fmt::format("The file is cut off: only {} of {} are there. Please upload it again.",
                                 clock_text(facts.duration), clock_text(facts.claimed_duration))};
    }
    // A still picture with sound may last; pictures alone that stand for minutes each are a claim, not a
    // video.
    const bool few_pictures = facts.video && !facts.audio && facts.video->frame_count > 0 &&
                              present / 1e6 / static_cast<double>(facts.video->frame_count) > 30;
    if (few_pictures && facts.duration > std::chrono::minutes{1}) {
        return Error{Errc::corrupt_media,
                     fmt::format("The file claims to be {} long but holds only {} picture{}.",
                                 clock_text(facts.duration), facts.video->frame_count,
                                 facts.video->frame_count == 1 ? "" : "s")};
    }
    // Whatever is in it: so few bytes are no long video, but would cost hours of encoding.
    constexpr std::int64_t least_bytes_a_second = 10;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(facts.duration).count();
    if (seconds > 600 && facts.size_bytes > 0 && facts.size_bytes < seconds * least_bytes_a_second) {
        return Error{Errc::corrupt_media, fmt::format("The file claims to be {} long but holds only {} kB.",
                                                      clock_text(facts.duration), facts.size_bytes / 1000)};
    }
    return {};
}

VideoPlan make_plan(const SourceFacts& facts, const LadderPolicy& policy) {
    VideoPlan plan;
    plan.encoder.preset = policy.preset;
    plan.encoder.crf = policy.crf;
    if (facts.audio) {
        plan.audio = make_audio_plan(*facts.audio, policy);
        plan.source_audio_codec = facts.audio->codec;
    }
    if (!facts.video) {
        plan.timeline = audio_timeline(plan.audio->sample_rate, facts.duration);
        return plan;
    }
    const auto& video = *facts.video;
    plan.source_video_codec = video.codec;
    plan.encoder.color = output_color(video);
    plan.encoder.rotation_degrees = video.rotation_degrees;
    plan.renditions = make_renditions(display_size(video));
    if (policy.allow_copy) {
        auto key_frames = key_frame_timeline(video, facts.duration);
        if (copy_is_legal(video, plan.renditions.front(), key_frames)) {
            plan.timeline = std::move(key_frames);
            plan.renditions.front().mode = TrackMode::copy;
            return plan;
        }
    }
    plan.timeline = grid_timeline(video.frame_rate, facts.duration);
    return plan;
}

std::string missing_part(const SourceFacts& facts) {
    const auto missing = facts.claimed_duration - facts.duration;
    if (missing < std::chrono::milliseconds{500}) return {};
    return fmt::format("The file is cut off: the last {} of {} are missing.", clock_text(missing),
                       clock_text(facts.claimed_duration));
}

}  // namespace sunomi
