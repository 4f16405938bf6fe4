#pragma once

#include <memory>
#include <vector>

#include "base/result.hpp"
#include "domain/plan.hpp"
#include "media/fragment_writer.hpp"
#include "media/libav.hpp"
#include "media/pcm_grid.hpp"

namespace sunomi::media {

/// Samples of one AAC frame.
inline constexpr std::int64_t aac_frame_samples = 1024;
/// An AAC encoder finds its step sizes within some frames, and a frame overlaps its neighbours: so many
/// frames are encoded before and after those that are kept. (With two before, joins click; with eight, they
/// cannot be told from one continuous encoding.)
inline constexpr std::int64_t aac_frames_before = 8;
inline constexpr std::int64_t aac_frames_after = 2;

/// Opens the AAC-LC encoder of the plan. Fails with internal.
Result<CodecPtr> open_aac_encoder(const AudioPlan& plan);

/// Encodes frames [first, last) of the grid; `pcm` begins `aac_frames_before` frames before and ends
/// `aac_frames_after` frames after them. The packet of frame g decodes to samples [g × 1024, (g + 1) × 1024).
Result<std::vector<Sample>> encode_aac(const AudioPlan& plan, std::int64_t first, std::int64_t last,
                                       const Planes& pcm);

}  // namespace sunomi::media
