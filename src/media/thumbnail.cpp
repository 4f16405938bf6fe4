#include <algorithm>
#include <array>
#include <cmath>

#include "media/complaint.hpp"
#include "media/frame_reader.hpp"
#include "media/jpeg_encoder.hpp"
#include "media/operations.hpp"
#include "media/picture_scaler.hpp"

/// The picture that stands for a video.
namespace sunomi::media {
namespace {

constexpr int box = 640;

/// Upright, square samples, even, at most `box` on a side, in the largest rendition's shape.
PictureSize thumbnail_size(const RenditionPlan& top) {
    const double scale = std::min(1.0, static_cast<double>(box) / std::max(top.width, top.height));
    const auto even = [&](int side) {
        return std::max(2, 2 * static_cast<int>(std::lround(side * scale / 2)));
    };
    return {even(top.width), even(top.height)};
}

/// How much there is to see: the spread of the luma values; a black or empty picture has next to none.
double contrast(const AVFrame& picture) {
    double sum = 0;
    double squares = 0;
    for (int y = 0; y < picture.height; ++y) {
        const auto* row = picture.data[0] + static_cast<std::ptrdiff_t>(y) * picture.linesize[0];
        for (int x = 0; x < picture.width; ++x) {
            sum += row[x];
            squares += static_cast<double>(row[x]) * row[x];
        }
    }
    const double count = static_cast<double>(picture.width) * picture.height;
    const double mean = sum / count;
    return std::sqrt(std::max(0.0, squares / count - mean * mean));
}

}  // namespace

Result<std::string> make_thumbnail(const Input& input, const VideoPlan& plan) {
    complaint::clear();
    if (plan.renditions.empty()) return Error{Errc::invalid, "the plan has no picture"};
    auto source = SourceInput::open(input);
    if (!source) return source.error();
    if ((*source)->video() == nullptr) return Error{Errc::corrupt_media, "The file has no video track."};
    auto& stream = *(*source)->video();
    auto reader = FrameReader::open(**source, stream, input.threads);
    if (!reader) return reader.error();
    auto origin = (*reader)->first_pts();
    if (!origin) return origin.error();

    // The key frame about a tenth in; if it is dark or empty, the best of some others.
    constexpr std::array places{0.1, 0.2, 0.35, 0.05, 0.5, 0.75, 0.0};
    constexpr double enough_contrast = 16;
    const auto length = static_cast<std::int64_t>(plan.timeline.duration() * 1e6);
    PictureScaler scaler{plan.encoder, {thumbnail_size(plan.renditions.front())}};
    auto best = make_frame();
    double best_contrast = -1;
    for (const double place : places) {
        const auto at = static_cast<std::int64_t>(static_cast<double>(length) * place);
        (*reader)->start_at(*origin + av_rescale_q(at, microseconds_base, stream.time_base));
        const auto frame = (*reader)->next();
        if (!frame) continue;
        if (auto scaled = scaler.scale(*frame); !scaled) return scaled.error();
        const double seen = contrast(scaler.picture(0));
        if (seen <= best_contrast) continue;
        best_contrast = seen;
        av_frame_unref(best.get());
        if (av_frame_ref(best.get(), &scaler.picture(0)) < 0) throw std::bad_alloc{};
        if (seen >= enough_contrast) break;
    }
    if (best_contrast < 0) return complaint::corrupt("Not one frame of the video can be decoded");
    constexpr int quality = 4;  // about 60 KB for 640 × 360
    return encode_jpeg(*best, quality);
}

}  // namespace sunomi::media
