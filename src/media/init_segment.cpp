#include "media/init_segment.hpp"

#include "media/complaint.hpp"

namespace sunomi::media {
namespace {

/// An output context that writes into memory.
class MemoryMuxer {
public:
    MemoryMuxer() {
        avformat_alloc_output_context2(&format_, nullptr, "mp4", nullptr);
        if (format_ == nullptr || avio_open_dyn_buf(&format_->pb) < 0) throw std::bad_alloc{};
    }
    ~MemoryMuxer() {
        if (format_->pb != nullptr) take();
        avformat_free_context(format_);
    }
    MemoryMuxer(const MemoryMuxer&) = delete;
    MemoryMuxer& operator=(const MemoryMuxer&) = delete;

    AVFormatContext& format() { return *format_; }
    std::string take() {
        std::uint8_t* bytes = nullptr;
        const int size = avio_close_dyn_buf(format_->pb, &bytes);
        format_->pb = nullptr;
        std::string taken{reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
        av_free(bytes);
        return taken;
    }

private:
    AVFormatContext* format_ = nullptr;
};

}  // namespace

Result<std::string> write_init(const AVCodecParameters& parameters, std::int64_t timescale) {
    MemoryMuxer muxer;
    auto& format = muxer.format();
    auto* stream = avformat_new_stream(&format, nullptr);
    if (stream == nullptr || avcodec_parameters_copy(stream->codecpar, &parameters) < 0)
        throw std::bad_alloc{};
    stream->codecpar->codec_tag = 0;
    stream->codecpar->bit_rate = 0;
    stream->time_base = {1, static_cast<int>(timescale)};
    format.flags |= AVFMT_FLAG_BITEXACT;
    AVDictionary* options = nullptr;
    av_dict_set(&options, "movflags", "empty_moov+default_base_moof+negative_cts_offsets+skip_trailer", 0);
    av_dict_set(&options, "use_editlist", "0", 0);
    av_dict_set_int(&options, "video_track_timescale", timescale, 0);
    const int written = avformat_write_header(&format, &options);
    av_dict_free(&options);
    if (written < 0) return complaint::internal("the init segment cannot be written", written);
    return muxer.take();
}

}  // namespace sunomi::media
