#include "adapters/media_child/child_media_worker.hpp"

#include <sys/wait.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <functional>
#include <utility>

#include "adapters/media_child/child_process.hpp"
#include "adapters/media_child/expected_answers.hpp"
#include "domain/storyboard.hpp"
#include "wire/jpeg_size.hpp"
#include "wire/media_frames.hpp"
#include "wire/plan_json.hpp"

namespace sunomi {
namespace {

using wire::ChildExit;
using wire::FrameKind;
using wire::MediaOperation;

// The sweep must not be felt by viewers, nor by whoever else uses the machine.
constexpr int sweep_nice = 19;
constexpr int interactive_threads = 2;
// 50 megapixels take a second.
constexpr int picture_cpu_seconds = 20;

struct Frame {
    wire::FrameHead head;
    std::string payload;
};

/// Takes a frame that is not the last one; an error ends the call.
using TakePart = std::function<Result<void>(Frame frame)>;

Error death_by_signal(int signal) {
    switch (signal) {
        case SIGXCPU:
            return Error{Errc::timed_out, "Decoding this file took too much computing time"};
        case SIGKILL:
            // By the kernel, short of memory for others' sake, or by a hand: says nothing about the file. The
            // child's own limits end it in other ways.
            return Error{Errc::cancelled, "The decoder was killed while it worked on this file"};
        case SIGSYS:
            return Error{Errc::internal, "The decoder tried something forbidden on this file"};
        default:
            return Error{Errc::internal,
                         "The decoder crashed on this file (signal " + std::to_string(signal) + ")"};
    }
}

/// Why a child that owed an answer is not there any more.
Error death(const ChildProcess::End& end) {
    const int status = end.status;
    if (!end.by_itself) return Error{Errc::internal, "The decoder hung up on this file and did not end"};
    if (WIFSIGNALED(status)) return death_by_signal(WTERMSIG(status));
    switch (static_cast<ChildExit>(WEXITSTATUS(status))) {
        case ChildExit::out_of_memory:
            return Error{Errc::corrupt_media, "Decoding this file needs more memory than is allowed"};
        case ChildExit::not_isolated:
            return Error{Errc::unavailable, "The media child could not be isolated on this system"};
        case ChildExit::bad_request:
            return Error{Errc::internal, "The media child did not understand its request"};
        case ChildExit::answered:
        case ChildExit::bug:
            break;
    }
    return Error{Errc::internal, "The decoder ended without an answer (exit code " +
                                     std::to_string(WEXITSTATUS(status)) + ")"};
}

Result<Frame> receive_frame(ChildProcess& child, ExpectedAnswers& expected, const Patience& patience) {
    std::string head_bytes;
    const auto has_head = child.receive(head_bytes, wire::frame_head_bytes, patience);
    if (!has_head) return has_head.error();
    if (!*has_head) return death(child.end());
    const auto head = wire::decode_head(head_bytes);
    if (!head) return Error{Errc::internal, "the media child broke its protocol", head.error()};
    if (const auto admitted = expected.admit(*head); !admitted) return admitted.error();

    Frame frame{*head, {}};
    const auto has_payload = child.receive(frame.payload, head->payload_bytes, patience);
    if (!has_payload) return has_payload.error();
    if (!*has_payload) return death(child.end());
    return frame;
}

class ChildMediaWorker final : public MediaWorker {
public:
    explicit ChildMediaWorker(ChildConfig config) : config_(std::move(config)) {}

    Result<SourceFacts> probe(const MediaSource& source, const StopRequested& stop,
                              Deadline deadline) override {
        const auto request = make_request(MediaOperation::probe, source, nullptr);
        const auto last = converse(source, request, within(deadline, config_.max_probe), stop, {});
        if (!last) return last.error();
        auto facts = wire::facts_from_json(last->payload);
        if (!facts) return Error{Errc::corrupt_media, "The file claims impossible things", facts.error()};
        return facts;
    }

    Result<std::vector<InitSegment>> make_inits(const MediaSource& source, const VideoPlan& plan,
                                                const StopRequested& stop, Deadline deadline) override {
        const auto request = make_request(MediaOperation::make_inits, source, &plan);
        std::vector<InitSegment> inits;
        const auto take = [&inits](Frame frame) -> Result<void> {
            auto init = wire::decode_init(frame.payload);
            if (!init) return Error{Errc::internal, "the media child broke its protocol", init.error()};
            inits.push_back({frame.head.track, std::move(init->bytes), std::move(init->codecs)});
            return {};
        };
        const auto last = converse(source, request, within(deadline, config_.max_probe), stop, take);
        if (!last) return last.error();
        return inits;
    }

    Result<RunReport> make_segments(const MediaSource& source, const VideoPlan& plan, const SegmentRun& run,
                                    const SegmentSink& sink, const StopRequested& stop,
                                    Deadline deadline) override {
        auto request = make_request(MediaOperation::make_segments, source, &plan);
        request.mode = run.mode;
        for (const auto& wanted : run.wanted) request.wanted.push_back({wanted.track, wanted.segments});
        if (run.priority == WorkPriority::sweep)
            request.nice = sweep_nice;
        else
            request.threads = interactive_threads;
        const auto take = [&sink](Frame frame) {
            return sink(frame.head.track, frame.head.segment, std::move(frame.payload));
        };
        const auto last = converse(source, request, within(deadline, config_.max_run), stop, take);
        if (!last) return last.error();
        auto report = wire::report_from_json(last->payload);
        if (!report) return Error{Errc::internal, "the media child broke its protocol", report.error()};
        return RunReport{report->frames_repeated, std::move(report->complaint)};
    }

    Result<std::vector<std::string>> make_thumbnails(const MediaSource& source, const VideoPlan& plan,
                                                     const StopRequested& stop, Deadline deadline) override {
        const auto request = make_request(MediaOperation::make_thumbnails, source, &plan);
        std::vector<std::string> thumbnails;
        const auto take = [&thumbnails](Frame frame) -> Result<void> {
            const auto next = static_cast<int>(thumbnails.size());
            if (frame.head.segment != next || !fits(frame, frame_thumbnail_side, frame_thumbnail_side))
                return not_as_asked();
            thumbnails.push_back(std::move(frame.payload));
            return {};
        };
        const auto last = converse(source, request, within(deadline, config_.max_probe), stop, take);
        if (!last) return last.error();
        return thumbnails;
    }

    Result<void> make_storyboard(const MediaSource& source, const VideoPlan& plan, const SheetSink& sink,
                                 const StopRequested& stop, Deadline deadline) override {
        auto request = make_request(MediaOperation::make_storyboard, source, &plan);
        request.nice = sweep_nice;
        const auto storyboard = storyboard_of(plan);
        const auto take = [&](Frame frame) -> Result<void> {
            const int sheet = frame.head.segment;
            const wire::JpegSize size{storyboard.sheet_width(sheet), storyboard.sheet_height(sheet)};
            if (wire::jpeg_size(frame.payload) != size) return not_as_asked();
            return sink(sheet, std::move(frame.payload));
        };
        const auto last = converse(source, request, within(deadline, config_.max_run), stop, take);
        if (!last) return last.error();
        return {};
    }

    Result<std::string> make_profile_picture(const MediaSource& source, Deadline deadline) override {
        auto last = make_picture(MediaOperation::make_profile_picture, source, deadline);
        if (!last) return last.error();
        return std::move(last->payload);
    }

    Result<StillJpeg> make_own_thumbnail(const MediaSource& source, Deadline deadline) override {
        auto last = make_picture(MediaOperation::make_own_thumbnail, source, deadline);
        if (!last) return last.error();
        if (!fits(*last, own_thumbnail_width, own_thumbnail_height)) return not_as_asked();
        const auto size = wire::jpeg_size(last->payload);
        return StillJpeg{std::move(last->payload), size->width, size->height};
    }

private:
    /// Is it a JPEG of at most this size?
    static bool fits(const Frame& frame, int width, int height) {
        const auto size = wire::jpeg_size(frame.payload);
        return size && size->width >= 1 && size->height >= 1 && size->width <= width &&
               size->height <= height;
    }

    static Error not_as_asked() {
        return Error{Errc::internal,
                     "the media child broke its protocol: it sent another picture than asked for"};
    }

    [[nodiscard]] Result<Frame> make_picture(MediaOperation operation, const MediaSource& source,
                                             Deadline deadline) const {
        auto request = make_request(operation, source, nullptr);
        request.cpu_seconds = picture_cpu_seconds;
        return converse(source, request, within(deadline, config_.max_probe), {}, {});
    }

    static Deadline within(Deadline deadline, std::chrono::seconds most) {
        return Deadline::in(std::min<std::chrono::milliseconds>(deadline.remaining(), most));
    }

    [[nodiscard]] wire::MediaRequest make_request(MediaOperation operation, const MediaSource& source,
                                                  const VideoPlan* plan) const {
        wire::MediaRequest request;
        request.operation = operation;
        request.source_bytes = source.size_bytes;
        if (plan != nullptr) request.plan = *plan;
        request.memory_bytes = config_.max_memory_bytes;
        request.cpu_seconds = static_cast<int>(config_.max_cpu.count());
        return request;
    }

    /// One child from its start to its end. Answers the last frame (never an `error`).
    [[nodiscard]] Result<Frame> converse(const MediaSource& source, const wire::MediaRequest& request,
                                         Deadline deadline, const StopRequested& stop,
                                         const TakePart& take) const {
        const auto text = wire::request_to_json(request);
        if (const auto sane = wire::request_from_json(text); !sane)
            return Error{Errc::internal, "this run does not fit its plan", sane.error()};
        const Patience patience(deadline, stop);
        if (const auto go_on = patience.check(); !go_on) return go_on.error();

        auto child = ChildProcess::spawn(config_.executable, config_.arguments, source.fd);
        if (!child) return child.error();
        const auto frame = wire::encode_frame({.kind = FrameKind::request}, text);
        if (const auto sent = child->send(frame, patience); !sent) return sent.error();

        ExpectedAnswers expected(request);
        while (true) {
            auto answer = receive_frame(*child, expected, patience);
            if (!answer) return answer.error();
            const auto kind = answer->head.kind;
            if (kind == FrameKind::error) return wire::error_from_json(answer->payload);
            if (!wire::is_part(kind)) return answer;
            if (const auto taken = take(std::move(*answer)); !taken) return taken.error();
        }
    }

    ChildConfig config_;
};

}  // namespace

std::unique_ptr<MediaWorker> make_child_media_worker(ChildConfig config) {
    return std::make_unique<ChildMediaWorker>(std::move(config));
}

}  // namespace sunomi
