#include <algorithm>

#include "media/complaint.hpp"
#include "media/jpeg_encoder.hpp"
#include "media/operations.hpp"
#include "media/received_picture.hpp"

/// The picture that stands for a person.
namespace sunomi::media {
namespace {

constexpr int side = 256;
constexpr int bytes_per_pixel = 4;

/// The square in the middle. It is in the middle however the picture is turned.
void crop_to_square(AVFrame& rgba) {
    const int edge = std::min(rgba.width, rgba.height);
    const auto row = static_cast<std::ptrdiff_t>((rgba.height - edge) / 2);
    rgba.data[0] += row * rgba.linesize[0] + (rgba.width - edge) / 2 * bytes_per_pixel;
    rgba.width = rgba.height = edge;
}

}  // namespace

Result<std::string> make_profile_picture(const Input& input) {
    complaint::clear();
    auto received = read_received_picture(input);
    if (!received) return received.error();
    crop_to_square(*received->rgba);
    const auto picture = scale_upright(*received->rgba, side, side, received->orientation);
    if (!picture) return picture.error();
    constexpr int quality = 3;
    return encode_jpeg(**picture, quality);
}

}  // namespace sunomi::media
