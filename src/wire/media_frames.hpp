#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "domain/plan.hpp"
#include "domain/task.hpp"

/// What the media child is told and what it answers, over one stream socket.
///
/// Everything is a frame: a head of 16 bytes (kind, track, segment, payload length; 32-bit, little endian)
/// and the payload. The parent sends one `request`; the child answers with any number of `init`, `segment` or
/// `still` frames and ends with exactly one of `facts`, `picture`, `report` or `error`. All readers here
/// expect hostile bytes: the child parses media of strangers.
namespace sunomi::wire {

/// The descriptors that a media child is started with: the source, read-only, and its end of the socket.
inline constexpr int child_source_fd = 3;
inline constexpr int child_channel_fd = 4;

/// How a media child ends when no signal ends it. Everything but `answered` comes without a last frame.
enum class ChildExit { answered = 0, bad_request = 80, not_isolated, out_of_memory, bug };

/// `still`: one JPEG of several (thumbnails, sheets of a storyboard). `picture`: a JPEG made of a picture.
enum class FrameKind : std::uint32_t { request = 1, facts, init, segment, still, picture, report, error };

/// Is it one of the frames that come before the last one?
inline bool is_part(FrameKind kind) {
    return kind == FrameKind::init || kind == FrameKind::segment || kind == FrameKind::still;
}

struct FrameHead {
    FrameKind kind = FrameKind::error;
    TrackIndex track = 0;  ///< of `init` and `segment`, else 0
    int segment = 0;       ///< of `segment`, and the number of a `still`, else 0
    std::size_t payload_bytes = 0;
    friend bool operator==(const FrameHead&, const FrameHead&) = default;
};

inline constexpr std::size_t frame_head_bytes = 16;
/// No frame of any kind is larger: 6 s at the ladder's highest cap are 7.5 MB.
inline constexpr std::size_t max_frame_bytes = 64UL << 20;

std::string encode_head(const FrameHead& head);
/// `bytes`: exactly `frame_head_bytes`. Fails with invalid for an unknown kind, a length above the cap, or
/// fields that the kind does not have.
Result<FrameHead> decode_head(std::string_view bytes);
/// Head and payload in one piece.
std::string encode_frame(FrameHead head, std::string_view payload);

enum class MediaOperation {
    probe,
    make_inits,
    make_segments,
    make_thumbnails,
    make_storyboard,
    make_profile_picture,
    make_own_thumbnail
};
/// Does the request name a plan?
inline bool needs_plan(MediaOperation operation) {
    return operation != MediaOperation::probe && operation != MediaOperation::make_profile_picture &&
           operation != MediaOperation::make_own_thumbnail;
}

/// Segments of one track, ascending.
struct WantedTrack {
    TrackIndex track = 0;
    std::vector<int> segments;
    friend bool operator==(const WantedTrack&, const WantedTrack&) = default;
};

struct MediaRequest {
    MediaOperation operation = MediaOperation::probe;
    std::int64_t source_bytes = 0;
    std::optional<VideoPlan> plan;  ///< of every operation that needs_plan()
    RunMode mode = RunMode::decode;
    std::vector<WantedTrack> wanted;  ///< of make_segments: video renditions, or the audio alone
    int threads = 1;
    int nice = 0;
    std::int64_t memory_bytes = 0;  ///< what may be allocated on top of the program itself
    int cpu_seconds = 0;
    friend bool operator==(const MediaRequest&, const MediaRequest&) = default;
};

/// The payload of a `request`.
std::string request_to_json(const MediaRequest& request);
/// Fails with invalid unless every wanted segment is one of the plan's.
Result<MediaRequest> request_from_json(std::string_view json);

/// The payload of an `init`.
struct InitPayload {
    std::string codecs;
    std::string bytes;
    friend bool operator==(const InitPayload&, const InitPayload&) = default;
};
std::string encode_init(const InitPayload& init);
Result<InitPayload> decode_init(std::string_view payload);

/// The payload of a `report`.
struct ReportPayload {
    int frames_repeated = 0;
    std::string complaint;
    friend bool operator==(const ReportPayload&, const ReportPayload&) = default;
};
std::string report_to_json(const ReportPayload& report);
Result<ReportPayload> report_from_json(std::string_view json);

/// The payload of an `error`. The media being at fault (corrupt_media) is told apart; every other code
/// arrives as internal. The words arrive as one line of at most 500 bytes of well-formed UTF-8.
std::string error_to_json(const Error& error);
/// The error that was sent; if it cannot be read, an internal one that says so.
Error error_from_json(std::string_view json);

}  // namespace sunomi::wire
