#pragma once

#include "base/result.hpp"
#include "media/libav.hpp"
#include "media/operations.hpp"

/// Pictures that people send: read from a file that nobody vouches for, and made fit for everyone's eyes.
namespace sunomi::media {

/// A picture as it is stored, over white, RGBA.
struct ReceivedPicture {
    FramePtr rgba;
    int orientation = 1;  ///< as in StillPicture
    /// Is it stored lying on its side?
    [[nodiscard]] bool on_side() const { return orientation >= 5; }
};

/// Reads a JPEG, PNG or WebP picture of at most 16 MiB, 8192 pixels a side and 50 megapixels. Fails with
/// corrupt_media; the message says what to send instead.
Result<ReceivedPicture> read_received_picture(const Input& input);

/// `stored` scaled to that size (of the stored picture), then turned upright.
Result<FramePtr> scale_upright(const AVFrame& stored, int width, int height, int orientation);

}  // namespace sunomi::media
