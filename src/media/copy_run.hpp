#pragma once

#include <vector>

#include "base/result.hpp"
#include "media/operations.hpp"

/// Segments out of the source's own packets, undecoded.
namespace sunomi::media {

/// The wanted segments of a copied H.264 rendition, which begin at IDR pictures of the source. Pictures that
/// do not decode, and those that build on them, are left out and counted. Fails with corrupt_media when
/// packets that the index promised are missing, or a segment's first picture is damaged.
Result<Report> copy_video_segments(const Input& input, const VideoPlan& plan, const Wanted& wanted,
                                   const Sink& sink);

/// The same when the source's packets there must not be used: each segment shows the last key picture before
/// the first wanted segment (the first one of all if there is none), still.
Result<Report> repeat_key_pictures(const Input& input, const VideoPlan& plan, const Wanted& wanted,
                                   const Sink& sink);

/// The wanted segments of a copied AAC track; times are samples from t = 0. Answers those that were left out
/// because a packet of theirs does not decode.
Result<std::vector<int>> copy_audio_segments(const Input& input, const VideoPlan& plan,
                                             const std::vector<int>& segments, const Sink& sink);

}  // namespace sunomi::media
