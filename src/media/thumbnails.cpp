#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "domain/thumbnail.hpp"
#include "media/complaint.hpp"
#include "media/frame_reader.hpp"
#include "media/jpeg_encoder.hpp"
#include "media/operations.hpp"
#include "media/origin.hpp"
#include "media/picture_scaler.hpp"

/// The picture that stands for a video, and others that its owner may choose instead.
namespace sunomi::media {
namespace {

/// A picture with less is dark, empty or a fade.
constexpr double enough_contrast = 16;
/// Of the luma, on average; with less between them nobody would call two pictures a choice.
constexpr double enough_difference = 3;
constexpr int quality = 4;  // about 60 KB for 640 × 360

/// Upright, square samples, even, in the largest rendition's shape.
PictureSize thumbnail_size(const RenditionPlan& top) {
    const double scale =
        std::min(1.0, static_cast<double>(frame_thumbnail_side) / std::max(top.width, top.height));
    const auto even = [&](int side) {
        return std::max(2, 2 * static_cast<int>(std::lround(side * scale / 2)));
    };
    return {even(top.width), even(top.height)};
}

const std::uint8_t* luma_row(const AVFrame& picture, int y) {
    return picture.data[0] + static_cast<std::ptrdiff_t>(y) * picture.linesize[0];
}

/// How much there is to see: the spread of the luma values; a black or empty picture has next to none.
double contrast(const AVFrame& picture) {
    double sum = 0;
    double squares = 0;
    for (int y = 0; y < picture.height; ++y) {
        const auto* row = luma_row(picture, y);
        for (int x = 0; x < picture.width; ++x) {
            sum += row[x];
            squares += static_cast<double>(row[x]) * row[x];
        }
    }
    const double count = static_cast<double>(picture.width) * picture.height;
    const double mean = sum / count;
    return std::sqrt(std::max(0.0, squares / count - mean * mean));
}

/// Of two pictures of the same size.
double difference(const AVFrame& a, const AVFrame& b) {
    double sum = 0;
    for (int y = 0; y < a.height; ++y) {
        const auto* in_a = luma_row(a, y);
        const auto* in_b = luma_row(b, y);
        for (int x = 0; x < a.width; ++x) sum += std::abs(in_a[x] - in_b[x]);
    }
    return sum / (static_cast<double>(a.width) * a.height);
}

FramePtr keep(const AVFrame& picture) {
    auto kept = make_frame();
    if (av_frame_ref(kept.get(), &picture) < 0) throw std::bad_alloc{};
    return kept;
}

/// Pictures of the size of thumbnails, from anywhere in the video.
class Stills {
public:
    Stills(FrameReader& reader, const VideoPlan& plan, Origin origin)
        : reader_(reader),
          origin_(origin.in(reader.stream().time_base)),
          duration_us_(static_cast<std::int64_t>(plan.timeline.duration() * 1e6)),
          scaler_(plan.encoder, {thumbnail_size(plan.renditions.front())}) {}

    /// The key frame at or before that part of the video (0 … 1), valid until the next call; null when none
    /// can be decoded there.
    Result<const AVFrame*> at(double place) {
        const auto time = static_cast<std::int64_t>(static_cast<double>(duration_us_) * place);
        reader_.start_at(origin_ + av_rescale_q(time, microseconds_base, reader_.stream().time_base));
        const auto frame = reader_.next();
        if (!frame) return nullptr;
        return picture_of(*frame);
    }

    /// The `skipped + 1`th picture after the one before; null at the end.
    Result<const AVFrame*> further(int skipped) {
        for (int i = 0; i < skipped; ++i) {
            if (!reader_.next()) return nullptr;
        }
        const auto frame = reader_.next();
        if (!frame) return nullptr;
        return picture_of(*frame);
    }

private:
    Result<const AVFrame*> picture_of(const AVFrame& frame) {
        if (auto scaled = scaler_.scale(frame); !scaled) return scaled.error();
        return &scaler_.picture(0);
    }

    FrameReader& reader_;
    const std::int64_t origin_;
    const std::int64_t duration_us_;
    PictureScaler scaler_;
};

/// The key frame about a tenth in; if it is dark or empty, the best of some others; if all are, as where a
/// short clip with a single key frame fades in, of what follows the first.
Result<FramePtr> find_automatic(Stills stills) {
    constexpr std::array places{0.1, 0.2, 0.35, 0.05, 0.5, 0.75, 0.0};
    constexpr int most_further = 40;
    constexpr int skipped = 7;  // some ten seconds in all at 30 frames a second
    FramePtr best;
    double best_contrast = -1;
    const auto is_enough = [&](const AVFrame& picture) {
        const double seen = contrast(picture);
        if (seen > best_contrast) {
            best_contrast = seen;
            best = keep(picture);
        }
        return seen >= enough_contrast;
    };
    for (const double place : places) {
        const auto picture = stills.at(place);
        if (!picture) return picture.error();
        if (*picture != nullptr && is_enough(**picture)) return best;
    }
    for (int i = 0; i < most_further; ++i) {
        const auto picture = stills.further(skipped);
        if (!picture) return picture.error();
        if (*picture == nullptr || is_enough(**picture)) break;
    }
    if (!best) return complaint::corrupt("Not one frame of the video can be decoded");
    return best;
}

/// Adds what differs from all that are there: from the middle, the end and the beginning, then from in
/// between.
Result<void> add_candidates(Stills stills, std::vector<FramePtr>& pictures) {
    constexpr std::array places{0.5, 0.8, 0.25, 0.65, 0.4, 0.9, 0.15, 0.0};
    for (const double place : places) {
        if (pictures.size() > most_candidates) break;
        const auto picture = stills.at(place);
        if (!picture) return picture.error();
        if (*picture == nullptr || contrast(**picture) < enough_contrast) continue;
        const auto looks_like_it = [&](const FramePtr& other) {
            return difference(**picture, *other) < enough_difference;
        };
        if (std::ranges::none_of(pictures, looks_like_it)) pictures.push_back(keep(**picture));
    }
    return {};
}

Result<std::vector<FramePtr>> find_pictures(SourceInput& input, const VideoPlan& plan, int threads) {
    const auto origin = find_origin(input);
    if (!origin) return origin.error();
    auto reader = FrameReader::open(input, *input.video(), threads);
    if (!reader) return reader.error();
    auto automatic = find_automatic(Stills{**reader, plan, *origin});
    if (!automatic) return automatic.error();
    std::vector<FramePtr> pictures;
    pictures.push_back(std::move(*automatic));
    reader = FrameReader::open(input, *input.video(), threads, FrameReader::Pictures::single);
    if (!reader) return reader.error();
    if (auto added = add_candidates(Stills{**reader, plan, *origin}, pictures); !added) return added.error();
    return pictures;
}

}  // namespace

Result<std::vector<std::string>> make_thumbnails(const Input& input, const VideoPlan& plan) {
    complaint::clear();
    if (plan.renditions.empty()) return Error{Errc::invalid, "the plan has no picture"};
    auto source = SourceInput::open(input);
    if (!source) return source.error();
    if ((*source)->video() == nullptr) return Error{Errc::corrupt_media, "The file has no video track."};
    auto pictures = find_pictures(**source, plan, input.threads);
    if (!pictures) return pictures.error();
    std::vector<std::string> jpegs;
    for (const auto& picture : *pictures) {
        auto jpeg = encode_jpeg(*picture, quality);
        if (!jpeg) return jpeg.error();
        jpegs.push_back(std::move(*jpeg));
    }
    return jpegs;
}

}  // namespace sunomi::media
