#include "media/tone_mapper.hpp"

#include <fmt/format.h>

#include <array>
#include <string>

extern "C" {
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
}

namespace sunomi::media {

/// The filters for one kind of picture.
struct ToneMapper::Graph {
    using Kind = std::array<int, 5>;

    ~Graph() { avfilter_graph_free(&graph); }
    Graph() = default;
    Graph(const Graph&) = delete;
    Graph& operator=(const Graph&) = delete;

    bool open(const AVFrame& picture, int width, int height) {
        graph = avfilter_graph_alloc();
        if (graph == nullptr) throw std::bad_alloc{};
        graph->nb_threads = 1;
        const auto from = fmt::format("video_size={}x{}:pix_fmt={}:time_base=1/1:pixel_aspect=1/1",
                                      picture.width, picture.height, picture.format);
        // 203 cd/m² is what HDR production calls white (ITU-R BT.2408), 1000 what it is usually graded for at
        // most: the curve is straight to 0.3 of white and bends from there to 4.93.
        const auto chain = fmt::format(
            "zscale=w={}:h={}:f=bicubic:t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,"
            "tonemap=mobius:param=0.3:peak=4.93:desat=0,zscale=t=bt709:m=bt709:r=limited,format=yuv420p",
            width, height);
        if (avfilter_graph_create_filter(&source, avfilter_get_by_name("buffer"), "in", from.c_str(), nullptr,
                                         graph) < 0 ||
            avfilter_graph_create_filter(&sink, avfilter_get_by_name("buffersink"), "out", nullptr, nullptr,
                                         graph) < 0)
            return false;
        auto* outputs = avfilter_inout_alloc();
        auto* inputs = avfilter_inout_alloc();
        if (outputs == nullptr || inputs == nullptr) throw std::bad_alloc{};
        *outputs = {av_strdup("in"), source, 0, nullptr};
        *inputs = {av_strdup("out"), sink, 0, nullptr};
        const int parsed = avfilter_graph_parse_ptr(graph, chain.c_str(), &inputs, &outputs, nullptr);
        avfilter_inout_free(&inputs);
        avfilter_inout_free(&outputs);
        return parsed >= 0 && avfilter_graph_config(graph, nullptr) >= 0;
    }

    Kind kind{};
    bool usable = false;
    AVFilterGraph* graph = nullptr;
    AVFilterContext* source = nullptr;
    AVFilterContext* sink = nullptr;
};

ToneMapper::ToneMapper() = default;
ToneMapper::~ToneMapper() = default;

bool ToneMapper::is_needed(const AVFrame& picture) {
    return picture.color_trc == AVCOL_TRC_SMPTE2084 || picture.color_trc == AVCOL_TRC_ARIB_STD_B67;
}

const AVFrame* ToneMapper::map(const AVFrame& picture, int width, int height) {
    const Graph::Kind kind{picture.width, picture.height, picture.format, width, height};
    if (!graph_ || graph_->kind != kind) {
        graph_ = std::make_unique<Graph>();
        graph_->kind = kind;
        graph_->usable = graph_->open(picture, width, height);
    }
    if (!graph_->usable) return nullptr;
    const FramePtr in{av_frame_clone(&picture)};
    if (!in) throw std::bad_alloc{};
    in->pts = 0;
    in->sample_aspect_ratio = {1, 1};
    // Only the curve may be told: then the rest is what goes with it.
    if (in->color_primaries == AVCOL_PRI_UNSPECIFIED) in->color_primaries = AVCOL_PRI_BT2020;
    if (in->colorspace == AVCOL_SPC_UNSPECIFIED) in->colorspace = AVCOL_SPC_BT2020_NCL;
    if (in->color_range == AVCOL_RANGE_UNSPECIFIED) in->color_range = AVCOL_RANGE_MPEG;
    av_frame_unref(mapped_.get());
    if (av_buffersrc_add_frame(graph_->source, in.get()) < 0) return nullptr;
    return av_buffersink_get_frame(graph_->sink, mapped_.get()) >= 0 ? mapped_.get() : nullptr;
}

}  // namespace sunomi::media
