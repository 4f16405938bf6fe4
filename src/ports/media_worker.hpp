#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "domain/plan.hpp"
#include "domain/source_facts.hpp"
#include "domain/task.hpp"
#include "domain/thumbnail.hpp"

namespace sunomi {

/// An original that can be read at any offset: an open descriptor of a regular file, borrowed for the call.
struct MediaSource {
    int fd = -1;
    std::int64_t size_bytes = 0;
};

/// Who the work is for: a waiting viewer (normal priority, two threads) or the sweep (nice 19, one thread).
enum class WorkPriority { interactive, sweep };

/// The segments of one track that a run shall make; ascending, all inside the run's [first, last).
struct WantedSegments {
    TrackIndex track = 0;
    std::vector<int> segments;
};

/// One run: either video renditions from a single decode, or the audio track alone.
struct SegmentRun {
    std::vector<WantedSegments> wanted;
    RunMode mode = RunMode::decode;
    WorkPriority priority = WorkPriority::sweep;
};

/// What a run had to put up with.
struct RunReport {
    int frames_repeated = 0;  ///< grid frames shown again because the source had none that could be decoded
    std::string complaint;    ///< the decoder's first words about it, empty if none
};

/// The init segment of one track and the RFC 6381 string read from its parameter sets.
struct InitSegment {
    TrackIndex track = 0;
    std::string bytes;
    std::string codecs;
};

/// A picture and its size.
struct StillJpeg {
    std::string bytes;
    int width = 0;
    int height = 0;
};

/// Fills in the plan's codecs strings from the init segments that were made for it.
inline void apply_codecs(VideoPlan& plan, const std::vector<InitSegment>& inits) {
    for (const auto& init : inits) {
        if (init.track == audio_track)
            plan.audio->codecs = init.codecs;
        else
            plan.renditions.at(static_cast<std::size_t>(init.track)).codecs = init.codecs;
    }
}

/// Lets another thread end a call early; an empty one never does. **Threads:** any.
using StopRequested = std::function<bool()>;

/// Everything that touches media bytes. Implementations isolate each call: a crash, a limit or a hostile file
/// is an Error of this call and nothing else. **Threads:** any number of calls at once.
///
/// Errors of every call: corrupt_media (the media is at fault; the message is fit for the uploader),
/// timed_out, cancelled (stop), unavailable (no child could be started), internal (the child died or broke
/// the protocol).
class MediaWorker {
public:
    virtual ~MediaWorker() = default;

    virtual Result<SourceFacts> probe(const MediaSource& source, const StopRequested& stop,
                                      Deadline deadline) = 0;

    /// Opens every encoder of the plan once (and reads the parameter sets of copied tracks).
    virtual Result<std::vector<InitSegment>> make_inits(const MediaSource& source, const VideoPlan& plan,
                                                        const StopRequested& stop, Deadline deadline) = 0;

    /// Called on the calling thread, once per finished segment; an error ends the run with that error.
    using SegmentSink = std::function<Result<void>(TrackIndex track, int segment, std::string bytes)>;

    /// Makes the wanted segments, in presentation order, handing each to `sink` as soon as it is whole.
    virtual Result<RunReport> make_segments(const MediaSource& source, const VideoPlan& plan,
                                            const SegmentRun& run, const SegmentSink& sink,
                                            const StopRequested& stop, Deadline deadline) = 0;

    /// JPEGs of at most 640 × 640, upright: first a frame about a tenth into the video, then up to
    /// `most_candidates` others, spread over it, that look different.
    virtual Result<std::vector<std::string>> make_thumbnails(const MediaSource& source, const VideoPlan& plan,
                                                             const StopRequested& stop,
                                                             Deadline deadline) = 0;

    /// Called on the calling thread, once per finished sheet; an error ends the call with that error.
    using SheetSink = std::function<Result<void>(int sheet, std::string jpeg)>;

    /// Makes every sheet of `storyboard_of(plan)`, each of exactly its size. For the sweep.
    virtual Result<void> make_storyboard(const MediaSource& source, const VideoPlan& plan,
                                         const SheetSink& sink, const StopRequested& stop,
                                         Deadline deadline) = 0;

    /// Of a JPEG, PNG or WebP file: its middle as a JPEG of 256 × 256, upright, over white, without metadata.
    virtual Result<std::string> make_profile_picture(const MediaSource& source, Deadline deadline) = 0;

    /// Of a JPEG, PNG or WebP file: the whole picture as a JPEG that fits 1280 × 720, never enlarged,
    /// upright, over white, without metadata.
    virtual Result<StillJpeg> make_own_thumbnail(const MediaSource& source, Deadline deadline) = 0;
};

}  // namespace sunomi
