#include "media/received_picture.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>

#include "media/complaint.hpp"
#include "media/picture_scaler.hpp"
#include "media/still_picture.hpp"

namespace sunomi::media {
namespace {

constexpr int longest_side = 8192;
constexpr std::int64_t most_pixels = 50'000'000;
constexpr std::int64_t most_bytes = 16 << 20;
constexpr int bytes_per_pixel = 4;

Result<PacketPtr> read_whole(const Input& input) {
    if (input.size_bytes > most_bytes) return Error{Errc::corrupt_media, "The picture's file is too large."};
    auto packet = make_packet();
    if (av_new_packet(packet.get(), static_cast<int>(input.size_bytes)) < 0) throw std::bad_alloc{};
    std::int64_t at = 0;
    while (at < input.size_bytes) {
        const auto got =
            ::pread(input.fd, packet->data + at, static_cast<std::size_t>(input.size_bytes - at), at);
        if (got <= 0) return Error{Errc::unavailable, "the picture cannot be read"};
        at += got;
    }
    return packet;
}

Result<void> check_size(std::int64_t width, std::int64_t height) {
    if (width > longest_side || height > longest_side || width * height > most_pixels) {
        return Error{Errc::corrupt_media,
                     "The picture is too large: at most 8192 pixels a side and 50 megapixels can be used."};
    }
    return {};
}

const AVCodec* decoder_of(AVCodecID codec) {
    switch (codec) {
        case AV_CODEC_ID_MJPEG:
            return avcodec_find_decoder_by_name("mjpeg");
        case AV_CODEC_ID_PNG:
            return avcodec_find_decoder_by_name("png");
        case AV_CODEC_ID_WEBP:
            return avcodec_find_decoder_by_name("webp");
        default:
            return nullptr;
    }
}

/// The head was judged already; `max_pixels` holds against a second head that says otherwise.
Result<FramePtr> decode(const StillPicture& kind, const AVPacket& packet) {
    const auto* decoder = decoder_of(kind.codec);
    if (decoder == nullptr) return Error{Errc::internal, "this libavcodec lacks a picture decoder"};
    CodecPtr codec{avcodec_alloc_context3(decoder)};
    if (!codec) throw std::bad_alloc{};
    codec->thread_count = 1;
    codec->max_pixels = most_pixels;
    codec->err_recognition = AV_EF_EXPLODE;
    int result = avcodec_open2(codec.get(), decoder, nullptr);
    if (result < 0) return complaint::internal("a picture decoder does not open", result);
    auto frame = make_frame();
    result = avcodec_send_packet(codec.get(), &packet);
    if (result >= 0) result = avcodec_send_packet(codec.get(), nullptr);
    if (result >= 0) result = avcodec_receive_frame(codec.get(), frame.get());
    if (result < 0) return complaint::corrupt("The picture cannot be read", result);
    if ((frame->flags & AV_FRAME_FLAG_CORRUPT) != 0 || frame->decode_error_flags != 0)
        return complaint::corrupt("The picture is damaged");
    if (const auto fits = check_size(frame->width, frame->height); !fits) return fits.error();
    return frame;
}

FramePtr make_rgba(int width, int height) {
    auto frame = make_frame();
    frame->format = AV_PIX_FMT_RGBA;
    frame->width = width;
    frame->height = height;
    if (av_frame_get_buffer(frame.get(), 0) < 0) throw std::bad_alloc{};
    frame->colorspace = AVCOL_SPC_SMPTE170M;  // for sources that do not name theirs: JPEG's
    frame->color_range = AVCOL_RANGE_JPEG;
    return frame;
}

std::uint8_t* pixel(AVFrame& frame, int x, int y) {
    return frame.data[0] + static_cast<std::ptrdiff_t>(y) * frame.linesize[0] + x * bytes_per_pixel;
}

/// Before scaling, so that what lies unseen under clear pixels does not bleed into their neighbours.
void lay_over_white(AVFrame& rgba) {
    constexpr int opaque = 255;
    for (int y = 0; y < rgba.height; ++y) {
        for (int x = 0; x < rgba.width; ++x) {
            auto* at = pixel(rgba, x, y);
            const int alpha = at[3];
            if (alpha == opaque) continue;
            for (int c = 0; c < 3; ++c)
                at[c] = static_cast<std::uint8_t>((at[c] * alpha + opaque * (opaque - alpha) + opaque / 2) /
                                                  opaque);
            at[3] = opaque;
        }
    }
}

/// Where the pixel at (x, y) of the upright picture is in one of that size stored with that Exif orientation.
std::array<int, 2> stored_at(const AVFrame& stored, int orientation, int x, int y) {
    const int right = stored.width - 1;
    const int bottom = stored.height - 1;
    switch (orientation) {
        case 2:
            return {right - x, y};
        case 3:
            return {right - x, bottom - y};
        case 4:
            return {x, bottom - y};
        case 5:
            return {y, x};
        case 6:
            return {y, bottom - x};
        case 7:
            return {right - y, bottom - x};
        case 8:
            return {right - y, x};
        default:
            return {x, y};
    }
}

FramePtr turn_upright(AVFrame& stored, int orientation) {
    const bool on_side = orientation >= 5;
    auto upright = on_side ? make_rgba(stored.height, stored.width) : make_rgba(stored.width, stored.height);
    for (int y = 0; y < upright->height; ++y) {
        for (int x = 0; x < upright->width; ++x) {
            const auto [from_x, from_y] = stored_at(stored, orientation, x, y);
            std::copy_n(pixel(stored, from_x, from_y), bytes_per_pixel, pixel(*upright, x, y));
        }
    }
    return upright;
}

}  // namespace

Result<ReceivedPicture> read_received_picture(const Input& input) {
    auto packet = read_whole(input);
    if (!packet) return packet.error();
    const auto kind = read_still_picture(
        {reinterpret_cast<const char*>((*packet)->data), static_cast<std::size_t>((*packet)->size)});
    if (!kind) return kind.error();
    if (const auto fits = check_size(kind->width, kind->height); !fits) return fits.error();
    auto decoded = decode(*kind, **packet);
    if (!decoded) return decoded.error();

    auto whole = make_rgba((*decoded)->width, (*decoded)->height);
    Conversion to_rgba;
    if (const auto done = to_rgba.run(**decoded, *whole); !done) return done.error();
    lay_over_white(*whole);
    return ReceivedPicture{std::move(whole), kind->orientation};
}

Result<FramePtr> scale_upright(const AVFrame& stored, int width, int height, int orientation) {
    auto small = make_rgba(width, height);
    Conversion to_size;
    if (const auto done = to_size.run(stored, *small); !done) return done.error();
    return turn_upright(*small, orientation);
}

}  // namespace sunomi::media
