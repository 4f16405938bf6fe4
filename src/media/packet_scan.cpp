#include "media/packet_scan.hpp"

#include <algorithm>
#include <span>

#include "media/complaint.hpp"
#include "media/frame_reader.hpp"

namespace sunomi::media {
namespace {

/// 12 hours at 120 frames a second, and the sound beside them.
constexpr std::size_t most_packets = 8'000'000;
constexpr int tail_seconds = 12;

PacketFacts facts_of(const AVPacket& packet, std::int64_t file_size) {
    PacketFacts facts;
    facts.pts = packet.pts;
    facts.duration = packet.duration;
    facts.position = packet.pos;
    facts.bytes = packet.size;
    facts.key = (packet.flags & AV_PKT_FLAG_KEY) != 0;
    facts.hidden = (packet.flags & AV_PKT_FLAG_DISCARD) != 0;
    facts.new_format = av_packet_get_side_data(&packet, AV_PKT_DATA_NEW_EXTRADATA, nullptr) != nullptr;
    facts.there = packet.pos >= 0 && packet.pos + packet.size <= file_size;
    return facts;
}

/// Reads on to the end of the file.
Extent read_to_end(SourceInput& input, const AVStream& stream) {
    Extent extent{no_pts, 0, 0};
    const auto packet = make_packet();
    const auto rate = nominal_rate(stream);
    const auto usual = rate.num > 0 ? av_rescale_q(1, av_inv_q(rate), stream.time_base) : 0;
    while (input.read(*packet)) {
        const auto& base = input.format().streams[packet->stream_index]->time_base;
        const auto time = packet->pts != no_pts ? packet->pts : packet->dts;
        const bool ours = packet->stream_index == stream.index;
        if (time != no_pts) {
            const auto end = time + (packet->duration > 0 || !ours ? packet->duration : usual);
            if (ours) extent.end = std::max(extent.end, end);
            extent.end_of_all_us = std::max(extent.end_of_all_us, av_rescale_q(end, base, microseconds_base));
        }
        if (ours) ++extent.packets;
        av_packet_unref(packet.get());
    }
    return extent;
}

}  // namespace

Result<IndexScan> scan_index(const Input& input) {
    auto source = SourceInput::open(input, SourceInput::Reading::times_only);
    if (!source) return source.error();
    IndexScan scan;
    const auto packet = make_packet();
    const auto* video = (*source)->video();
    const auto* audio = (*source)->audio();
    for (auto& stream : std::span{(*source)->format().streams, (*source)->format().nb_streams})
        stream->discard = stream == video || stream == audio ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    while ((*source)->read(*packet)) {
        const bool is_video = video != nullptr && packet->stream_index == video->index;
        (is_video ? scan.video : scan.audio).push_back(facts_of(*packet, input.size_bytes));
        av_packet_unref(packet.get());
        if (scan.video.size() + scan.audio.size() > most_packets)
            return Error{Errc::corrupt_media, "The file's index names more frames than any real video has."};
    }
    return scan;
}

Extent measure_extent(SourceInput& input, const AVStream& stream, std::int64_t claimed) {
    input.read_only(nullptr);
    if (claimed != no_pts) {
        const auto near_end = claimed - av_rescale_q(tail_seconds, {1, 1}, stream.time_base);
        if (near_end > 0 && input.seek(stream, near_end)) {
            auto extent = read_to_end(input, stream);
            extent.packets = 0;
            if (extent.end != no_pts) return extent;
        }
    }
    input.rewind(stream);
    return read_to_end(input, stream);
}

}  // namespace sunomi::media
