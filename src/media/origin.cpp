#include "media/origin.hpp"

#include "media/frame_reader.hpp"

namespace sunomi::media {

Result<Origin> find_origin(SourceInput& input) {
    auto* stream = input.video() != nullptr ? input.video() : input.audio();
    if (stream == nullptr)
        return Error{Errc::corrupt_media, "The file has neither video nor sound that can be played."};
    auto reader = FrameReader::open(input, *stream, 1);
    if (!reader) return reader.error();
    auto first = (*reader)->first_pts();
    if (!first) return first.error();
    return Origin{*first, stream->time_base};
}

}  // namespace sunomi::media
