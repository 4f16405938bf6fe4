#pragma once

#include <array>
#include <vector>

#include "base/result.hpp"
#include "domain/plan.hpp"
#include "media/libav.hpp"
#include "media/tone_mapper.hpp"

namespace sunomi::media {

struct PictureSize {
    int width = 0;
    int height = 0;
};

/// libswscale between two kinds of picture, set up again when the source changes in its course.
class Conversion {
public:
    /// Range and matrix are converted too; what `source` leaves open is taken to be as in `target`.
    /// Fails with corrupt_media if the source's format cannot be converted.
    Result<void> run(const AVFrame& source, AVFrame& target);

private:
    /// What the set-up depends on: sizes, formats, matrices and ranges of both sides.
    using Kind = std::array<int, 10>;
    bool set_up(const Kind& kind);

    ScalerPtr scaler_;
    Kind kind_{};
};

/// Decoded pictures made into what the encoders want: upright, 8-bit 4:2:0, limited range, the plan's matrix,
/// HDR brought down to SDR, in several sizes at once, each scaled from the next larger one.
class PictureScaler {
public:
    /// `sizes` of the upright pictures, largest first.
    PictureScaler(EncoderPlan encoder, std::vector<PictureSize> sizes);

    /// Makes all sizes of `source`; the pictures stay valid until the next call. Fails with internal.
    Result<void> scale(const AVFrame& source);

    [[nodiscard]] const AVFrame& picture(std::size_t index) const { return *pictures_[index]; }

private:
    Result<void> first_picture(const AVFrame& decoded);
    [[nodiscard]] bool fits_as_it_is(const AVFrame& source) const;

    EncoderPlan encoder_;
    std::vector<PictureSize> sizes_;
    std::vector<FramePtr> pictures_;
    FramePtr unturned_ = make_frame();
    ToneMapper tone_mapper_;
    Conversion first_;
    std::vector<Conversion> steps_;
};

/// A writable picture of that size; planes are reused while nobody else holds them. 8-bit 4:2:0.
void ensure_picture(AVFrame& picture, PictureSize size);

/// All of it black, limited range.
void paint_black(AVFrame& picture);

}  // namespace sunomi::media
