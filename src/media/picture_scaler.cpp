#include "media/picture_scaler.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "media/complaint.hpp"

namespace sunomi::media {
namespace {

bool is_full_range(const AVFrame& frame) {
    constexpr std::array jpeg{AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_YUVJ422P, AV_PIX_FMT_YUVJ444P,
                              AV_PIX_FMT_YUVJ440P};
    return frame.color_range == AVCOL_RANGE_JPEG || std::ranges::find(jpeg, frame.format) != jpeg.end();
}

int matrix_of(const AVFrame& frame, int fallback) {
    return frame.colorspace == AVCOL_SPC_UNSPECIFIED || frame.colorspace == AVCOL_SPC_RGB ? fallback
                                                                                          : frame.colorspace;
}

/// One plane turned clockwise, 16 × 16 samples at a time so that both sides stay in the cache.
void turn_plane(const std::uint8_t* from, int from_stride, int width, int height, std::uint8_t* to,
                int to_stride, int degrees) {
    constexpr int tile = 16;
    const auto place = [&](int x, int y) -> std::ptrdiff_t {
        const std::ptrdiff_t stride = to_stride;
        if (degrees == 90) return x * stride + (height - 1 - y);
        if (degrees == 180) return (height - 1 - y) * stride + (width - 1 - x);
        return (width - 1 - x) * stride + y;
    };
    for (int top = 0; top < height; top += tile) {
        for (int left = 0; left < width; left += tile) {
            for (int y = top; y < std::min(top + tile, height); ++y) {
                const auto* row = from + static_cast<std::ptrdiff_t>(y) * from_stride;
                for (int x = left; x < std::min(left + tile, width); ++x) to[place(x, y)] = row[x];
            }
        }
    }
}

void turn(const AVFrame& from, AVFrame& to, int degrees) {
    for (std::size_t plane = 0; plane < 3; ++plane) {
        const int shift = plane == 0 ? 0 : 1;
        turn_plane(from.data[plane], from.linesize[plane], from.width >> shift, from.height >> shift,
                   to.data[plane], to.linesize[plane], degrees);
    }
}

/// How output pictures are described; converters and encoders read it there.
void describe(AVFrame& picture, const ColorFacts& color) {
    picture.colorspace = static_cast<AVColorSpace>(color.matrix);
    picture.color_range = AVCOL_RANGE_MPEG;
}

}  // namespace

/// The ranges must be known before libswscale chooses its way: for equal sizes it would only copy.
bool Conversion::set_up(const Kind& kind) {
    const auto [from_width, from_height, from_format, from_matrix, from_full, to_width, to_height, to_format,
                to_matrix, to_full] = kind;
    scaler_.reset(sws_alloc_context());
    if (!scaler_) throw std::bad_alloc{};
    auto* options = scaler_.get();
    av_opt_set_int(options, "srcw", from_width, 0);
    av_opt_set_int(options, "srch", from_height, 0);
    av_opt_set_int(options, "src_format", from_format, 0);
    av_opt_set_int(options, "src_range", from_full, 0);
    av_opt_set_int(options, "dstw", to_width, 0);
    av_opt_set_int(options, "dsth", to_height, 0);
    av_opt_set_int(options, "dst_format", to_format, 0);
    av_opt_set_int(options, "dst_range", to_full, 0);
    av_opt_set_int(options, "sws_flags", SWS_BICUBIC, 0);
    if (sws_init_context(options, nullptr, nullptr) < 0) return false;
    constexpr int unity = 1 << 16;
    sws_setColorspaceDetails(options, sws_getCoefficients(from_matrix), from_full,
                             sws_getCoefficients(to_matrix), to_full, 0, unity, unity);
    kind_ = kind;
    return true;
}

Result<void> Conversion::run(const AVFrame& source, AVFrame& target) {
    const Kind kind{source.width,
                    source.height,
                    source.format,
                    matrix_of(source, target.colorspace),
                    is_full_range(source) ? 1 : 0,
                    target.width,
                    target.height,
                    target.format,
                    target.colorspace,
                    is_full_range(target) ? 1 : 0};
    if (kind != kind_ && !set_up(kind)) {
        kind_ = {};
        return complaint::corrupt("The picture format cannot be converted");
    }
    const int rows = sws_scale(scaler_.get(), source.data, source.linesize, 0, source.height, target.data,
                               target.linesize);
    if (rows != target.height) return complaint::internal("scaling failed", rows);
    return {};
}

void ensure_picture(AVFrame& picture, PictureSize size) {
    const bool fits = picture.buf[0] != nullptr && picture.width == size.width &&
                      picture.height == size.height && av_frame_is_writable(&picture) > 0;
    if (fits) return;
    av_frame_unref(&picture);
    picture.format = AV_PIX_FMT_YUV420P;
    picture.width = size.width;
    picture.height = size.height;
    if (av_frame_get_buffer(&picture, 0) < 0) throw std::bad_alloc{};
}

void paint_black(AVFrame& picture) {
    constexpr int black_luma = 16;
    constexpr int no_chroma = 128;
    for (std::size_t plane = 0; plane < 3; ++plane) {
        const int rows = plane == 0 ? picture.height : picture.height / 2;
        const auto bytes = static_cast<std::size_t>(picture.linesize[plane]) * static_cast<std::size_t>(rows);
        std::memset(picture.data[plane], plane == 0 ? black_luma : no_chroma, bytes);
    }
}

PictureScaler::PictureScaler(EncoderPlan encoder, std::vector<PictureSize> sizes)
    : encoder_(std::move(encoder)), sizes_(std::move(sizes)), steps_(sizes_.size()) {
    for (std::size_t i = 0; i < sizes_.size(); ++i) pictures_.push_back(make_frame());
}

bool PictureScaler::fits_as_it_is(const AVFrame& source) const {
    return source.format == AV_PIX_FMT_YUV420P && !is_full_range(source) && source.width == sizes_[0].width &&
           source.height == sizes_[0].height && encoder_.rotation_degrees == 0 &&
           matrix_of(source, encoder_.color.matrix) == encoder_.color.matrix;
}

Result<void> PictureScaler::first_picture(const AVFrame& decoded) {
    auto& first = *pictures_[0];
    const bool on_side = encoder_.rotation_degrees % 180 != 0;
    const auto size = on_side ? PictureSize{sizes_[0].height, sizes_[0].width} : sizes_[0];
    const auto* mapped =
        ToneMapper::is_needed(decoded) ? tone_mapper_.map(decoded, size.width, size.height) : nullptr;
    const auto& source = mapped != nullptr ? *mapped : decoded;
    if (fits_as_it_is(source)) {
        av_frame_unref(&first);
        if (av_frame_ref(&first, &source) < 0) throw std::bad_alloc{};
        describe(first, encoder_.color);
        return {};
    }
    const bool turned = encoder_.rotation_degrees != 0;
    auto& scaled = turned ? *unturned_ : first;
    ensure_picture(scaled, size);
    describe(scaled, encoder_.color);
    if (auto done = first_.run(source, scaled); !done) return done.error();
    if (turned) {
        ensure_picture(first, sizes_[0]);
        describe(first, encoder_.color);
        turn(scaled, first, encoder_.rotation_degrees);
    }
    return {};
}

Result<void> PictureScaler::scale(const AVFrame& source) {
    if (auto made = first_picture(source); !made) return made.error();
    for (std::size_t i = 1; i < sizes_.size(); ++i) {
        auto& target = *pictures_[i];
        ensure_picture(target, sizes_[i]);
        describe(target, encoder_.color);
        if (auto done = steps_[i].run(*pictures_[i - 1], target); !done) return done.error();
    }
    return {};
}

}  // namespace sunomi::media
