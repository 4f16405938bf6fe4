#include "media/pcm_grid.hpp"

#include <algorithm>
#include <numeric>

#include "media/complaint.hpp"
#include "media/pcm_source.hpp"

namespace sunomi::media {
namespace {

/// How much earlier than needed the rate converter is fed, so that its filter (32 taps and their mirrored
/// start) sees only what it would see in the middle.
constexpr double converter_settles_seconds = 0.1;
constexpr std::int64_t block_seconds_divisor = 10;

}  // namespace

/// Turns the source's grid into the target's.
class PcmGrid::Converter {
public:
    Converter(int from, int to, int channels) : from_(from), to_(to), channels_(channels) {}

    /// Begins anew; returns the source sample to feed first, and sets where the output then begins.
    std::int64_t begin_before(std::int64_t sample) {
        const auto divisor = std::gcd(from_, to_);
        const std::int64_t whole = from_ / divisor;
        const auto early = av_rescale_rnd(sample, from_, to_, AV_ROUND_DOWN) -
                           static_cast<std::int64_t>(converter_settles_seconds * from_);
        const auto blocks = early >= 0 ? early / whole : -((-early + whole - 1) / whole);
        out_at_ = blocks * (to_ / divisor);
        swr_.reset();
        return blocks * whole;
    }
    [[nodiscard]] std::int64_t out_at() const { return out_at_; }

    Result<Planes> convert(Planes in) {
        if (from_ == to_) {
            out_at_ += static_cast<std::int64_t>(in.front().size());
            return in;
        }
        if (!swr_) {
            if (auto opened = open(); !opened) return opened.error();
        }
        const auto count = static_cast<int>(in.front().size());
        const int room = swr_get_out_samples(swr_.get(), count);
        Planes out(in.size(), std::vector<float>(static_cast<std::size_t>(std::max(room, 0))));
        std::vector<std::uint8_t*> to;
        std::vector<const std::uint8_t*> from;
        for (auto& plane : out) to.push_back(reinterpret_cast<std::uint8_t*>(plane.data()));
        for (auto& plane : in) from.push_back(reinterpret_cast<const std::uint8_t*>(plane.data()));
        const int got = swr_convert(swr_.get(), to.data(), room, from.data(), count);
        if (got < 0) return complaint::internal("the sample rate cannot be converted", got);
        for (auto& plane : out) plane.resize(static_cast<std::size_t>(got));
        out_at_ += got;
        return out;
    }

private:
    Result<void> open() {
        AVChannelLayout layout{};
        av_channel_layout_default(&layout, channels_);
        SwrContext* made = nullptr;
        int result = swr_alloc_set_opts2(&made, &layout, AV_SAMPLE_FMT_FLTP, to_, &layout, AV_SAMPLE_FMT_FLTP,
                                         from_, 0, nullptr);
        swr_.reset(made);
        if (result >= 0) result = swr_init(swr_.get());
        if (result < 0) return complaint::internal("the sample rate cannot be converted", result);
        return {};
    }

    int from_;
    int to_;
    int channels_;
    std::int64_t out_at_ = 0;
    ResamplerPtr swr_;
};

PcmGrid::PcmGrid(std::unique_ptr<Source> source, std::unique_ptr<Converter> converter)
    : source_(std::move(source)),
      converter_(std::move(converter)),
      kept_(static_cast<std::size_t>(source_->channels())) {}
PcmGrid::~PcmGrid() = default;

Result<std::unique_ptr<PcmGrid>> PcmGrid::open(SourceInput& input, int threads, std::int64_t origin, int rate,
                                               int channels) {
    if (input.audio() == nullptr)
        return Error{Errc::corrupt_media, "The file has no sound that can be played."};
    auto reader = FrameReader::open(input, *input.audio(), threads);
    if (!reader) return reader.error();
    input.rewind(*input.audio());
    if (auto first = (*reader)->first_pts(); !first) return first.error();
    auto source = std::make_unique<Source>(std::move(*reader), origin, channels);
    if (source->rate() <= 0) return Error{Errc::corrupt_media, "The sound has no sample rate."};
    auto converter = std::make_unique<Converter>(source->rate(), rate, channels);
    return std::unique_ptr<PcmGrid>{new PcmGrid{std::move(source), std::move(converter)}};
}

void PcmGrid::start_at(std::int64_t sample) {
    source_->start_at(converter_->begin_before(sample));
    for (auto& plane : kept_) plane.clear();
    kept_from_ = converter_->out_at();
}

Result<Planes> PcmGrid::read(std::int64_t first, std::int64_t count) {
    while (kept_from_ + static_cast<std::int64_t>(kept_.front().size()) < first + count) {
        auto block = source_->take(std::max<std::int64_t>(source_->rate() / block_seconds_divisor, 1));
        if (!block) return block.error();
        auto converted = converter_->convert(std::move(*block));
        if (!converted) return converted.error();
        for (std::size_t i = 0; i < kept_.size(); ++i)
            kept_[i].insert(kept_[i].end(), (*converted)[i].begin(), (*converted)[i].end());
    }
    Planes out;
    for (auto& plane : kept_) {
        plane.erase(plane.begin(), plane.begin() + std::max<std::int64_t>(first - kept_from_, 0));
        out.emplace_back(plane.begin(), plane.begin() + count);
    }
    kept_from_ = std::max(kept_from_, first);
    return out;
}

}  // namespace sunomi::media
