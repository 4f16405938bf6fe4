#include "domain/playlist.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace sunomi {
namespace {

/// Container overhead (boxes) and rounding on top of the elementary stream.
constexpr double declared_headroom = 1.3;
/// AAC encoders overshoot their nominal rate a little.
constexpr double audio_headroom = 1.1;

std::vector<double> segment_durations(const VideoPlan& plan, TrackIndex track) {
    const auto& timeline = plan.timeline;
    std::vector<double> durations;
    for (int k = 0; k < timeline.segment_count(); ++k) {
        if (track != audio_track) {
            durations.push_back(timeline.duration_of(k));
            continue;
        }
        const int rate = plan.audio->sample_rate;
        const auto frames =
            audio_segment_start(timeline, rate, k + 1) - audio_segment_start(timeline, rate, k);
        durations.push_back(static_cast<double>(frames) * 1024 / rate);
    }
    return durations;
}

TrackBandwidth declared(const VideoPlan& plan, TrackIndex track) {
    if (track == audio_track) {
        const auto rate = std::llround(static_cast<double>(plan.audio->bitrate_bps) * audio_headroom);
        return {rate, 0};
    }
    const auto cap = plan.renditions[static_cast<std::size_t>(track)].cap_bps;
    return {std::llround(static_cast<double>(cap) * declared_headroom), 0};
}

std::string frame_rate_text(const VideoPlan& plan) {
    if (!plan.timeline.on_grid()) return {};
    const double rate =
        static_cast<double>(plan.timeline.timescale) / static_cast<double>(plan.timeline.frame_ticks);
    return fmt::format(",FRAME-RATE={:.3f}", rate);
}

std::string bandwidth_text(const TrackBandwidth& bandwidth) {
    std::string text = fmt::format("BANDWIDTH={}", bandwidth.peak_bps);
    if (bandwidth.average_bps > 0) text += fmt::format(",AVERAGE-BANDWIDTH={}", bandwidth.average_bps);
    return text;
}

std::string audio_only_master(const VideoPlan& plan, const TrackBandwidth& bandwidth) {
    return fmt::format("#EXT-X-STREAM-INF:{},CODECS=\"{}\"\naudio/playlist.m3u8\n", bandwidth_text(bandwidth),
                       plan.audio->codecs);
}

}  // namespace

std::string media_playlist(const VideoPlan& plan, TrackIndex track) {
    const auto durations = segment_durations(plan, track);
    const double longest = *std::max_element(durations.begin(), durations.end());
    std::string text = fmt::format(
        "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:{}\n#EXT-X-MEDIA-SEQUENCE:0\n"
        "#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-MAP:URI=\"init.mp4\"\n",
        std::max(1LL, std::llround(longest)));
    for (std::size_t k = 0; k < durations.size(); ++k) {
        text += fmt::format("#EXTINF:{:.6f},\n{}\n", durations[k], segment_name(static_cast<int>(k)));
    }
    return text + "#EXT-X-ENDLIST\n";
}

std::string master_playlist(const VideoPlan& plan, const std::vector<TrackBandwidth>& measured) {
    const auto bandwidth_of = [&](TrackIndex track) {
        const auto at = track == audio_track ? plan.renditions.size() : static_cast<std::size_t>(track);
        return measured.empty() ? declared(plan, track) : measured.at(at);
    };
    std::string text = "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n";
    const TrackBandwidth audio = plan.audio ? bandwidth_of(audio_track) : TrackBandwidth{};
    if (plan.renditions.empty()) return text + audio_only_master(plan, audio);
    if (plan.audio) {
        text += fmt::format(
            "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"Audio\",DEFAULT=YES,AUTOSELECT=YES,"
            "CHANNELS=\"{}\",URI=\"audio/playlist.m3u8\"\n",
            plan.audio->channels);
    }
    for (auto i = static_cast<TrackIndex>(plan.renditions.size()); i-- > 0;) {
        const auto& rendition = plan.renditions[static_cast<std::size_t>(i)];
        auto bandwidth = bandwidth_of(i);
        bandwidth.peak_bps += audio.peak_bps;
        if (bandwidth.average_bps > 0) bandwidth.average_bps += audio.average_bps;
        text +=
            fmt::format("#EXT-X-STREAM-INF:{},RESOLUTION={}x{}{},CODECS=\"{}{}\"{}\n{}/playlist.m3u8\n",
                        bandwidth_text(bandwidth), rendition.width, rendition.height, frame_rate_text(plan),
                        rendition.codecs, plan.audio ? "," + plan.audio->codecs : "",
                        plan.audio ? ",AUDIO=\"audio\"" : "", rendition.label);
    }
    return text;
}

TrackBandwidth measure_bandwidth(const Timeline& timeline, const std::vector<std::int64_t>& segment_bytes) {
    double target = 0;
    for (int k = 0; k < timeline.segment_count(); ++k) target = std::max(target, timeline.duration_of(k));
    target = std::max(1.0, std::round(target));
    double peak = 0;
    double total_bits = 0;
    const auto count = timeline.segment_count();
    for (int first = 0; first < count; ++first) {
        double seconds = 0;
        double bits = 0;
        for (int k = first; k < count; ++k) {
            seconds += timeline.duration_of(k);
            bits += 8.0 * static_cast<double>(segment_bytes[static_cast<std::size_t>(k)]);
            if (seconds > 1.5 * target) break;
            if (seconds >= 0.5 * target) peak = std::max(peak, bits / seconds);
        }
        total_bits += 8.0 * static_cast<double>(segment_bytes[static_cast<std::size_t>(first)]);
    }
    const double average = total_bits / timeline.duration();
    // A video shorter than half a target duration has no such run: its average is its peak.
    return {std::llround(std::ceil(std::max(peak, average))), std::llround(std::ceil(average))};
}

std::string segment_name(int segment) {
    return fmt::format("s_{:03}.m4s", segment);
}

std::optional<int> parse_segment_name(std::string_view name) {
    if (!name.starts_with("s_") || !name.ends_with(".m4s") || name.size() < 9 || name.size() > 12) {
        return std::nullopt;
    }
    const auto number = parse_u64(name.substr(2, name.size() - 6));
    if (!number || segment_name(static_cast<int>(*number)) != name) return std::nullopt;
    return static_cast<int>(*number);
}

}  // namespace sunomi
