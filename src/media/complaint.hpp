#pragma once

#include <string>

#include "base/result.hpp"

/// What libav says while it works. It writes to no descriptor; its first error is kept for people to read.
namespace sunomi::media::complaint {

/// From now on libav's messages come here.
void start_collecting();

/// Forgets what was said so far.
void clear();

/// The first error since `clear()`, one plain line without addresses or control characters; empty if none.
std::string first();

/// libav's words for an error code.
std::string describe(int av_error);

/// corrupt_media: `what`, followed by the first complaint or, without one, by the words for `av_error`.
Error corrupt(const std::string& what, int av_error = 0);

/// internal: an encoder, a muxer or a filter of ours failed.
Error internal(const std::string& what, int av_error);

}  // namespace sunomi::media::complaint
