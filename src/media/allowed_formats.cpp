#include "media/allowed_formats.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace sunomi::media {
namespace {

using namespace std::literals;

struct Allowed {
    AVCodecID codec;
    const char* decoder;
};

constexpr std::array allowed{
    Allowed{AV_CODEC_ID_H264, "h264"},
    Allowed{AV_CODEC_ID_HEVC, "hevc"},
    Allowed{AV_CODEC_ID_VP8, "vp8"},
    Allowed{AV_CODEC_ID_VP9, "vp9"},
    Allowed{AV_CODEC_ID_AV1, "libdav1d"},
    Allowed{AV_CODEC_ID_MPEG4, "mpeg4"},            // DivX/Xvid collections, older cameras
    Allowed{AV_CODEC_ID_MPEG2VIDEO, "mpeg2video"},  // DVD and broadcast recordings
    Allowed{AV_CODEC_ID_MPEG1VIDEO, "mpeg1video"},  // files from the nineties, still uploaded
    Allowed{AV_CODEC_ID_MJPEG, "mjpeg"},        // still cameras, capture cards, action cameras' time lapses
    Allowed{AV_CODEC_ID_PRORES, "prores"},      // what editors export
    Allowed{AV_CODEC_ID_H263, "h263"},          // 3GP of old phones
    Allowed{AV_CODEC_ID_MSMPEG4V3, "msmpeg4"},  // "DivX 3" AVI files
    Allowed{AV_CODEC_ID_THEORA, "theora"},      // Ogg video, free-software archives
    Allowed{AV_CODEC_ID_AAC, "aac"},
    Allowed{AV_CODEC_ID_MP3, "mp3float"},
    Allowed{AV_CODEC_ID_OPUS, "opus"},
    Allowed{AV_CODEC_ID_VORBIS, "vorbis"},
    Allowed{AV_CODEC_ID_FLAC, "flac"},
    Allowed{AV_CODEC_ID_MP2, "mp2float"},   // sound of MPEG-2 recordings
    Allowed{AV_CODEC_ID_ALAC, "alac"},      // iTunes, Logic
    Allowed{AV_CODEC_ID_AC3, "ac3"},        // camcorders (AVCHD), DVD
    Allowed{AV_CODEC_ID_EAC3, "eac3"},      // broadcast recordings
    Allowed{AV_CODEC_ID_AMR_NB, "amrnb"},   // 3GP of old phones
    Allowed{AV_CODEC_ID_PCM_U8, "pcm_u8"},  // PCM: WAV, AVI, MOV of cameras and editors
    Allowed{AV_CODEC_ID_PCM_S16LE, "pcm_s16le"},
    Allowed{AV_CODEC_ID_PCM_S16BE, "pcm_s16be"},
    Allowed{AV_CODEC_ID_PCM_S24LE, "pcm_s24le"},
    Allowed{AV_CODEC_ID_PCM_S24BE, "pcm_s24be"},
    Allowed{AV_CODEC_ID_PCM_S32LE, "pcm_s32le"},
    Allowed{AV_CODEC_ID_PCM_F32LE, "pcm_f32le"},
    Allowed{AV_CODEC_ID_PCM_ALAW, "pcm_alaw"},
    Allowed{AV_CODEC_ID_PCM_MULAW, "pcm_mulaw"},
};

constexpr std::size_t head_length = 1024;
constexpr std::size_t ts_packet = 188;
constexpr std::size_t m2ts_packet = 192;  // four bytes of arrival time before each packet

bool has_at(std::string_view head, std::size_t offset, std::string_view magic) {
    return head.size() >= offset + magic.size() && head.substr(offset, magic.size()) == magic;
}

bool is_transport_stream(std::string_view head, std::size_t offset, std::size_t step) {
    for (int i = 0; i < 4; ++i, offset += step) {
        if (!has_at(head, offset, "\x47"sv)) return false;
    }
    return true;
}

bool is_mpeg_audio(std::string_view head) {
    if (has_at(head, 0, "ID3")) return true;
    if (head.size() < 2 || head[0] != '\xFF') return false;
    const auto second = static_cast<unsigned char>(head[1]);
    return (second & 0xE0U) == 0xE0U && (second & 0x06U) == 0x02U;  // layer III
}

bool is_iso_media(std::string_view head) {
    constexpr std::array types{"ftyp"sv, "moov"sv, "mdat"sv, "free"sv, "skip"sv, "wide"sv, "pnot"sv};
    return std::ranges::any_of(types, [&](auto type) { return has_at(head, 4, type); });
}

std::uint64_t big_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char c : bytes) value = value << 8U | static_cast<unsigned char>(c);
    return value;
}

struct TopLevel {
    bool moov = false;
    bool moof = false;
};

/// Walks the top-level boxes of an ISO file (ISO/IEC 14496-12, 4.2) up to the first fragment.
TopLevel walk_top_level(const Input& input) {
    constexpr int most_boxes = 1000;
    TopLevel found;
    std::int64_t at = 0;
    for (int i = 0; i < most_boxes && at + 8 <= input.size_bytes && !found.moof; ++i) {
        std::array<char, 16> bytes{};
        const auto got = ::pread(input.fd, bytes.data(), bytes.size(), at);
        if (got < 8) break;
        const std::string_view header{bytes.data(), static_cast<std::size_t>(got)};
        auto size = big_endian(header.substr(0, 4));
        found.moov |= has_at(header, 4, "moov");
        found.moof |= has_at(header, 4, "moof");
        if (size == 1 && got == 16) size = big_endian(header.substr(8, 8));
        if (size < 8 || size > static_cast<std::uint64_t>(input.size_bytes - at)) break;
        at += static_cast<std::int64_t>(size);
    }
    return found;
}

Error refusal(std::string_view head) {
    const auto text = [&](auto... magic) { return (has_at(head, 0, magic) || ...); };
    std::string what = "its format is not one of MP4, MOV, MKV, WebM, AVI, MPEG-TS, MP3, Ogg, FLAC and WAV";
    if (head.empty())
        what = "it is empty";
    else if (text("#EXTM3U"sv, "<?xml"sv, "<MPD"sv, "ffconcat"sv, "v=0"sv, "[playlist]"sv))
        what = "it is a playlist, which only names other files";
    else if (text("\x89PNG"sv, "\xFF\xD8\xFF"sv, "GIF8"sv, "BM"sv, "II*\0"sv, "MM\0*"sv) ||
             has_at(head, 8, "WEBP"))
        what = "it is a still picture";
    else if (text("PK\x03\x04"sv, "Rar!"sv, "7z\xBC\xAF"sv, "\x1F\x8B"sv))
        what = "it is an archive";
    else if (text("%PDF"sv))
        what = "it is a PDF document";
    return Error{Errc::corrupt_media, "This is not a video file that can be read: " + what + "."};
}

}  // namespace

const char* const demuxer_allow_list = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mp3,ogg,flac,wav";

const char* const decoder_allow_list = [] {
    static const std::string list = [] {
        std::string names;
        for (const auto& entry : allowed) names += (names.empty() ? "" : ",") + std::string{entry.decoder};
        return names;
    }();
    return list.c_str();
}();

const AVCodec* allowed_decoder(AVCodecID codec) {
    const auto entry = std::ranges::find(allowed, codec, &Allowed::codec);
    return entry == allowed.end() ? nullptr : avcodec_find_decoder_by_name(entry->decoder);
}

Result<ContainerKind> recognise_container(const Input& input) {
    std::array<char, head_length> bytes{};
    const auto got = ::pread(input.fd, bytes.data(), bytes.size(), 0);
    if (got < 0) return Error{Errc::unavailable, "the source cannot be read"};
    const std::string_view head{bytes.data(), static_cast<std::size_t>(got)};

    if (has_at(head, 0, "\x1A\x45\xDF\xA3"sv)) return ContainerKind{"matroska", false};
    if (has_at(head, 0, "RIFF") && has_at(head, 8, "AVI ")) return ContainerKind{"avi", false};
    if (has_at(head, 0, "RIFF") && has_at(head, 8, "WAVE")) return ContainerKind{"wav", false};
    if (has_at(head, 0, "OggS")) return ContainerKind{"ogg", false};
    if (has_at(head, 0, "fLaC")) return ContainerKind{"flac", false};
    if (is_transport_stream(head, 0, ts_packet) || is_transport_stream(head, 4, m2ts_packet))
        return ContainerKind{"mpegts", false};
    if (is_iso_media(head)) {
        const auto boxes = walk_top_level(input);
        if (!boxes.moov)
            return Error{
                Errc::corrupt_media,
                "The file was cut off: the index (moov), which its recorder writes last, is missing."};
        return ContainerKind{"mov", !boxes.moof};
    }
    if (is_mpeg_audio(head)) return ContainerKind{"mp3", false};
    return refusal(head);
}

}  // namespace sunomi::media
