#include "media/aac_encoder.hpp"
#include "media/complaint.hpp"
#include "media/h264.hpp"
#include "media/init_segment.hpp"
#include "media/operations.hpp"
#include "media/source_input.hpp"
#include "media/video_encoder.hpp"

/// Init segments: what every segment of a track must fit.
namespace sunomi::media {
namespace {

/// The codec parameters of an opened encoder.
struct ParametersDelete {
    void operator()(AVCodecParameters* it) const { avcodec_parameters_free(&it); }
};
using ParametersPtr = std::unique_ptr<AVCodecParameters, ParametersDelete>;

ParametersPtr parameters_of(const AVCodecContext& codec) {
    ParametersPtr parameters{avcodec_parameters_alloc()};
    if (!parameters || avcodec_parameters_from_context(parameters.get(), &codec) < 0) throw std::bad_alloc{};
    return parameters;
}

/// `avc1.PPCCLL` as it stands in the written avcC box.
std::string codecs_in(const std::string& init) {
    const auto at = init.find("avcC");
    return at == std::string::npos ? "" : h264::codecs_string(std::string_view{init}.substr(at + 4));
}

Result<Init> init_of(const AVCodecParameters& parameters, TrackIndex track, std::int64_t timescale) {
    auto bytes = write_init(parameters, timescale);
    if (!bytes) return bytes.error();
    auto codecs = track == audio_track ? std::string{"mp4a.40.2"} : codecs_in(*bytes);
    if (codecs.empty()) return Error{Errc::internal, "the init segment has no avcC box"};
    return Init{track, std::move(*bytes), std::move(codecs)};
}

Result<Init> rendition_init(const VideoPlan& plan, TrackIndex track, const SourceInput* source) {
    const auto& rendition = plan.renditions[static_cast<std::size_t>(track)];
    if (rendition.mode == TrackMode::copy) {
        if (source->video() == nullptr) return Error{Errc::corrupt_media, "The track to copy is not there."};
        return init_of(*source->video()->codecpar, track, plan.timeline.timescale);
    }
    auto encoder = SegmentEncoder::open(plan, rendition, 1);
    if (!encoder) return encoder.error();
    return init_of(*parameters_of((*encoder)->codec()), track, plan.timeline.timescale);
}

Result<Init> audio_init(const AudioPlan& plan, const SourceInput* source) {
    if (plan.mode == TrackMode::copy) {
        if (source->audio() == nullptr) return Error{Errc::corrupt_media, "The track to copy is not there."};
        return init_of(*source->audio()->codecpar, audio_track, plan.sample_rate);
    }
    auto encoder = open_aac_encoder(plan);
    if (!encoder) return encoder.error();
    return init_of(*parameters_of(**encoder), audio_track, plan.sample_rate);
}

bool copies_something(const VideoPlan& plan) {
    const bool video = !plan.renditions.empty() && plan.renditions.front().mode == TrackMode::copy;
    return video || (plan.audio && plan.audio->mode == TrackMode::copy);
}

}  // namespace

Result<std::vector<Init>> make_inits(const Input& input, const VideoPlan& plan) {
    complaint::clear();
    std::unique_ptr<SourceInput> source;
    if (copies_something(plan)) {
        auto opened = SourceInput::open(input);
        if (!opened) return opened.error();
        source = std::move(*opened);
    }
    std::vector<Init> inits;
    for (const auto track : tracks_of(plan)) {
        auto init = track == audio_track ? audio_init(*plan.audio, source.get())
                                         : rendition_init(plan, track, source.get());
        if (!init) return init.error();
        inits.push_back(std::move(*init));
    }
    return inits;
}

}  // namespace sunomi::media
