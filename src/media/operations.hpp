#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "domain/plan.hpp"
#include "domain/source_facts.hpp"

/// The only libav code. Runs inside the media child, after its sandbox is closed: it reads one descriptor
/// with pread(2) and opens nothing. Single calls, single-threaded but for the codecs' own `threads`.
namespace sunomi::media {

/// The source and how much of the machine a call may use.
struct Input {
    int fd = -1;
    std::int64_t size_bytes = 0;
    int threads = 1;  ///< of the decoder and of each encoder
};

struct Init {
    TrackIndex track = 0;
    std::string bytes;
    std::string codecs;
};

struct Wanted {
    TrackIndex track = 0;
    std::vector<int> segments;  ///< ascending
};

struct Report {
    int frames_repeated = 0;
    std::string complaint;
};

/// Gets each finished segment (a whole `styp`+`moof`+`mdat`); an error ends the run with that error.
using Sink = std::function<Result<void>(TrackIndex track, int segment, std::string bytes)>;

/// Makes libav quiet, collects its complaints, and loads what must be loaded before the sandbox closes.
void initialize();

/// Fails with corrupt_media; the message says in plain words what is wrong, with the decoder's own words made
/// readable.
Result<SourceFacts> probe(const Input& input);

/// One init segment per track of the plan (`ftyp`+`moov`), and its RFC 6381 codecs string.
Result<std::vector<Init>> make_inits(const Input& input, const VideoPlan& plan);

/// Video: all wanted renditions from one decode, scaled in a cascade from the largest down. Every segment
/// starts with an IDR picture and is a closed GOP; its parameter sets equal the init segment's, else
/// internal.
Result<Report> make_video_segments(const Input& input, const VideoPlan& plan,
                                   const std::vector<Wanted>& wanted, const Sink& sink);
/// The same without decoding anything at or after the run's start: the last good picture before it (black if
/// there is none) stands still.
Result<Report> conceal_video_segments(const Input& input, const VideoPlan& plan,
                                      const std::vector<Wanted>& wanted, const Sink& sink);

/// Audio on the global grid of 1024 samples counted from t = 0.
Result<Report> make_audio_segments(const Input& input, const VideoPlan& plan,
                                   const std::vector<int>& segments, const Sink& sink);
/// Silence, without touching the source.
Result<Report> conceal_audio_segments(const VideoPlan& plan, const std::vector<int>& segments,
                                      const Sink& sink);

/// JPEGs, at most 640 × 640, upright: the picture that stands for the video, then up to `most_candidates`
/// others that look different.
Result<std::vector<std::string>> make_thumbnails(const Input& input, const VideoPlan& plan);

/// Gets each sheet of a storyboard, a JPEG; an error ends the call with that error.
using SheetSink = std::function<Result<void>(int sheet, std::string jpeg)>;

/// Every sheet of `storyboard_of(plan)`: each tile is the last key frame at or before its time, and where
/// none can be decoded the tile before it once more.
Result<void> make_storyboard(const Input& input, const VideoPlan& plan, const SheetSink& sink);

/// Of a JPEG, PNG or WebP picture: its middle as a JPEG of 256 × 256, upright, over white, without metadata.
/// Fails with corrupt_media; the message says what to send instead.
Result<std::string> make_profile_picture(const Input& input);
/// The same without cutting: all of it, made to fit 1280 × 720, never enlarged.
Result<std::string> make_own_thumbnail(const Input& input);

}  // namespace sunomi::media
