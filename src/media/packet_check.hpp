#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "base/result.hpp"
#include "media/fragment_writer.hpp"
#include "media/libav.hpp"

namespace sunomi::media {

/// Tries the packets of a track on a decoder before they are handed on as they are: a browser ends playback
/// at a frame that it cannot decode, or shows rubbish. The loop filter is left out: it finds no fault and is
/// a third of the work. **Threads:** one.
class PacketCheck {
public:
    /// For packets of this AAC or H.264 track. Fails with corrupt_media when no decoder takes its
    /// configuration.
    static Result<std::unique_ptr<PacketCheck>> open(const AVStream& stream);
    /// Whether the packet of sound decodes after those before it; to be asked in their order.
    bool decodes(std::string_view packet);
    /// How many of `pictures` (a key picture first, then in decode order) decode without a fault. Pictures
    /// come out of a decoder late, so a fault is told by their times.
    std::size_t intact_pictures(std::span<const Sample> pictures);

private:
    explicit PacketCheck(CodecPtr codec) : codec_(std::move(codec)) {}
    /// False when the decoder refuses it.
    bool feed(std::string_view packet, std::int64_t pts);

    CodecPtr codec_;
    PacketPtr packet_ = make_packet();
    FramePtr frame_ = make_frame();
};

}  // namespace sunomi::media
