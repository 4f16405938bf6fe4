#pragma once

#include "base/result.hpp"
#include "media/libav.hpp"
#include "media/operations.hpp"

/// The only containers and codecs that an upload may reach. A decoder that nobody's camera, phone, editor or
/// browser writes is a hole without a use.
namespace sunomi::media {

/// What the first bytes say.
struct ContainerKind {
    const char* demuxer = nullptr;  ///< libavformat's short name
    /// One index names every sample (an MP4 that is not fragmented): all times are known without reading
    /// media.
    bool indexed = false;
};

/// Looks at magic bytes only; libav is not asked. Fails with corrupt_media, saying what the file is instead.
Result<ContainerKind> recognise_container(const Input& input);

/// For AVFormatContext's options of these names.
extern const char* const demuxer_allow_list;
extern const char* const decoder_allow_list;

/// The decoder we use for this codec; null when the codec is not allowed.
const AVCodec* allowed_decoder(AVCodecID codec);

}  // namespace sunomi::media
