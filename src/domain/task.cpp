#include "domain/task.hpp"

#include <algorithm>
#include <stdexcept>

namespace sunomi {
namespace {

constexpr double video_run_seconds = 12;
constexpr double audio_run_seconds = 60;
/// Nobody aims at a moment that early, and a video that is no longer is not held up by it.
constexpr double seconds_before_storyboard = 60;

/// First segment after `first` so that [first, it) lasts at least `seconds`, or the end.
int run_end(const Timeline& timeline, int first, double seconds) {
    int last = first;
    double length = 0;
    while (last < timeline.segment_count() && length < seconds) length += timeline.duration_of(last++);
    // A rest shorter than a third of a run is not worth a child of its own.
    double rest = 0;
    for (int k = last; k < timeline.segment_count() && rest < seconds; ++k) rest += timeline.duration_of(k);
    return rest < seconds / 3 ? timeline.segment_count() : last;
}

}  // namespace

std::string_view to_string(TaskKind kind) {
    switch (kind) {
        case TaskKind::plan:
            return "plan";
        case TaskKind::video_run:
            return "video_run";
        case TaskKind::audio_run:
            return "audio_run";
        case TaskKind::thumbnail:
            return "thumbnail";
        case TaskKind::storyboard:
            return "storyboard";
        case TaskKind::finish:
            return "finish";
    }
    return "?";
}

TaskKind task_kind_from(std::string_view text) {
    for (const auto kind : {TaskKind::plan, TaskKind::video_run, TaskKind::audio_run, TaskKind::thumbnail,
                            TaskKind::storyboard, TaskKind::finish}) {
        if (text == to_string(kind)) return kind;
    }
    throw std::invalid_argument("unknown task kind");
}

std::chrono::milliseconds rest_after_failure(int failures) {
    std::chrono::milliseconds rest{500};
    for (int i = 1; i < std::min(failures, 6); ++i) rest *= 4;
    return rest;
}

std::chrono::milliseconds rest_after_interruption(int interruptions) {
    if (interruptions <= 3) return std::chrono::milliseconds{0};
    const int doublings = std::min(interruptions - 4, 6);
    return std::min(std::chrono::milliseconds{500LL << doublings}, std::chrono::milliseconds{30000});
}

std::vector<PlannedRun> lay_out_sweep(const VideoPlan& plan) {
    const auto& timeline = plan.timeline;
    const int count = timeline.segment_count();
    std::vector<PlannedRun> runs;
    std::vector<TrackIndex> all;
    for (TrackIndex i = 0; i < static_cast<TrackIndex>(plan.renditions.size()); ++i) all.push_back(i);

    int video_from = 0;
    if (!all.empty()) {
        // The first two segments (3 s) of the lowest rendition, so that playback starts at once.
        const int first_end = std::min(2, count);
        runs.push_back({TaskKind::video_run, {all.back()}, 0, first_end, TaskClass::interactive});
        if (all.size() > 1) {
            const std::vector<TrackIndex> others(all.begin(), all.end() - 1);
            runs.push_back({TaskKind::video_run, others, 0, first_end, TaskClass::sweep});
        }
        video_from = first_end;
    }
    int audio_from = 0;
    if (plan.audio) {
        const int first_end = std::min(2, count);
        runs.insert(runs.begin() + (all.empty() ? 0 : 1),
                    {TaskKind::audio_run, {audio_track}, 0, first_end, TaskClass::interactive});
        audio_from = first_end;
    }
    // Audio a run ahead of the pictures it belongs to: it is cheap, and a picture without sound is no
    // playback.
    while (video_from < count || audio_from < count) {
        if (plan.audio && audio_from < count && (all.empty() || audio_from <= video_from)) {
            const int last = run_end(timeline, audio_from, audio_run_seconds);
            runs.push_back({TaskKind::audio_run, {audio_track}, audio_from, last, TaskClass::sweep});
            audio_from = last;
            continue;
        }
        if (all.empty() || video_from >= count) break;
        const int last = run_end(timeline, video_from, video_run_seconds);
        runs.push_back({TaskKind::video_run, all, video_from, last, TaskClass::sweep});
        video_from = last;
    }
    return runs;
}

std::vector<PlannedRun> lay_out_work(const VideoPlan& plan) {
    auto work = lay_out_sweep(plan);
    if (plan.renditions.empty()) return work;
    const auto is_late = [&](const PlannedRun& run) {
        return plan.timeline.seconds(plan.timeline.start_of(run.first_segment)) >= seconds_before_storyboard;
    };
    work.insert(std::ranges::find_if(work, is_late), {TaskKind::storyboard, {}, 0, 0, TaskClass::sweep});
    return work;
}

}  // namespace sunomi
