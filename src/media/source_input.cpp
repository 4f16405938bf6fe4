#include "media/source_input.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <span>

#include "media/complaint.hpp"

namespace sunomi::media {
namespace {

constexpr int buffer_size = 64 * 1024;
/// Enough for the first pictures of a 100 Mbit/s transport stream; small enough to stay well below 0.3 s.
constexpr std::int64_t probe_bytes = 8 * 1024 * 1024;
constexpr std::int64_t probe_microseconds = 3'000'000;
constexpr int most_streams = 64;
constexpr int most_read_errors = 1000;

bool is_cover_art(const AVStream& stream) {
    return (stream.disposition & (AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS)) != 0;
}

int refuse_open(AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**) {
    return AVERROR(EPERM);
}

}  // namespace

/// The descriptor behind libavformat's reads.
struct SourceInput::Bytes {
    explicit Bytes(const Input& input) : fd(input.fd), size(input.size_bytes) {
        auto* buffer = static_cast<unsigned char*>(av_malloc(buffer_size));
        if (buffer != nullptr) io = avio_alloc_context(buffer, buffer_size, 0, this, &read, nullptr, &seek);
        if (io == nullptr) throw std::bad_alloc{};
    }
    ~Bytes() {
        av_freep(&io->buffer);
        avio_context_free(&io);
    }
    Bytes(const Bytes&) = delete;
    Bytes& operator=(const Bytes&) = delete;

    static int read(void* self, std::uint8_t* into, int count) {
        auto& bytes = *static_cast<Bytes*>(self);
        if (bytes.hollow) {
            bytes.at += count;
            return count;
        }
        const auto got = ::pread(bytes.fd, into, static_cast<std::size_t>(count), bytes.at);
        if (got < 0) return AVERROR(errno);
        if (got == 0) return AVERROR_EOF;
        bytes.at += got;
        return static_cast<int>(got);
    }

    static std::int64_t seek(void* self, std::int64_t offset, int whence) {
        auto& bytes = *static_cast<Bytes*>(self);
        if (whence == AVSEEK_SIZE) return bytes.size;
        if (whence != SEEK_SET || offset < 0) return AVERROR(EINVAL);
        return bytes.at = offset;
    }

    int fd;
    std::int64_t size;
    std::int64_t at = 0;
    /// Reads succeed without reading: the packets' memory is never touched, so an hour's index passes in
    /// a fraction of a second, and a file that claims terabytes costs nothing either.
    bool hollow = false;
    AVIOContext* io = nullptr;
};

SourceInput::SourceInput(const Input& input) : bytes_(std::make_unique<Bytes>(input)) {}
SourceInput::~SourceInput() = default;

Result<std::unique_ptr<SourceInput>> SourceInput::open(const Input& input, Reading reading) {
    std::unique_ptr<SourceInput> made{new SourceInput{input}};
    if (auto opened = made->open_container(input, reading); !opened) return opened.error();
    made->video_ = made->choose(AVMEDIA_TYPE_VIDEO);
    made->audio_ = made->choose(AVMEDIA_TYPE_AUDIO);
    return made;
}

Result<void> SourceInput::open_container(const Input& input, Reading reading) {
    auto kind = recognise_container(input);
    if (!kind) return kind.error();
    kind_ = *kind;
    const bool times_only = reading == Reading::times_only && kind_.indexed;

    AVFormatContext* format = avformat_alloc_context();
    if (format == nullptr) throw std::bad_alloc{};
    format->pb = bytes_->io;
    format->io_open = refuse_open;
    format->flags |= AVFMT_FLAG_CUSTOM_IO;
    if (times_only) format->flags |= AVFMT_FLAG_NOPARSE | AVFMT_FLAG_NOFILLIN;
    format->probesize = probe_bytes;
    format->max_analyze_duration = probe_microseconds;
    format->max_streams = most_streams;
    AVDictionary* options = nullptr;
    av_dict_set(&options, "format_whitelist", demuxer_allow_list, 0);
    av_dict_set(&options, "codec_whitelist", decoder_allow_list, 0);
    av_dict_set(&options, "protocol_whitelist", "", 0);
    av_dict_set(&options, "enable_drefs", "0", 0);
    const int opened = avformat_open_input(&format, "", av_find_input_format(kind_.demuxer), &options);
    av_dict_free(&options);
    if (opened < 0) return complaint::corrupt("The file cannot be read", opened);
    format_.reset(format);
    if (times_only) {
        bytes_->hollow = true;
        return {};
    }
    const int found = avformat_find_stream_info(format, nullptr);
    if (found < 0) return complaint::corrupt("The file's tracks cannot be read", found);
    return {};
}

AVStream* SourceInput::choose(AVMediaType type) const {
    AVStream* chosen = nullptr;
    for (auto* stream : std::span{format_->streams, format_->nb_streams}) {
        if (stream->codecpar->codec_type != type || is_cover_art(*stream)) continue;
        if (allowed_decoder(stream->codecpar->codec_id) == nullptr) continue;
        const bool is_default = (stream->disposition & AV_DISPOSITION_DEFAULT) != 0;
        if (chosen == nullptr || (is_default && (chosen->disposition & AV_DISPOSITION_DEFAULT) == 0))
            chosen = stream;
    }
    return chosen;
}

std::string SourceInput::refused_codec(AVMediaType type) const {
    for (auto* stream : std::span{format_->streams, format_->nb_streams}) {
        if (stream->codecpar->codec_type != type || is_cover_art(*stream)) continue;
        if (allowed_decoder(stream->codecpar->codec_id) == nullptr)
            return avcodec_get_name(stream->codecpar->codec_id);
    }
    return {};
}

void SourceInput::read_only(const AVStream* stream) {
    for (auto* other : std::span{format_->streams, format_->nb_streams})
        other->discard = stream == nullptr || other == stream ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
}

/// A sample that goes on past the file's end is left out: half a picture is none. What the parser says of it
/// is no news either, the index tells how much is missing.
bool SourceInput::read(AVPacket& packet) {
    for (int errors = 0; errors < most_read_errors; ++errors) {
        const bool no_complaint = complaint::first().empty();
        const int got = av_read_frame(format_.get(), &packet);
        const bool is_cut = kind_.indexed && got >= 0 && (packet.flags & AV_PKT_FLAG_CORRUPT) != 0;
        if (got >= 0 && !is_cut) return true;
        if (is_cut) av_packet_unref(&packet);
        if (is_cut && no_complaint) complaint::clear();
        if (got == AVERROR_EOF || got == AVERROR(ENOMEM) || avio_feof(format_->pb) != 0) return false;
    }
    return false;
}

/// Matroska's cues usually name video frames only; by any other track it would read its way from the start.
const AVStream& SourceInput::guide_of(const AVStream& stream) const {
    const bool by_video = std::strcmp(kind_.demuxer, "matroska") == 0 && video_ != nullptr;
    return by_video ? *video_ : stream;
}

bool SourceInput::seek(const AVStream& stream, std::int64_t pts) {
    const auto& guide = guide_of(stream);
    const auto at = av_rescale_q(pts, stream.time_base, guide.time_base);
    return av_seek_frame(format_.get(), guide.index, at, AVSEEK_FLAG_BACKWARD) >= 0;
}

std::optional<std::int64_t> SourceInput::place_of(AVStream& stream, std::int64_t pts) const {
    if (!kind_.indexed) return std::nullopt;
    const auto* entry = avformat_index_get_entry_from_timestamp(&stream, pts, AVSEEK_FLAG_BACKWARD);
    return entry != nullptr ? std::optional{entry->timestamp} : std::nullopt;
}

bool SourceInput::rewind(const AVStream& stream) {
    const auto& guide = guide_of(stream);
    const auto first = guide.start_time == AV_NOPTS_VALUE ? 0 : guide.start_time;
    const auto second = av_rescale_q(1'000'000, microseconds_base, guide.time_base);
    return av_seek_frame(format_.get(), guide.index, first - second, AVSEEK_FLAG_BACKWARD) >= 0 ||
           av_seek_frame(format_.get(), guide.index, 0, AVSEEK_FLAG_BYTE) >= 0;
}

}  // namespace sunomi::media
