#include "media/child_main.hpp"

#include <poll.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <exception>
#include <new>
#include <optional>
#include <string>

#include "media/operations.hpp"
#include "media/sandbox.hpp"
#include "wire/media_frames.hpp"
#include "wire/plan_json.hpp"

namespace sunomi::media {
namespace {

using wire::ChildExit;
using wire::FrameKind;
using wire::MediaOperation;
using wire::MediaRequest;

[[noreturn]] void leave(ChildExit code) {
    // Without destructors: the kernel is quicker, and nothing here outlives the process.
    std::_Exit(static_cast<int>(code));
}

/// Exactly `count` bytes from the parent; fewer are as good as none.
std::optional<std::string> read_exactly(std::size_t count) {
    std::string bytes(count, '\0');
    std::size_t filled = 0;
    while (filled < count) {
        const auto got = ::read(wire::child_channel_fd, bytes.data() + filled, count - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return std::nullopt;
        filled += static_cast<std::size_t>(got);
    }
    return bytes;
}

MediaRequest read_request() {
    const auto head_bytes = read_exactly(wire::frame_head_bytes);
    if (!head_bytes) leave(ChildExit::bad_request);
    const auto head = wire::decode_head(*head_bytes);
    if (!head || head->kind != FrameKind::request) leave(ChildExit::bad_request);
    const auto payload = read_exactly(head->payload_bytes);
    if (!payload) leave(ChildExit::bad_request);
    auto request = wire::request_from_json(*payload);
    if (!request) leave(ChildExit::bad_request);
    return std::move(*request);
}

/// A parent that ended before `die_with_parent` took effect has left a half-closed socket.
bool parent_is_gone() {
    pollfd channel{wire::child_channel_fd, POLLRDHUP, 0};
    return ::poll(&channel, 1, 0) > 0 && (channel.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
}

/// Blocks while the parent is busy storing: that is the back pressure. A parent that is gone ends the
/// process.
void send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::write(wire::child_channel_fd, bytes.data(), bytes.size());
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) leave(ChildExit::bug);
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void send_frame(wire::FrameHead head, std::string_view payload) {
    head.payload_bytes = payload.size();
    send(wire::encode_head(head));
    send(payload);
}

void send_error(const Error& error) {
    send_frame({.kind = FrameKind::error}, wire::error_to_json(error));
}

void answer_probe(const Input& input) {
    const auto facts = probe(input);
    if (!facts) return send_error(facts.error());
    send_frame({.kind = FrameKind::facts}, wire::facts_to_json(*facts));
}

void answer_inits(const Input& input, const MediaRequest& request) {
    const auto inits = make_inits(input, *request.plan);
    if (!inits) return send_error(inits.error());
    for (const auto& init : *inits)
        send_frame({.kind = FrameKind::init, .track = init.track},
                   wire::encode_init({init.codecs, init.bytes}));
    send_frame({.kind = FrameKind::report}, wire::report_to_json({}));
}

void answer_picture(const Result<std::string>& jpeg) {
    if (!jpeg) return send_error(jpeg.error());
    send_frame({.kind = FrameKind::picture}, *jpeg);
}

void send_still(int number, std::string_view jpeg) {
    send_frame({.kind = FrameKind::still, .segment = number}, jpeg);
}

void answer_thumbnails(const Input& input, const MediaRequest& request) {
    const auto thumbnails = make_thumbnails(input, *request.plan);
    if (!thumbnails) return send_error(thumbnails.error());
    int number = 0;
    for (const auto& jpeg : *thumbnails) send_still(number++, jpeg);
    send_frame({.kind = FrameKind::report}, wire::report_to_json({}));
}

void answer_storyboard(const Input& input, const MediaRequest& request) {
    const auto made =
        make_storyboard(input, *request.plan, [](int sheet, const std::string& jpeg) -> Result<void> {
            send_still(sheet, jpeg);
            return {};
        });
    if (!made) return send_error(made.error());
    send_frame({.kind = FrameKind::report}, wire::report_to_json({}));
}

Result<Report> make_wanted(const Input& input, const MediaRequest& request, const Sink& sink) {
    const auto& plan = *request.plan;
    const bool conceal = request.mode == RunMode::conceal;
    const auto& first = request.wanted.front();
    if (first.track == audio_track)
        return conceal ? conceal_audio_segments(plan, first.segments, sink)
                       : make_audio_segments(input, plan, first.segments, sink);
    std::vector<Wanted> wanted;
    for (const auto& track : request.wanted) wanted.push_back({track.track, track.segments});
    return conceal ? conceal_video_segments(input, plan, wanted, sink)
                   : make_video_segments(input, plan, wanted, sink);
}

void answer_segments(const Input& input, const MediaRequest& request) {
    const auto report = make_wanted(
        input, request, [](TrackIndex track, int segment, const std::string& bytes) -> Result<void> {
            send_frame({.kind = FrameKind::segment, .track = track, .segment = segment}, bytes);
            return {};
        });
    if (!report) return send_error(report.error());
    send_frame({.kind = FrameKind::report},
               wire::report_to_json({report->frames_repeated, report->complaint}));
}

void answer(const MediaRequest& request) {
    const Input input{wire::child_source_fd, request.source_bytes, request.threads};
    switch (request.operation) {
        case MediaOperation::probe:
            return answer_probe(input);
        case MediaOperation::make_inits:
            return answer_inits(input, request);
        case MediaOperation::make_segments:
            return answer_segments(input, request);
        case MediaOperation::make_thumbnails:
            return answer_thumbnails(input, request);
        case MediaOperation::make_storyboard:
            return answer_storyboard(input, request);
        case MediaOperation::make_profile_picture:
            return answer_picture(make_profile_picture(input));
        case MediaOperation::make_own_thumbnail:
            return answer_picture(make_own_thumbnail(input));
    }
}

[[noreturn]] void live() {
    die_with_parent();
    const auto request = read_request();
    if (parent_is_gone()) leave(ChildExit::answered);
    // Best effort: a child that could not become nicer still does its work.
    ::setpriority(PRIO_PROCESS, 0, request.nice);
    initialize();
    const auto closed = close_sandbox({request.memory_bytes, request.cpu_seconds}, wire::child_channel_fd);
    if (!closed) leave(ChildExit::not_isolated);
    answer(request);
    leave(ChildExit::answered);
}

}  // namespace

int child_main() {
    try {
        live();
    } catch (const std::bad_alloc&) {
        leave(ChildExit::out_of_memory);
    } catch (const std::exception&) {
        leave(ChildExit::bug);
    }
}

}  // namespace sunomi::media
