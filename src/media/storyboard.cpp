#include "domain/storyboard.hpp"

#include <optional>

#include "media/complaint.hpp"
#include "media/frame_reader.hpp"
#include "media/jpeg_encoder.hpp"
#include "media/operations.hpp"
#include "media/origin.hpp"
#include "media/picture_scaler.hpp"

/// What a player shows above its seek bar: key frames only, each decoded alone.
namespace sunomi::media {
namespace {

/// About 150 KB for a sheet of 100 tiles.
constexpr int quality = 6;

/// The pictures of the tiles, one after the other.
class Tiles {
public:
    Tiles(SourceInput& input, FrameReader& reader, const VideoPlan& plan, const Storyboard& storyboard,
          Origin origin)
        : input_(input),
          reader_(reader),
          storyboard_(storyboard),
          origin_(origin.in(reader.stream().time_base)),
          scaler_(plan.encoder, {{storyboard.tile_width, storyboard.tile_height}}) {}

    /// The tile's picture, valid until the next call: the one before it again where the source has no newer
    /// one that can be decoded; null as long as there was none at all.
    Result<const AVFrame*> at(int tile) {
        auto& stream = reader_.stream();
        const auto microseconds = storyboard_.start_ms(tile) * 1000;
        const auto pts = origin_ + av_rescale_q(microseconds, microseconds_base, stream.time_base);
        if (!is_shown_already(pts)) {
            reader_.start_at(pts);
            if (const auto frame = reader_.next()) {
                if (auto scaled = scaler_.scale(*frame); !scaled) return scaled.error();
                shown_pts_ = frame->pts;
            }
        }
        return shown_pts_ ? &scaler_.picture(0) : nullptr;
    }

private:
    /// Key frames may be further apart than tiles.
    bool is_shown_already(std::int64_t pts) {
        const auto place = input_.place_of(reader_.stream(), pts);
        const bool is_same = place && place == place_ && shown_pts_ && *shown_pts_ >= *place;
        place_ = place;
        return is_same;
    }

    SourceInput& input_;
    FrameReader& reader_;
    const Storyboard& storyboard_;
    const std::int64_t origin_;
    PictureScaler scaler_;
    std::optional<std::int64_t> place_;
    std::optional<std::int64_t> shown_pts_;
};

void paste(const AVFrame& tile, AVFrame& sheet, int left, int top) {
    for (std::size_t plane = 0; plane < 3; ++plane) {
        const int shift = plane == 0 ? 0 : 1;
        const auto stride = static_cast<std::ptrdiff_t>(sheet.linesize[plane]);
        auto* place = sheet.data[plane] + (top >> shift) * stride + (left >> shift);
        av_image_copy_plane(place, sheet.linesize[plane], tile.data[plane], tile.linesize[plane],
                            tile.width >> shift, tile.height >> shift);
    }
    sheet.colorspace = tile.colorspace;
    sheet.color_range = tile.color_range;
}

Result<std::string> draw_sheet(const Storyboard& storyboard, int sheet, Tiles& tiles) {
    const auto canvas = make_frame();
    ensure_picture(*canvas, {storyboard.sheet_width(sheet), storyboard.sheet_height(sheet)});
    paint_black(*canvas);
    bool is_empty = true;
    for (int i = 0; i < storyboard.tiles_of(sheet); ++i) {
        const auto tile = tiles.at(sheet * Storyboard::columns * Storyboard::rows + i);
        if (!tile) return tile.error();
        if (*tile == nullptr) continue;
        is_empty = false;
        paste(**tile, *canvas, i % Storyboard::columns * storyboard.tile_width,
              i / Storyboard::columns * storyboard.tile_height);
    }
    if (is_empty) return complaint::corrupt("Not one key frame of the video can be decoded");
    return encode_jpeg(*canvas, quality);
}

}  // namespace

Result<void> make_storyboard(const Input& input, const VideoPlan& plan, const SheetSink& sink) {
    complaint::clear();
    if (plan.renditions.empty()) return Error{Errc::invalid, "the plan has no picture"};
    auto source = SourceInput::open(input);
    if (!source) return source.error();
    if ((*source)->video() == nullptr) return Error{Errc::corrupt_media, "The file has no video track."};
    const auto origin = find_origin(**source);
    if (!origin) return origin.error();
    auto reader =
        FrameReader::open(**source, *(*source)->video(), input.threads, FrameReader::Pictures::single);
    if (!reader) return reader.error();
    const auto storyboard = storyboard_of(plan);
    Tiles tiles{**source, **reader, plan, storyboard, *origin};
    for (int sheet = 0; sheet < storyboard.sheets(); ++sheet) {
        auto jpeg = draw_sheet(storyboard, sheet, tiles);
        if (!jpeg) return jpeg.error();
        if (auto taken = sink(sheet, std::move(*jpeg)); !taken) return taken.error();
    }
    return {};
}

}  // namespace sunomi::media
