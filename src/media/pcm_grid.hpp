#pragma once

#include <memory>
#include <vector>

#include "base/result.hpp"
#include "media/frame_reader.hpp"

namespace sunomi::media {

/// Samples of all channels, each in −1 … 1; all of the same length.
using Planes = std::vector<std::vector<float>>;

/// The source's sound as samples that stand at fixed places of one grid, counted from t = 0 at `rate`.
///
/// A decoded frame's place is round(pts × rate); gaps are silence, overlaps are trimmed, what lies before t =
/// 0 is silence too. Containers round times, so a frame within 10 ms of the end of the one before it follows
/// on directly; so that this does not depend on where reading began, a first frame's rounded time is moved to
/// a place where a frame of the track would begin had it no gaps, where one is near. Converting the rate
/// keeps this: it begins at places that are whole samples at both rates.
class PcmGrid {
public:
    /// `origin`: the time of t = 0 in the stream's time base. Fails with corrupt_media.
    static Result<std::unique_ptr<PcmGrid>> open(SourceInput& input, int threads, std::int64_t origin,
                                                 int rate, int channels);
    ~PcmGrid();

    /// Lets reading begin at `sample` or later.
    void start_at(std::int64_t sample);

    /// `count` samples from `first` on (may be negative). Samples before `first` are forgotten. Fails with
    /// internal if the rate cannot be converted.
    Result<Planes> read(std::int64_t first, std::int64_t count);

private:
    class Source;
    class Converter;
    PcmGrid(std::unique_ptr<Source> source, std::unique_ptr<Converter> converter);

    std::unique_ptr<Source> source_;
    std::unique_ptr<Converter> converter_;
    Planes kept_;
    std::int64_t kept_from_ = 0;
};

}  // namespace sunomi::media
