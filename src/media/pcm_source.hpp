#pragma once

#include <deque>
#include <optional>

#include "media/frame_reader.hpp"
#include "media/pcm_grid.hpp"

namespace sunomi::media {

/// The source's sound on a gapless grid at its own rate.
class PcmGrid::Source {
public:
    Source(std::unique_ptr<FrameReader> reader, std::int64_t origin, int channels);

    void start_at(std::int64_t sample);
    /// The next `count` samples from where reading stands; silence for what the source lacks.
    Result<Planes> take(std::int64_t count);

    [[nodiscard]] int rate() const { return rate_; }
    [[nodiscard]] int channels() const { return channels_; }

private:
    /// Decoded samples at their place.
    struct Chunk {
        std::int64_t from = 0;
        Planes planes;
        [[nodiscard]] std::int64_t to() const {
            return from + static_cast<std::int64_t>(planes.front().size());
        }
    };
    Result<void> fetch();
    [[nodiscard]] std::int64_t place_of(const AVFrame& frame) const;
    Result<void> open_mixer(const AVFrame& frame);
    Result<Planes> to_planes(const AVFrame& frame);

    std::unique_ptr<FrameReader> reader_;
    std::int64_t origin_;
    int channels_;
    int rate_;
    std::int64_t lattice_ = 0;  ///< frames end multiples of `lattice_step_` from it, if the track has no gaps
    std::int64_t lattice_step_ = 0;
    ResamplerPtr mixer_;
    int mixed_format_ = -1;
    int mixed_channels_ = 0;
    int mixed_rate_ = 0;

    std::deque<Chunk> chunks_;              ///< decoded, not wholly taken; apart from each other, rising
    std::int64_t at_ = 0;                   ///< place of the next sample that `take` gives
    std::int64_t filled_to_ = 0;            ///< end of the last chunk
    std::optional<std::int64_t> expected_;  ///< place right after the last decoded frame
    bool ended_ = false;
};

}  // namespace sunomi::media
