#pragma once

#include <memory>
#include <optional>

#include "base/result.hpp"
#include "media/allowed_formats.hpp"
#include "media/libav.hpp"
#include "media/operations.hpp"

namespace sunomi::media {

/// A source opened by libavformat over one descriptor: no URL, no second file, allow-lists only.
///
/// **Lifetime:** borrows the descriptor. **Threads:** one.
class SourceInput {
public:
    /// `contents`: for decoding. `times_only`: packets come with times, sizes and positions, but without
    /// their bytes, which are not even read; only for an indexed container, where it is fast.
    enum class Reading { contents, times_only };

    /// Fails with corrupt_media.
    static Result<std::unique_ptr<SourceInput>> open(const Input& input, Reading reading = Reading::contents);
    ~SourceInput();
    SourceInput(const SourceInput&) = delete;
    SourceInput& operator=(const SourceInput&) = delete;

    [[nodiscard]] AVFormatContext& format() { return *format_; }
    [[nodiscard]] const ContainerKind& kind() const { return kind_; }
    /// The track that is shown (never cover art) and the one that is heard: the first one marked as default,
    /// else the first. Null when there is none with an allowed codec.
    [[nodiscard]] AVStream* video() const { return video_; }
    [[nodiscard]] AVStream* audio() const { return audio_; }
    /// A track of that type exists, but its codec is not allowed: its name, else empty.
    [[nodiscard]] std::string refused_codec(AVMediaType type) const;

    /// Only packets of this stream are read from now on; with null, of all.
    void read_only(const AVStream* stream);
    /// The next packet in file order; false at the end. Damaged places are passed over.
    bool read(AVPacket& packet);
    /// Moves to the last point at or before `pts` (the stream's time base) from which `stream` can be
    /// decoded, as far as the container knows one; false if it cannot.
    bool seek(const AVStream& stream, std::int64_t pts);
    /// The time (the stream's time base) of the place in the index that `seek()` would move to; nothing where
    /// the container has no index of all samples.
    [[nodiscard]] std::optional<std::int64_t> place_of(AVStream& stream, std::int64_t pts) const;
    /// Moves to the first packet.
    bool rewind(const AVStream& stream);

private:
    struct Bytes;
    explicit SourceInput(const Input& input);
    Result<void> open_container(const Input& input, Reading reading);
    AVStream* choose(AVMediaType type) const;
    [[nodiscard]] const AVStream& guide_of(const AVStream& stream) const;

    std::unique_ptr<Bytes> bytes_;
    FormatPtr format_;
    ContainerKind kind_;
    AVStream* video_ = nullptr;
    AVStream* audio_ = nullptr;
};

}  // namespace sunomi::media
