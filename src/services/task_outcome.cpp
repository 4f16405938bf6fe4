// What becomes of a task that did not succeed: the other half of TaskRunner.
#include <fmt/format.h>

#include "base/log.hpp"
#include "services/task_runner.hpp"

namespace sunomi {
namespace {

/// A full disk or a part that does not answer is nobody's failure: try again soon, without counting.
constexpr std::chrono::milliseconds patience{2000};
/// Of all segments, how many may be concealed before the video is given up.
constexpr double max_concealed_share = 0.10;

bool is_medias_fault(Errc code) {
    return code == Errc::corrupt_media || code == Errc::timed_out || code == Errc::internal;
}

int segments_of(const VideoPlan& plan) {
    return plan.timeline.segment_count() * static_cast<int>(tracks_of(plan).size());
}

}  // namespace

Result<void> TaskRunner::settle(const Task& task, const Error& error) {
    if (error.code() == Errc::conflict) {
        log::info("task dropped task={} video={} why=\"{}\"", task.id, task.video, error.message());
        clear_deleted(task.video);
    } else {
        log::warning(
            "task not done task={} kind={} video={} segments={}-{} failures={} interruptions={} error=\"{}\"",
            task.id, to_string(task.kind), task.video, task.first_segment, task.last_segment, task.failures,
            task.interruptions, error.message());
    }
    const auto settled = write_outcome(task, error);
    // Refused: the lease is somebody else's, or the task is gone.
    if (!settled && settled.error().code() != Errc::conflict) return settled.error();
    return {};
}

Result<void> TaskRunner::write_outcome(const Task& task, const Error& error) {
    if (is_medias_fault(error.code())) return settle_failure(task, error);
    if (error.code() == Errc::no_space || error.code() == Errc::unavailable) {
        return tasks_.rest(task, task.failures, task.interruptions, task.mode, patience, error.message());
    }
    const int interruptions = task.interruptions + 1;
    if (interruptions >= max_interruptions)
        return condemn(task, Error{Errc::internal, "Every attempt to work on the file broke off."});
    return tasks_.rest(task, task.failures, interruptions, task.mode, rest_after_interruption(interruptions),
                       error.message());
}

/// A lease lost because its video was deleted: what this task stored after the deletion goes at once (the
/// tombstone would see to it later).
void TaskRunner::clear_deleted(const VideoId& id) {
    const auto video = videos_.find(id);
    if (!video || *video) return;
    const auto removed = store_.remove_all(id + "/", Deadline::in(std::chrono::seconds{30}));
    if (!removed)
        log::warning("objects not removed yet video={} error=\"{}\"", id, removed.error().message());
}

Result<void> TaskRunner::settle_failure(const Task& task, const Error& error) {
    // The probe's verdict on the media will not change by asking again. That there was not time enough may be
    // the machine's fault: the next attempt has more.
    const bool is_verdict = task.kind == TaskKind::plan && error.code() == Errc::corrupt_media;
    const int failures = task.failures + 1;
    if (is_verdict) return fail_video(task, error.message());
    if (failures < max_failures) {
        return tasks_.rest(task, failures, task.interruptions, task.mode, rest_after_failure(failures),
                           error.message());
    }
    return condemn(task, error);
}

Result<void> TaskRunner::condemn(const Task& task, const Error& error) {
    switch (task.kind) {
        case TaskKind::thumbnail:
        case TaskKind::storyboard:
            log::warning("no {} video={} error=\"{}\"", to_string(task.kind), task.video, error.message());
            return tasks_.finish(task);
        case TaskKind::video_run:
        case TaskKind::audio_run:
            return conceal(task, error);
        case TaskKind::plan:
        case TaskKind::finish:
            break;
    }
    return fail_video(task, error.message());
}

Result<void> TaskRunner::conceal(const Task& task, const Error& error) {
    if (task.first_segment == 0 || task.mode == RunMode::conceal) return fail_video(task, error.message());
    const auto plan = plans_.find(task.video);
    if (!plan) return plan.error();
    if (!*plan) return Error{Errc::conflict, "the video has no plan"};
    const int lost = (task.last_segment - task.first_segment) * static_cast<int>(task.tracks.size());
    const auto at =
        static_cast<long>((*plan)->timeline.seconds((*plan)->timeline.start_of(task.first_segment)));
    const auto notice =
        fmt::format("The file cannot be decoded around {}:{:02}; the last good picture stands still there.",
                    at / 60, at % 60);
    const auto concealed = tasks_.note_concealed(task, lost, notice);
    if (!concealed) return concealed.error();
    if (*concealed > max_concealed_share * segments_of(**plan)) {
        return fail_video(
            task, fmt::format("More than a tenth of the file cannot be decoded. {}", error.message()));
    }
    return tasks_.rest(task, 0, 0, RunMode::conceal, std::chrono::milliseconds{0}, error.message());
}

Result<void> TaskRunner::fail_video(const Task& task, const std::string& reason) {
    const auto failed = tasks_.fail_video(task, reason);
    if (!failed) return failed.error();
    log::info("failed video={} reason=\"{}\"", task.video, reason);
    events_.nudge();
    observer_.video_changed(task.video);
    return {};
}

}  // namespace sunomi
