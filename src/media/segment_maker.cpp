#include "media/segment_maker.hpp"

#include "media/fragment_writer.hpp"

namespace sunomi::media {

const RenditionPlan& SegmentMaker::rendition(TrackIndex track) const {
    return plan_.renditions[static_cast<std::size_t>(track)];
}

Result<void> SegmentMaker::begin(int segment, const std::vector<TrackIndex>& tracks) {
    segment_ = segment;
    encoders_.clear();
    if (tracks != tracks_) {
        tracks_ = tracks;
        std::vector<PictureSize> sizes;
        for (const auto track : tracks) sizes.push_back({rendition(track).width, rendition(track).height});
        scaler_ = std::make_unique<PictureScaler>(plan_.encoder, std::move(sizes));
        scaled_pts_.reset();
    }
    for (const auto track : tracks) {
        auto encoder = SegmentEncoder::open(plan_, rendition(track), threads_);
        if (!encoder) return encoder.error();
        if (auto same = check_parameter_sets(track, **encoder); !same) return same.error();
        encoders_.push_back(std::move(*encoder));
    }
    return {};
}

Result<void> SegmentMaker::add(const AVFrame& frame, std::int64_t ticks) {
    if (scaled_pts_ != frame.pts) {
        if (auto scaled = scaler_->scale(frame); !scaled) return scaled.error();
        scaled_pts_ = frame.pts;
    }
    for (std::size_t i = 0; i < encoders_.size(); ++i) {
        if (auto added = encoders_[i]->add(scaler_->picture(i), ticks); !added) return added.error();
    }
    return {};
}

Result<void> SegmentMaker::end() {
    const FragmentPlace place{segment_, plan_.timeline.start_of(segment_), plan_.timeline.end_of(segment_)};
    for (std::size_t i = encoders_.size(); i-- > 0;) {
        auto samples = encoders_[i]->finish();
        if (!samples) return samples.error();
        encoders_[i].reset();
        if (samples->empty()) return Error{Errc::internal, "a segment without a picture"};
        auto taken = sink_(tracks_[i], segment_, write_fragment(*samples, place));
        if (!taken) return taken.error();
    }
    return {};
}

/// The init segment was made by an encoder with one thread; these must be its parameter sets.
Result<void> SegmentMaker::check_parameter_sets(TrackIndex track, const SegmentEncoder& encoder) {
    auto& expected = parameter_sets_[track];
    if (expected.empty()) {
        auto reference = SegmentEncoder::open(plan_, rendition(track), 1);
        if (!reference) return reference.error();
        expected = (*reference)->parameter_sets();
    }
    if (encoder.parameter_sets() == expected) return {};
    return Error{Errc::internal, "the encoder's parameter sets differ from the init segment's"};
}

}  // namespace sunomi::media
