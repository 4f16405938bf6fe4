#pragma once

#include <memory>

#include "media/libav.hpp"

namespace sunomi::media {

/// Brings HDR pictures (PQ or HLG, usually BT.2020) down to what an SDR screen shows: 8-bit 4:2:0, BT.709,
/// limited range, scaled to the wanted size on the way, because the light arithmetic is dear. Highlights are
/// rolled off by a Möbius curve; a plain conversion would leave the whole picture grey.
class ToneMapper {
public:
    ToneMapper();
    ~ToneMapper();

    /// True when the picture says that it is HDR.
    static bool is_needed(const AVFrame& picture);

    /// The mapped picture, valid until the next call; null where libavfilter has no way for this format.
    const AVFrame* map(const AVFrame& picture, int width, int height);

private:
    struct Graph;
    std::unique_ptr<Graph> graph_;
    FramePtr mapped_ = make_frame();
};

}  // namespace sunomi::media
