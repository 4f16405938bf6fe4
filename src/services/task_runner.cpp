#include "services/task_runner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/log.hpp"
#include "base/sha256.hpp"
#include "domain/playlist.hpp"
#include "domain/storyboard.hpp"

namespace sunomi {
namespace {

constexpr std::chrono::seconds store_time{30};

Deadline store_deadline() {
    return Deadline::in(store_time);
}

/// A store that is slow is not there right now; only the media's own delay is held against the media.
Error of_store(const Error& error) {
    if (error.code() == Errc::timed_out) return Error{Errc::unavailable, "store", error};
    return error;
}

TaskOutcome outcome_of(Errc code) {
    switch (code) {
        case Errc::conflict:
            return TaskOutcome::dropped;
        case Errc::no_space:
        case Errc::unavailable:
            return TaskOutcome::postponed;
        case Errc::cancelled:
            return TaskOutcome::interrupted;
        default:
            return TaskOutcome::failed;
    }
}

}  // namespace

Result<void> TaskRunner::run(const Task& task, const StopRequested& stop) {
    const auto begun = std::chrono::steady_clock::now();
    const auto done = work(task, stop);
    const auto ms =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);
    tally_.add(task.kind, done ? TaskOutcome::done : outcome_of(done.error().code()));
    if (done) {
        log::debug("task done task={} kind={} video={} segments={}-{} ms={}", task.id, to_string(task.kind),
                   task.video, task.first_segment, task.last_segment, ms.count());
        return {};
    }
    return settle(task, done.error());
}

Result<void> TaskRunner::work(const Task& task, const StopRequested& stop) {
    // Interrupted so often that the reconciler condemned it: who runs it again may be its next victim.
    if (task.failures >= max_failures) {
        return Error{Errc::internal, "Every attempt to work on the file broke off."};
    }
    const auto bench = set_up(task);
    if (!bench) return bench.error();
    switch (task.kind) {
        case TaskKind::plan:
            return make_plan_of(task, *bench, stop);
        case TaskKind::video_run:
        case TaskKind::audio_run:
            return make_run(task, *bench, stop);
        case TaskKind::thumbnail:
            return make_thumbnails(task, *bench, stop);
        case TaskKind::storyboard:
            return make_storyboard(task, *bench, stop);
        case TaskKind::finish:
            return finish_video(task, *bench);
    }
    return Error{Errc::internal, "unknown kind of task"};
}

Result<TaskRunner::Bench> TaskRunner::set_up(const Task& task) {
    auto video = videos_.find(task.video);
    if (!video) return video.error();
    if (!*video) return Error{Errc::conflict, "the video is gone"};
    auto original = files_.open_local(original_key(task.video));
    if (!original && original.error().code() == Errc::not_found) {
        // Deleted meanwhile (then the lease is gone, too, and this changes nothing), or lost for good.
        return Error{Errc::corrupt_media, "The stored original is missing."};
    }
    if (!original) return original.error();
    if (original->stat.etag != (*video)->original_etag) {
        return Error{Errc::corrupt_media, "The stored original is not the file that was uploaded."};
    }
    std::shared_ptr<const VideoPlan> plan;
    if (task.kind != TaskKind::plan) {
        const auto found = plans_.find(task.video);
        if (!found) return found.error();
        if (!*found) return Error{Errc::conflict, "the video has no plan"};
        plan = *found;
    }
    return Bench{std::move(**video), std::move(*original), std::move(plan)};
}

Result<void> TaskRunner::make_plan_of(const Task& task, const Bench& bench, const StopRequested& stop) {
    const auto reading = std::chrono::milliseconds{bench.original.stat.size_bytes / 100000};
    const int patience = 1 << (2 * task.failures);  // on a busy machine it takes longer than it should
    const auto facts =
        media_.probe(bench.source(), stop, Deadline::in(patience * (config_.probe_time + reading)));
    if (!facts) return facts.error();
    const auto fit = check_source(*facts, config_.limits);
    if (!fit) return fit.error();
    auto plan = make_plan(*facts, config_.ladder);
    const auto inits =
        media_.make_inits(bench.source(), plan, stop, Deadline::in(patience * config_.inits_time));
    if (!inits) return inits.error();
    apply_codecs(plan, *inits);
    const auto stored = store_plan(task.video, plan, *inits);
    if (!stored) return stored.error();

    Publication publication;
    publication.notice = missing_part(*facts);
    if (!plan.renditions.empty()) {
        publication.width = plan.renditions.front().width;
        publication.height = plan.renditions.front().height;
    }
    publication.runs = lay_out_work(plan);
    publication.plan = std::move(plan);
    const auto published = tasks_.publish(task, publication);
    if (!published) return published.error();
    log::info("planned video={} renditions={} segments={} {}", task.video, publication.plan.renditions.size(),
              publication.plan.timeline.segment_count(),
              publication.plan.timeline.on_grid() ? "grid" : "copy");
    events_.nudge();
    observer_.video_changed(task.video);
    return {};
}

/// Everything a player reads first is stored before the video is said to be playable.
Result<void> TaskRunner::store_plan(const VideoId& id, const VideoPlan& plan,
                                    const std::vector<InitSegment>& inits) {
    for (const auto& init : inits) {
        const auto put = store(init_key(id, track_label(plan, init.track)), init.bytes, Overwrite::allow);
        if (!put) return put.error();
    }
    for (const auto track : tracks_of(plan)) {
        const auto put =
            store(playlist_key(id, track_label(plan, track)), media_playlist(plan, track), Overwrite::allow);
        if (!put) return put.error();
    }
    return store(master_key(id), master_playlist(plan), Overwrite::allow);
}

Result<void> TaskRunner::store(const ObjectKey& key, std::string_view bytes, Overwrite overwrite) {
    const auto put = store_.put(key, bytes, overwrite, store_deadline());
    if (!put) return of_store(put.error());
    return {};
}

Result<std::vector<WantedSegments>> TaskRunner::wanted_of(const Task& task) {
    const auto tracks = tasks_.progress_of(task.video);
    if (!tracks) return tracks.error();
    std::vector<WantedSegments> wanted;
    for (const auto& track : *tracks) {
        if (std::find(task.tracks.begin(), task.tracks.end(), track.track) == task.tracks.end()) continue;
        WantedSegments of_track{track.track, {}};
        const int last = std::min(task.last_segment, static_cast<int>(track.segment_bytes.size()));
        for (int k = task.first_segment; k < last; ++k) {
            if (track.segment_bytes[static_cast<std::size_t>(k)] == 0) of_track.segments.push_back(k);
        }
        if (!of_track.segments.empty()) wanted.push_back(std::move(of_track));
    }
    return wanted;
}

Result<void> TaskRunner::make_run(const Task& task, const Bench& bench, const StopRequested& stop) {
    SegmentRun run;
    const auto wanted = wanted_of(task);
    if (!wanted) return wanted.error();
    run.wanted = *wanted;
    run.mode = task.mode;
    const bool viewer_waits = task.task_class == TaskClass::interactive;
    run.priority = viewer_waits ? WorkPriority::interactive : WorkPriority::sweep;
    if (!run.wanted.empty()) {
        const auto room = memory_.take(estimated_memory(*bench.plan), viewer_waits, stop);
        const auto sink = [&](TrackIndex track, int segment, const std::string& bytes) {
            return keep_segment(task, *bench.plan, track, segment, bytes);
        };
        const auto report = media_.make_segments(bench.source(), *bench.plan, run, sink, stop,
                                                 Deadline::in(config_.run_time));
        if (!report) return report.error();
        const auto noted = note_damage(task, *bench.plan, *report);
        if (!noted) return noted.error();
    }
    return finish_task(task);
}

/// Stored first, then recorded, then announced. The first writer wins: if a predecessor that died stored the
/// segment without recording it, its bytes are the segment.
Result<void> TaskRunner::keep_segment(const Task& task, const VideoPlan& plan, TrackIndex track, int segment,
                                      const std::string& bytes) {
    const auto key = segment_key(task.video, track_label(plan, track), segment);
    SegmentRecord record{track, segment, static_cast<std::int64_t>(bytes.size()), sha256(bytes)};
    const auto put = store(key, bytes, Overwrite::refuse);
    if (!put && put.error().code() == Errc::precondition_failed) {
        const auto existing = store_.get(key, 1LL << 30, store_deadline());
        if (!existing) return of_store(existing.error());
        record.size_bytes = static_cast<std::int64_t>(existing->size());
        record.sha256 = sha256(*existing);
    } else if (!put) {
        return put.error();
    }
    const auto recorded = tasks_.record_segment(task, record);
    if (!recorded) return recorded.error();
    observer_.segment_stored(task.video, track, segment);
    return {};
}

Result<void> TaskRunner::note_damage(const Task& task, const VideoPlan& plan, const RunReport& report) {
    const bool visible = report.frames_repeated > 0 && !report.complaint.empty();
    if (!visible) return {};
    const auto from = static_cast<long>(plan.timeline.seconds(plan.timeline.start_of(task.first_segment)));
    const auto to = std::lround(plan.timeline.seconds(plan.timeline.end_of(task.last_segment - 1)));
    log::info("damaged stretch video={} from={}s to={}s frames={} complaint=\"{}\"", task.video, from, to,
              report.frames_repeated, report.complaint);
    const auto noted = tasks_.note_concealed(
        task, 0,
        fmt::format(
            "The file is damaged between {}:{:02} and {}:{:02}; what could not be decoded there is missing.",
            from / 60, from % 60, to / 60, to % 60));
    if (!noted) return noted.error();
    return {};
}

Result<void> TaskRunner::make_thumbnails(const Task& task, const Bench& bench, const StopRequested& stop) {
    if (bench.plan->renditions.empty()) return finish_task(task);
    const auto jpegs =
        media_.make_thumbnails(bench.source(), *bench.plan, stop, Deadline::in(config_.thumbnail_time));
    if (!jpegs) return jpegs.error();
    for (std::size_t i = 0; i < jpegs->size(); ++i) {
        const auto put = store(thumbnail_key(task.video, static_cast<int>(i)), (*jpegs)[i], Overwrite::allow);
        if (!put) return put.error();
    }
    const auto recorded = stills_.record_candidates(task, static_cast<int>(jpegs->size()) - 1);
    if (!recorded) return recorded.error();
    return finish_task(task);
}

/// Its cues come last: who has them finds every sheet.
Result<void> TaskRunner::make_storyboard(const Task& task, const Bench& bench, const StopRequested& stop) {
    const auto storyboard = storyboard_of(*bench.plan);
    const auto keep = [&](int sheet, const std::string& jpeg) {
        return store(sheet_key(task.video, sheet), jpeg, Overwrite::allow);
    };
    const auto time = config_.storyboard_time + storyboard.tiles() * std::chrono::seconds{1};
    const auto made = media_.make_storyboard(bench.source(), *bench.plan, keep, stop, Deadline::in(time));
    if (!made) return made.error();
    const auto put = store(storyboard_key(task.video), storyboard_vtt(storyboard), Overwrite::allow);
    if (!put) return put.error();
    const auto recorded = stills_.record_storyboard(task, storyboard.sheets());
    if (!recorded) return recorded.error();
    return finish_task(task);
}

Result<void> TaskRunner::finish_task(const Task& task) {
    const auto finished = tasks_.finish(task);
    if (finished) observer_.video_changed(task.video);
    return finished;
}

Result<void> TaskRunner::finish_video(const Task& task, const Bench& bench) {
    const auto tracks = tasks_.progress_of(task.video);
    if (!tracks) return tracks.error();
    std::vector<TrackBandwidth> measured;
    const auto measure = [&](TrackIndex track) {
        for (const auto& of : *tracks) {
            if (of.track == track)
                measured.push_back(measure_bandwidth(bench.plan->timeline, of.segment_bytes));
        }
    };
    for (TrackIndex i = 0; i < static_cast<TrackIndex>(bench.plan->renditions.size()); ++i) measure(i);
    if (bench.plan->audio) measure(audio_track);
    const auto put = store(master_key(task.video), master_playlist(*bench.plan, measured), Overwrite::allow);
    if (!put) return put.error();
    const auto completed = tasks_.complete_video(task);
    if (!completed) return completed.error();
    log::info("completed video={}", task.video);
    events_.nudge();
    observer_.video_changed(task.video);
    return {};
}

}  // namespace sunomi
