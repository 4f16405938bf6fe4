#include "wire/media_frames.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <limits>

#include "base/text.hpp"
#include "wire/json_fields.hpp"
#include "wire/plan_json.hpp"

namespace sunomi::wire {
namespace {

namespace json = boost::json;

constexpr std::size_t max_sentence_bytes = 500;
constexpr std::int64_t max_source_bytes = 1'000'000'000'000'000;
constexpr std::int64_t max_memory_bytes = 1LL << 40;

constexpr std::array<std::string_view, 7> operation_words{
    "probe", "inits", "segments", "thumbnails", "storyboard", "profile_picture", "own_thumbnail"};
constexpr std::array<std::string_view, 2> mode_words{"decode", "conceal"};

void append_u32(std::string& out, std::uint32_t number) {
    for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>((number >> shift) & 0xff);
}

std::uint32_t u32_at(std::string_view bytes, std::size_t offset) {
    std::uint32_t number = 0;
    for (std::size_t i = 4; i > 0; --i)
        number = (number << 8) | static_cast<unsigned char>(bytes[offset + i - 1]);
    return number;
}

/// One line of well-formed UTF-8, at most `max_sentence_bytes`; what is not text becomes `?`.
std::string as_sentence(std::string_view words) {
    std::string line(words.substr(0, max_sentence_bytes));
    // The cut may have split a character: drop its head.
    if (words.size() > line.size()) {
        while (!line.empty() && (line.back() & 0xc0) == 0x80) line.pop_back();
        if (!line.empty() && (line.back() & 0x80) != 0) line.pop_back();
    }
    for (char& c : line)
        if ((c >= 0 && c < ' ') || c == 0x7f) c = ' ';
    if (!to_nfc(line))
        for (char& c : line)
            if ((c & 0x80) != 0) c = '?';
    return line;
}

json::array write(const std::vector<WantedTrack>& wanted) {
    json::array tracks;
    for (const auto& one : wanted) {
        json::array segments(one.segments.begin(), one.segments.end());
        tracks.push_back({{"track", one.track}, {"segments", std::move(segments)}});
    }
    return tracks;
}

bool has_track(const VideoPlan& plan, TrackIndex track) {
    if (track == audio_track) return plan.audio.has_value();
    return track >= 0 && static_cast<std::size_t>(track) < plan.renditions.size();
}

WantedTrack read_wanted(JsonFields fields, const VideoPlan& plan) {
    WantedTrack wanted;
    wanted.track = fields.small("track", 0, audio_track);
    if (!has_track(plan, wanted.track)) fields.complain("track", "is not in the plan");
    const auto count = plan.timeline.segment_count();
    for (const auto& element : fields.array("segments", plan.timeline.starts.size())) {
        const auto* segment = element.if_int64();
        const auto least = wanted.segments.empty() ? 0 : wanted.segments.back() + 1;
        if (segment == nullptr || *segment < least || *segment >= count) {
            fields.complain("segments", "do not rise within the timeline");
            break;
        }
        wanted.segments.push_back(static_cast<int>(*segment));
    }
    if (wanted.segments.empty()) fields.complain("segments", "are none");
    return wanted;
}

std::vector<WantedTrack> read_all_wanted(JsonFields& fields, const VideoPlan& plan) {
    std::vector<WantedTrack> all;
    for (const auto& element : fields.array("wanted", plan.renditions.size() + 1)) {
        auto wanted = read_wanted(fields.element(element), plan);
        for (const auto& other : all) {
            if (other.track == wanted.track) fields.complain("wanted", "names a track twice");
            if (other.track == audio_track || wanted.track == audio_track)
                fields.complain("wanted", "mixes audio and video");
        }
        all.push_back(std::move(wanted));
    }
    if (all.empty()) fields.complain("wanted", "is nothing");
    return all;
}

MediaRequest read_request(JsonFields fields) {
    MediaRequest request;
    request.operation = static_cast<MediaOperation>(fields.word("operation", operation_words));
    request.source_bytes = fields.integer("sourceBytes", 0, max_source_bytes);
    request.threads = fields.small("threads", 1, 64);
    request.nice = fields.small("nice", 0, 19);
    request.memory_bytes = fields.integer("memoryBytes", 1, max_memory_bytes);
    request.cpu_seconds = fields.small("cpuSeconds", 1, 1'000'000);
    if (!needs_plan(request.operation)) return request;

    auto plan = plan_from_json(fields.text("plan", max_frame_bytes));
    if (!plan) {
        fields.complain("plan", plan.error().message());
        return request;
    }
    if (request.operation == MediaOperation::make_segments) {
        request.mode = fields.word("mode", mode_words) == 1 ? RunMode::conceal : RunMode::decode;
        request.wanted = read_all_wanted(fields, *plan);
    }
    request.plan = std::move(*plan);
    return request;
}

bool is_kind(std::uint32_t number) {
    return number >= static_cast<std::uint32_t>(FrameKind::request) &&
           number <= static_cast<std::uint32_t>(FrameKind::error);
}

}  // namespace

std::string encode_head(const FrameHead& head) {
    std::string out;
    append_u32(out, static_cast<std::uint32_t>(head.kind));
    append_u32(out, static_cast<std::uint32_t>(head.track));
    append_u32(out, static_cast<std::uint32_t>(head.segment));
    append_u32(out, static_cast<std::uint32_t>(head.payload_bytes));
    return out;
}

Result<FrameHead> decode_head(std::string_view bytes) {
    if (bytes.size() != frame_head_bytes) return Error{Errc::invalid, "a frame head of a wrong length"};
    if (!is_kind(u32_at(bytes, 0))) return Error{Errc::invalid, "a frame of an unknown kind"};
    const auto kind = static_cast<FrameKind>(u32_at(bytes, 0));
    const auto track = u32_at(bytes, 4);
    const auto segment = u32_at(bytes, 8);
    const auto length = u32_at(bytes, 12);
    if (length > max_frame_bytes) return Error{Errc::invalid, "a frame that is too long"};
    const bool may_name_track = kind == FrameKind::init || kind == FrameKind::segment;
    if (track > static_cast<std::uint32_t>(may_name_track ? audio_track : 0))
        return Error{Errc::invalid, "a frame of an impossible track"};
    const bool is_numbered = kind == FrameKind::segment || kind == FrameKind::still;
    const auto last = is_numbered ? std::numeric_limits<int>::max() : 0;
    if (segment > static_cast<std::uint32_t>(last))
        return Error{Errc::invalid, "a frame of an impossible segment"};
    return FrameHead{kind, static_cast<TrackIndex>(track), static_cast<int>(segment), length};
}

std::string encode_frame(FrameHead head, std::string_view payload) {
    head.payload_bytes = payload.size();
    auto out = encode_head(head);
    out += payload;
    return out;
}

std::string request_to_json(const MediaRequest& request) {
    json::object object;
    object["operation"] = operation_words[static_cast<std::size_t>(request.operation)];
    object["sourceBytes"] = request.source_bytes;
    object["threads"] = request.threads;
    object["nice"] = request.nice;
    object["memoryBytes"] = request.memory_bytes;
    object["cpuSeconds"] = request.cpu_seconds;
    object["mode"] = mode_words[request.mode == RunMode::conceal ? 1 : 0];
    object["wanted"] = write(request.wanted);
    if (request.plan) object["plan"] = plan_to_json(*request.plan);
    return json::serialize(object);
}

Result<MediaRequest> request_from_json(std::string_view text) {
    const auto value = parse_object(text);
    if (!value) return Error{Errc::invalid, "media request", value.error()};
    std::string complaint;
    auto request = read_request(JsonFields{*value, complaint});
    if (!complaint.empty()) return Error{Errc::invalid, "media request: " + complaint};
    return request;
}

std::string encode_init(const InitPayload& init) {
    std::string out;
    append_u32(out, static_cast<std::uint32_t>(init.codecs.size()));
    return out + init.codecs + init.bytes;
}

Result<InitPayload> decode_init(std::string_view payload) {
    constexpr std::size_t max_codecs_bytes = 64;
    const auto fits = [](char c) {
        return (c >= '-' && c <= '9' && c != '/') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    };
    if (payload.size() < 4) return Error{Errc::invalid, "an init segment without its head"};
    const std::size_t length = u32_at(payload, 0);
    if (length > max_codecs_bytes || length > payload.size() - 4)
        return Error{Errc::invalid, "an init segment with too long a codecs string"};
    const auto codecs = payload.substr(4, length);
    if (!std::all_of(codecs.begin(), codecs.end(), fits))
        return Error{Errc::invalid, "an init segment with a strange codecs string"};
    return InitPayload{std::string(codecs), std::string(payload.substr(4 + length))};
}

std::string report_to_json(const ReportPayload& report) {
    return json::serialize(json::object{{"framesRepeated", report.frames_repeated},
                                        {"complaint", as_sentence(report.complaint)}});
}

Result<ReportPayload> report_from_json(std::string_view text) {
    const auto value = parse_object(text);
    if (!value) return Error{Errc::invalid, "report", value.error()};
    std::string complaint;
    JsonFields fields{*value, complaint};
    ReportPayload report{fields.small("framesRepeated", 0, std::numeric_limits<int>::max()),
                         as_sentence(fields.text("complaint", max_frame_bytes))};
    if (!complaint.empty()) return Error{Errc::invalid, "report: " + complaint};
    return report;
}

std::string error_to_json(const Error& error) {
    return json::serialize(json::object{{"mediaAtFault", error.code() == Errc::corrupt_media},
                                        {"message", as_sentence(error.message())}});
}

Error error_from_json(std::string_view text) {
    const auto value = parse_object(text);
    if (!value) return Error{Errc::internal, "an error that cannot be read", value.error()};
    std::string complaint;
    JsonFields fields{*value, complaint};
    const auto code = fields.boolean("mediaAtFault") ? Errc::corrupt_media : Errc::internal;
    auto message = as_sentence(fields.text("message", max_frame_bytes));
    if (!complaint.empty()) return Error{Errc::internal, "an error that cannot be read: " + complaint};
    return Error{code, std::move(message)};
}

}  // namespace sunomi::wire
