#pragma once

#include <string_view>

#include "base/result.hpp"
#include "media/libav.hpp"

namespace sunomi::media {

/// Tries the packets of an AAC track on a decoder before they are handed on as they are: a browser ends
/// playback at a frame that it cannot decode. **Threads:** one.
class AacCheck {
public:
    /// For packets of this track. Fails with corrupt_media when no decoder takes its configuration.
    static Result<std::unique_ptr<AacCheck>> open(const AVStream& stream);
    /// Whether the packet decodes after those before it; to be asked in their order.
    bool decodes(std::string_view packet);

private:
    explicit AacCheck(CodecPtr codec) : codec_(std::move(codec)) {}

    CodecPtr codec_;
    PacketPtr packet_ = make_packet();
    FramePtr frame_ = make_frame();
};

}  // namespace sunomi::media
