#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/plan.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// A kind of work on one video.
enum class TaskKind {
    plan,       ///< probe, decide, write init segments and playlists, publish
    video_run,  ///< segments [first, last) of every video rendition in `tracks`, from one decode
    audio_run,  ///< segments [first, last) of the audio
    thumbnail,
    storyboard,
    finish,  ///< final playlists, exact bandwidths, clean-up
};
std::string_view to_string(TaskKind kind);
TaskKind task_kind_from(std::string_view text);

/// Who waits: a viewer (now), or nobody in particular.
enum class TaskClass { interactive, sweep };

/// How a run makes its pictures: by decoding, or, when that failed for good, without trusting the source
/// (the last good frame repeated, silence).
enum class RunMode { decode, conceal };

/// A task as claimed. (owner, fence) is the lease: writes with an older fence are refused.
struct Task {
    std::int64_t id = 0;
    VideoId video;
    TaskKind kind = TaskKind::plan;
    TaskClass task_class = TaskClass::sweep;
    RunMode mode = RunMode::decode;
    std::vector<TrackIndex> tracks;  ///< of a run
    int first_segment = 0;
    int last_segment = 0;  ///< exclusive
    std::int64_t fence = 0;
    int failures = 0;
    int interruptions = 0;
};

/// 3 failures (a child ended by itself) condemn a task; 20 interruptions (its worker went away) do too.
inline constexpr int max_failures = 3;
inline constexpr int max_interruptions = 20;

/// How long a task rests before its next attempt: 0.5 s × 4^(failures−1) after a failure (0.5, 2 s); after an
/// interruption nothing the first three times (a restart must not delay anyone), then 0.5 s × 2^n, at most 30
/// s.
std::chrono::milliseconds rest_after_failure(int failures);
std::chrono::milliseconds rest_after_interruption(int interruptions);

/// One run to come, as the sweep is laid out; or the storyboard, which has no tracks.
struct PlannedRun {
    TaskKind kind = TaskKind::video_run;
    std::vector<TrackIndex> tracks;
    int first_segment = 0;
    int last_segment = 0;
    TaskClass task_class = TaskClass::sweep;
};

/// The runs that make everything the plan promises, in the order they should be made: the first segments of
/// the lowest rendition and of the audio (interactive: someone is likely to press play), then the other
/// renditions' first segments, then runs of 12–16 s with all renditions and audio runs of about a minute,
/// from the start to the end.
std::vector<PlannedRun> lay_out_sweep(const VideoPlan& plan);
/// The sweep, and the storyboard after the runs of its first minute, or at its end. (Sound alone has none.)
std::vector<PlannedRun> lay_out_work(const VideoPlan& plan);

}  // namespace sunomi
