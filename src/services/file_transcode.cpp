#include "services/file_transcode.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "domain/playlist.hpp"

namespace sunomi {
namespace {

using Write = std::function<Result<void>(const std::string&, const std::string&)>;

/// The runs of one plan, taken by several threads, each in order; the first error ends all.
class Sweep {
public:
    Sweep(MediaWorker& media, const MediaSource& source, const FileTranscodeConfig& config,
          const VideoPlan& plan, const Write& write,
          const std::function<void(const FileTranscodeProgress&)>& progress)
        : media_(media),
          source_(source),
          config_(config),
          plan_(plan),
          write_(write),
          progress_(progress),
          runs_(lay_out_sweep(plan)) {
        state_.segments_total = plan.timeline.segment_count() * static_cast<int>(tracks_of(plan).size());
        for (const auto track : tracks_of(plan)) {
            sizes_[track].resize(static_cast<std::size_t>(plan.timeline.segment_count()));
        }
    }

    Result<void> run() {
        std::vector<std::thread> threads;
        for (int i = 0; i < std::max(1, config_.jobs); ++i) threads.emplace_back([this] { take_runs(); });
        for (auto& thread : threads) thread.join();
        if (error_) return *error_;
        return {};
    }

    [[nodiscard]] std::vector<TrackBandwidth> bandwidths() const {
        std::vector<TrackBandwidth> out;
        for (const auto& [track, sizes] : sizes_) out.push_back(measure_bandwidth(plan_.timeline, sizes));
        return out;
    }

private:
    void take_runs() {
        for (auto at = next_++; at < runs_.size() && !failed_; at = next_++) {
            const auto made = make(runs_[at]);
            if (made) continue;
            // The error first: the runs that it stops would else put their "cancelled" in its place.
            const std::lock_guard lock{mutex_};
            if (!error_) error_ = made.error();
            failed_ = true;
        }
    }

    Result<void> make(const PlannedRun& planned) {
        SegmentRun run;
        for (const auto track : planned.tracks) {
            WantedSegments wanted{track, {}};
            for (int k = planned.first_segment; k < planned.last_segment; ++k) wanted.segments.push_back(k);
            run.wanted.push_back(std::move(wanted));
        }
        const auto report = media_.make_segments(
            source_, plan_, run,
            [this](TrackIndex track, int k, const std::string& bytes) { return keep(track, k, bytes); },
            [this] { return failed_.load(); }, Deadline::in(config_.step_time));
        if (!report) return report.error();
        return {};
    }

    Result<void> keep(TrackIndex track, int segment, const std::string& bytes) {
        const std::lock_guard lock{mutex_};
        const auto written = write_(track_label(plan_, track) + "/" + segment_name(segment), bytes);
        if (!written) return written.error();
        sizes_[track][static_cast<std::size_t>(segment)] = static_cast<std::int64_t>(bytes.size());
        ++state_.segments_done;
        progress_(state_);
        return {};
    }

    MediaWorker& media_;
    const MediaSource& source_;
    const FileTranscodeConfig& config_;
    const VideoPlan& plan_;
    const Write& write_;
    const std::function<void(const FileTranscodeProgress&)>& progress_;
    std::vector<PlannedRun> runs_;
    std::atomic<std::size_t> next_{0};
    std::atomic<bool> failed_{false};
    std::mutex mutex_;
    std::optional<Error> error_;
    FileTranscodeProgress state_;
    std::map<TrackIndex, std::vector<std::int64_t>>
        sizes_;  // video renditions in the plan's order, then the audio
};

}  // namespace

Result<FileTranscodeSummary> transcode_file(
    MediaWorker& media, const MediaSource& source, const FileTranscodeConfig& config, const Write& write,
    const std::function<void(const FileTranscodeProgress&)>& progress) {
    const auto facts = media.probe(source, {}, Deadline::in(config.step_time));
    if (!facts) return facts.error();
    const auto fit = check_source(*facts, config.limits);
    if (!fit) return fit.error();
    FileTranscodeSummary summary;
    summary.notice = missing_part(*facts);
    auto& plan = summary.plan;
    plan = make_plan(*facts, config.ladder);
    const auto inits = media.make_inits(source, plan, {}, Deadline::in(config.step_time));
    if (!inits) return inits.error();
    const Write counting = [&](const std::string& key, const std::string& bytes) {
        summary.bytes_written += static_cast<std::int64_t>(bytes.size());
        return write(key, bytes);
    };
    apply_codecs(plan, *inits);
    for (const auto& init : *inits) {
        const auto written = counting(track_label(plan, init.track) + "/init.mp4", init.bytes);
        if (!written) return written.error();
    }
    for (const auto track : tracks_of(plan)) {
        const auto written =
            counting(track_label(plan, track) + "/playlist.m3u8", media_playlist(plan, track));
        if (!written) return written.error();
    }
    Sweep sweep{media, source, config, plan, counting, progress};
    const auto made = sweep.run();
    if (!made) return made.error();
    const auto written = counting("master.m3u8", master_playlist(plan, sweep.bandwidths()));
    if (!written) return written.error();
    return summary;
}

}  // namespace sunomi
