#pragma once

#include <fmt/format.h>

#include <atomic>
#include <climits>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "domain/storyboard.hpp"
#include "ports/media_worker.hpp"
#include "support/eventually.hpp"

namespace sunomi {

/// A media worker without media: every segment is a line of text. It fails where it is told to.
class FakeMediaWorker final : public MediaWorker {
public:
    /// Of a file of two renditions and sound.
    static SourceFacts facts_of(std::chrono::seconds duration) {
        SourceFacts facts;
        facts.container = "mov";
        facts.size_bytes = 8;
        facts.duration = facts.claimed_duration = duration;
        VideoFacts video;
        video.codec = "vp9";
        video.width = 854;
        video.height = 480;
        video.frame_rate = {25, 1};
        facts.video = video;
        facts.audio = AudioFacts{"opus", 48000, 2, 96000, false};
        return facts;
    }
    static std::string segment_bytes(TrackIndex track, int segment) {
        return fmt::format("segment {} of track {}", segment, track);
    }

    // What it shall do; set before the work begins, except for the atomic ones.
    SourceFacts facts = facts_of(std::chrono::seconds{20});
    std::optional<Error> probe_error;
    std::optional<Error> inits_error;
    std::optional<Error> thumbnail_error;
    std::optional<Error> storyboard_error;
    std::optional<Error> picture_error;
    std::map<std::pair<TrackIndex, int>, Error> segment_errors;  ///< instead of that segment
    /// Called before a segment is handed over.
    std::function<void(TrackIndex, int)> before_segment = [](TrackIndex, int) {};
    RunReport report;
    std::atomic<bool> held{
        false};  ///< runs wait before their first segment until this is false, or they stop

    std::atomic<int> held_after_step{INT_MAX};  ///< later probes, inits and stills wait until they stop

    // What was asked of it.
    std::atomic<int> probes{0};
    std::atomic<std::chrono::milliseconds> probe_time{};  ///< that the last one was given
    std::atomic<int> steps_begun{0};                      ///< probes, inits and stills
    std::atomic<int> runs_begun{0};
    std::atomic<int> runs_cancelled{0};
    [[nodiscard]] std::vector<SegmentRun> runs() const {
        const std::lock_guard lock{mutex_};
        return runs_;
    }

    Result<SourceFacts> probe(const MediaSource&, const StopRequested& stop, Deadline deadline) override {
        ++probes;
        probe_time = deadline.remaining();
        if (is_stopped(stop)) return Error{Errc::cancelled, "stopped"};
        if (probe_error) return *probe_error;
        return facts;
    }
    Result<std::vector<InitSegment>> make_inits(const MediaSource&, const VideoPlan& plan,
                                                const StopRequested& stop, Deadline) override {
        if (is_stopped(stop)) return Error{Errc::cancelled, "stopped"};
        if (inits_error) return *inits_error;
        std::vector<InitSegment> inits;
        for (const auto track : tracks_of(plan)) {
            const bool sound = track == audio_track;
            inits.push_back({track, "init " + track_label(plan, track), sound ? "mp4a.40.2" : "avc1.64001e"});
        }
        return inits;
    }
    Result<RunReport> make_segments(const MediaSource&, const VideoPlan&, const SegmentRun& run,
                                    const SegmentSink& sink, const StopRequested& stop, Deadline) override {
        {
            const std::lock_guard lock{mutex_};
            runs_.push_back(run);
        }
        ++runs_begun;
        eventually([&] { return !held || stop(); });
        for (const auto& wanted : run.wanted) {
            for (const int segment : wanted.segments) {
                if (stop()) return cancelled();
                const auto error = segment_errors.find({wanted.track, segment});
                if (error != segment_errors.end()) return error->second;
                before_segment(wanted.track, segment);
                const auto kept = sink(wanted.track, segment, segment_bytes(wanted.track, segment));
                if (!kept) return kept.error();
            }
        }
        return report;
    }
    Result<std::vector<std::string>> make_thumbnails(const MediaSource&, const VideoPlan&,
                                                     const StopRequested& stop, Deadline) override {
        if (is_stopped(stop)) return Error{Errc::cancelled, "stopped"};
        if (thumbnail_error) return *thumbnail_error;
        return std::vector<std::string>{"thumbnail", "candidate 1", "candidate 2"};
    }
    Result<void> make_storyboard(const MediaSource&, const VideoPlan& plan, const SheetSink& sink,
                                 const StopRequested& stop, Deadline) override {
        if (is_stopped(stop)) return Error{Errc::cancelled, "stopped"};
        for (int sheet = 0; sheet < storyboard_of(plan).sheets(); ++sheet) {
            if (const auto kept = sink(sheet, fmt::format("sheet {}", sheet)); !kept) return kept.error();
            if (storyboard_error) return *storyboard_error;
        }
        return {};
    }
    Result<std::string> make_profile_picture(const MediaSource&, Deadline) override {
        if (picture_error) return *picture_error;
        return "profile picture";
    }
    Result<StillJpeg> make_own_thumbnail(const MediaSource&, Deadline) override {
        if (picture_error) return *picture_error;
        return StillJpeg{"own thumbnail", 960, 720};
    }

private:
    bool is_stopped(const StopRequested& stop) {
        const int step = ++steps_begun;
        eventually([&] { return step <= held_after_step || (stop && stop()); });
        return stop && stop();
    }
    Error cancelled() {
        ++runs_cancelled;
        return Error{Errc::cancelled, "stopped"};
    }

    mutable std::mutex mutex_;
    std::vector<SegmentRun> runs_;
};

}  // namespace sunomi
