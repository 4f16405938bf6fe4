#include "wire/plan_json.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <charconv>
#include <limits>

#include "wire/json_fields.hpp"

namespace sunomi::wire {
namespace {

namespace json = boost::json;

constexpr std::int64_t max_int = std::numeric_limits<int>::max();
// Ticks, bytes and microseconds: far above anything real, far below where sums and products overflow.
constexpr std::int64_t max_amount = 1'000'000'000'000'000;
// A product of two sides fits an int.
constexpr int max_side = 32768;
constexpr std::int64_t max_bitrate_bps = 1'000'000'000;
// 12 h of segments of 1 s, and some.
constexpr std::size_t max_segments = 50'000;
// 4.6 h of nothing but key frames at 60/s. Above it the facts say "not to be copied", which is always true
// enough.
constexpr std::size_t max_copy_points = 1'000'000;
constexpr std::size_t max_renditions = 32;

constexpr std::array<std::string_view, 2> mode_words{"encode", "copy"};
constexpr std::array<std::string_view, 10> preset_words{"ultrafast", "superfast", "veryfast", "faster",
                                                        "fast",      "medium",    "slow",     "slower",
                                                        "veryslow",  "placebo"};

std::string_view word_of(TrackMode mode) {
    return mode_words[mode == TrackMode::copy ? 1 : 0];
}

TrackMode read_mode(JsonFields& fields) {
    return fields.word("mode", mode_words) == 1 ? TrackMode::copy : TrackMode::encode;
}

json::value write(Rational rational) {
    return {rational.num, rational.den};
}

/// `[num, den]`, num from `least`, den from 1.
Rational read_rational(JsonFields& fields, std::string_view name, std::int64_t least) {
    const auto& pair = fields.array(name, 2);
    const auto* num = pair.size() == 2 ? pair[0].if_int64() : nullptr;
    const auto* den = pair.size() == 2 ? pair[1].if_int64() : nullptr;
    if (num != nullptr && den != nullptr && *num >= least && *num <= max_int && *den >= 1 && *den <= max_int)
        return {*num, *den};
    fields.complain(name, "is not a fraction in its range");
    return {least, 1};
}

json::value write(const ColorFacts& color) {
    return {{"primaries", color.primaries},
            {"transfer", color.transfer},
            {"matrix", color.matrix},
            {"fullRange", color.full_range}};
}

ColorFacts read_color(JsonFields fields) {
    return {.primaries = fields.small("primaries", 0, 255),
            .transfer = fields.small("transfer", 0, 255),
            .matrix = fields.small("matrix", 0, 255),
            .full_range = fields.boolean("fullRange")};
}

int read_rotation(JsonFields& fields) {
    const int degrees = fields.small("rotationDegrees", 0, 270);
    if (degrees % 90 != 0) fields.complain("rotationDegrees", "is not a quarter turn");
    return degrees;
}

json::value write(const Timeline& timeline) {
    json::array starts(timeline.starts.begin(), timeline.starts.end());
    return {{"timescale", timeline.timescale},
            {"frameTicks", timeline.frame_ticks},
            {"starts", std::move(starts)},
            {"end", timeline.end}};
}

Timeline read_timeline(JsonFields fields) {
    Timeline timeline;
    timeline.timescale = fields.integer("timescale", 1, max_int);
    timeline.frame_ticks = fields.integer("frameTicks", 0, max_int);
    timeline.end = fields.integer("end", 1, max_amount);
    for (const auto& element : fields.array("starts", max_segments)) {
        const auto* start = element.if_int64();
        const bool rises = start != nullptr &&
                           (timeline.starts.empty() ? *start == 0 : *start > timeline.starts.back()) &&
                           *start < timeline.end;
        if (!rises) {
            fields.complain("starts", "do not rise from 0 to the end");
            break;
        }
        timeline.starts.push_back(*start);
    }
    if (timeline.starts.empty()) fields.complain("starts", "are none");
    return timeline;
}

json::value write(const RenditionPlan& rendition) {
    return {{"label", rendition.label},    {"width", rendition.width},        {"height", rendition.height},
            {"capBps", rendition.cap_bps}, {"mode", word_of(rendition.mode)}, {"codecs", rendition.codecs}};
}

/// A label becomes a folder: `[0-9a-z]` only, and never the audio's.
bool is_label(std::string_view label) {
    const auto fits = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); };
    return !label.empty() && label != "audio" && std::all_of(label.begin(), label.end(), fits);
}

RenditionPlan read_rendition(JsonFields fields) {
    RenditionPlan rendition;
    rendition.label = fields.token("label", 16);
    if (!is_label(rendition.label)) fields.complain("label", "is not that of a rendition");
    rendition.width = fields.small("width", 2, max_side);
    rendition.height = fields.small("height", 2, max_side);
    if (rendition.width % 2 != 0 || rendition.height % 2 != 0) fields.complain("width or height", "is odd");
    rendition.cap_bps = fields.integer("capBps", 1, max_bitrate_bps);
    rendition.mode = read_mode(fields);
    rendition.codecs = fields.token("codecs", 64);
    return rendition;
}

json::value write(const AudioPlan& audio) {
    return {{"mode", word_of(audio.mode)},
            {"sampleRate", audio.sample_rate},
            {"channels", audio.channels},
            {"bitrateBps", audio.bitrate_bps},
            {"codecs", audio.codecs}};
}

AudioPlan read_audio_plan(JsonFields fields) {
    return {.mode = read_mode(fields),
            .sample_rate = fields.small("sampleRate", 1000, 768'000),
            .channels = fields.small("channels", 1, 64),
            .bitrate_bps = fields.integer("bitrateBps", 1, max_bitrate_bps),
            .codecs = fields.token("codecs", 64)};
}

/// The CRF as a text, in the fewest digits that give the same double again (Boost.JSON's reader may be an ulp
/// off).
std::string write_crf(double crf) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), crf).ptr;
    return {digits.data(), end};
}

double read_crf(JsonFields& fields) {
    const auto text = fields.text("crf", 32);
    double crf = -1;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), crf);
    if (failed == std::errc{} && end == text.data() + text.size() && crf >= 0 && crf <= 51) return crf;
    fields.complain("crf", "is not a number from 0 to 51");
    return 0;
}

json::value write(const EncoderPlan& encoder) {
    return {{"preset", encoder.preset},
            {"crf", write_crf(encoder.crf)},
            {"color", write(encoder.color)},
            {"rotationDegrees", encoder.rotation_degrees}};
}

EncoderPlan read_encoder(JsonFields fields) {
    return {.preset = std::string(preset_words[fields.word("preset", preset_words)]),
            .crf = read_crf(fields),
            .color = read_color(fields.object("color")),
            .rotation_degrees = read_rotation(fields)};
}

json::value write_copy_points(const std::vector<KeyFrame>& points) {
    json::array numbers;
    if (points.size() > max_copy_points) return numbers;
    numbers.reserve(points.size() * 2);
    for (const auto& point : points) {
        numbers.emplace_back(point.pts);
        numbers.emplace_back(point.bytes_before);
    }
    return numbers;
}

/// `[pts, bytes before, pts, …]`, neither ever falling.
std::vector<KeyFrame> read_copy_points(JsonFields& fields) {
    const auto& numbers = fields.array("copyPoints", 2 * max_copy_points);
    std::vector<KeyFrame> points;
    points.reserve(numbers.size() / 2);
    KeyFrame last{-1, 0};
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
        const auto* pts = numbers[i].if_int64();
        const auto* bytes = numbers[i + 1].if_int64();
        if (pts == nullptr || bytes == nullptr || *pts <= last.pts || *bytes < last.bytes_before ||
            *pts > max_amount || *bytes > max_amount) {
            fields.complain("copyPoints", "do not rise");
            return {};
        }
        last = {*pts, *bytes};
        points.push_back(last);
    }
    if (numbers.size() % 2 != 0) fields.complain("copyPoints", "are not pairs");
    return points;
}

json::value write(const VideoFacts& video) {
    return {{"codec", video.codec},
            {"width", video.width},
            {"height", video.height},
            {"sampleAspect", write(video.sample_aspect)},
            {"rotationDegrees", video.rotation_degrees},
            {"frameRate", write(video.frame_rate)},
            {"bitDepth", video.bit_depth},
            {"is420", video.is_420},
            {"interlaced", video.interlaced},
            {"color", write(video.color)},
            {"timeBase", write(video.time_base)},
            {"frameCount", video.frame_count},
            {"copyPoints", write_copy_points(video.copy_points)},
            {"trackBytes", video.track_bytes}};
}

VideoFacts read_video(JsonFields fields) {
    VideoFacts video;
    video.codec = fields.token("codec", 64);
    video.width = fields.small("width", 1, max_side);
    video.height = fields.small("height", 1, max_side);
    video.sample_aspect = read_rational(fields, "sampleAspect", 0);
    video.rotation_degrees = read_rotation(fields);
    video.frame_rate = read_rational(fields, "frameRate", 0);
    video.bit_depth = fields.small("bitDepth", 1, 32);
    video.is_420 = fields.boolean("is420");
    video.interlaced = fields.boolean("interlaced");
    video.color = read_color(fields.object("color"));
    video.time_base = read_rational(fields, "timeBase", 1);
    video.frame_count = fields.integer("frameCount", 0, max_amount);
    video.copy_points = read_copy_points(fields);
    video.track_bytes = fields.integer("trackBytes", 0, max_amount);
    return video;
}

json::value write(const AudioFacts& audio) {
    return {{"codec", audio.codec},
            {"sampleRate", audio.sample_rate},
            {"channels", audio.channels},
            {"bitrateBps", audio.bitrate_bps},
            {"copyable", audio.copyable}};
}

AudioFacts read_audio(JsonFields fields) {
    return {.codec = fields.token("codec", 64),
            .sample_rate = fields.small("sampleRate", 1, 768'000),
            .channels = fields.small("channels", 1, 255),
            .bitrate_bps = fields.integer("bitrateBps", 0, max_bitrate_bps),
            .copyable = fields.boolean("copyable")};
}

VideoPlan read_plan(JsonFields fields) {
    VideoPlan plan;
    plan.timeline = read_timeline(fields.object("timeline"));
    for (const auto& element : fields.array("renditions", max_renditions)) {
        auto rendition = read_rendition(fields.element(element));
        for (const auto& other : plan.renditions)
            if (other.label == rendition.label) fields.complain("renditions", "share a label");
        plan.renditions.push_back(std::move(rendition));
    }
    if (fields.has("audio")) plan.audio = read_audio_plan(fields.object("audio"));
    if (plan.renditions.empty() && !plan.audio) fields.complain("the plan", "has no track");
    plan.encoder = read_encoder(fields.object("encoder"));
    plan.source_video_codec = fields.token("sourceVideoCodec", 64);
    plan.source_audio_codec = fields.token("sourceAudioCodec", 64);
    return plan;
}

SourceFacts read_facts(JsonFields fields) {
    SourceFacts facts;
    facts.container = fields.token("container", 64);
    facts.size_bytes = fields.integer("sizeBytes", 0, max_amount);
    facts.duration = std::chrono::microseconds{fields.integer("durationUs", 0, max_amount)};
    facts.claimed_duration = std::chrono::microseconds{fields.integer("claimedDurationUs", 0, max_amount)};
    if (fields.has("video")) facts.video = read_video(fields.object("video"));
    if (fields.has("audio")) facts.audio = read_audio(fields.object("audio"));
    return facts;
}

}  // namespace

std::string plan_to_json(const VideoPlan& plan) {
    json::object object;
    object["timeline"] = write(plan.timeline);
    json::array renditions;
    for (const auto& rendition : plan.renditions) renditions.push_back(write(rendition));
    object["renditions"] = std::move(renditions);
    if (plan.audio) object["audio"] = write(*plan.audio);
    object["encoder"] = write(plan.encoder);
    object["sourceVideoCodec"] = plan.source_video_codec;
    object["sourceAudioCodec"] = plan.source_audio_codec;
    return json::serialize(object);
}

Result<VideoPlan> plan_from_json(std::string_view text) {
    const auto value = parse_object(text);
    if (!value) return Error{Errc::invalid, "plan", value.error()};
    std::string complaint;
    auto plan = read_plan(JsonFields{*value, complaint});
    if (!complaint.empty()) return Error{Errc::invalid, "plan: " + complaint};
    return plan;
}

std::string facts_to_json(const SourceFacts& facts) {
    json::object object;
    object["container"] = facts.container;
    object["sizeBytes"] = facts.size_bytes;
    object["durationUs"] = facts.duration.count();
    object["claimedDurationUs"] = facts.claimed_duration.count();
    if (facts.video) object["video"] = write(*facts.video);
    if (facts.audio) object["audio"] = write(*facts.audio);
    return json::serialize(object);
}

Result<SourceFacts> facts_from_json(std::string_view text) {
    const auto value = parse_object(text);
    if (!value) return Error{Errc::invalid, "source facts", value.error()};
    std::string complaint;
    auto facts = read_facts(JsonFields{*value, complaint});
    if (!complaint.empty()) return Error{Errc::invalid, "source facts: " + complaint};
    return facts;
}

}  // namespace sunomi::wire
