#pragma once

#include <memory>
#include <string_view>

#include "base/result.hpp"
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
    /// Whether the packet decodes after those before it; to be asked in their order.
    bool decodes(std::string_view packet);
    /// What was said so far does not matter for the packets to come.
    void start_anew();

private:
    explicit PacketCheck(CodecPtr codec) : codec_(std::move(codec)) {}
    [[nodiscard]] bool is_as_announced() const;

    CodecPtr codec_;
    PacketPtr packet_ = make_packet();
    FramePtr frame_ = make_frame();
};

}  // namespace sunomi::media
