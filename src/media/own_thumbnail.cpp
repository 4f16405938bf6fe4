#include <algorithm>
#include <cmath>
#include <utility>

#include "domain/thumbnail.hpp"
#include "media/complaint.hpp"
#include "media/jpeg_encoder.hpp"
#include "media/operations.hpp"
#include "media/picture_scaler.hpp"
#include "media/received_picture.hpp"

/// A picture that an owner sent to stand for their video.
namespace sunomi::media {
namespace {

/// Of the picture as it is stored, so that it fits when it stands upright; even, never enlarged but to that.
PictureSize size_of(const ReceivedPicture& received) {
    double width = own_thumbnail_width;
    double height = own_thumbnail_height;
    if (received.on_side()) std::swap(width, height);
    const auto& stored = *received.rgba;
    const double scale = std::min({1.0, width / stored.width, height / stored.height});
    const auto even = [&](int pixels) {
        return std::max(2, 2 * static_cast<int>(std::lround(pixels * scale / 2)));
    };
    return {even(stored.width), even(stored.height)};
}

}  // namespace

Result<std::string> make_own_thumbnail(const Input& input) {
    complaint::clear();
    const auto received = read_received_picture(input);
    if (!received) return received.error();
    const auto size = size_of(*received);
    const auto picture = scale_upright(*received->rgba, size.width, size.height, received->orientation);
    if (!picture) return picture.error();
    constexpr int quality = 3;
    return encode_jpeg(**picture, quality);
}

}  // namespace sunomi::media
