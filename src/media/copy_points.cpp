#include "media/copy_points.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "media/aac_encoder.hpp"
#include "media/h264.hpp"

namespace sunomi::media {
namespace {

enum class Entry { idr, other, new_parameters };

/// What the packet's NAL units say up to its first slice; four or so small reads.
Entry look_into(const Input& input, const PacketFacts& packet, int length_bytes) {
    constexpr int most_units = 16;
    auto at = packet.position;
    const auto end = packet.position + packet.bytes;
    for (int i = 0; i < most_units && at + length_bytes < end; ++i) {
        std::array<unsigned char, 5> head{};
        const auto wanted = static_cast<std::size_t>(length_bytes) + 1;
        if (::pread(input.fd, head.data(), wanted, at) != static_cast<ssize_t>(wanted)) break;
        std::int64_t length = 0;
        for (int k = 0; k < length_bytes; ++k) length = length << 8U | head[static_cast<std::size_t>(k)];
        const int type = head[static_cast<std::size_t>(length_bytes)] & 0x1F;
        if (type == h264::nal_idr) return Entry::idr;
        if (type == h264::nal_sps || type == h264::nal_pps) return Entry::new_parameters;
        if (type >= 1 && type < h264::nal_idr) return Entry::other;
        at += length_bytes + length;
    }
    return Entry::other;
}

/// The track's one parameter set; nothing if it cannot be copied.
std::optional<h264::Configuration> copyable_configuration(const AVStream& stream) {
    const auto& parameters = *stream.codecpar;
    const std::string_view extradata{reinterpret_cast<const char*>(parameters.extradata),
                                     static_cast<std::size_t>(parameters.extradata_size)};
    const auto configuration = h264::read_avcc(extradata);
    if (!configuration || configuration->sps_count != 1 || configuration->pps_count != 1) return {};
    const auto sps = h264::read_sps(configuration->sps);
    const bool legal = sps && sps->frames_only && sps->chroma_format == 1 && sps->bit_depth == 8;
    return legal ? configuration : std::nullopt;
}

bool times_are_distinct(const std::vector<PacketFacts>& packets) {
    std::vector<std::int64_t> times;
    times.reserve(packets.size());
    for (const auto& packet : packets) times.push_back(packet.pts);
    std::ranges::sort(times);
    return std::ranges::adjacent_find(times) == times.end();
}

/// From each packet on, the least time still to come: a GOP is closed where all before is earlier.
std::vector<std::int64_t> least_from(const std::vector<PacketFacts>& packets) {
    std::vector<std::int64_t> least(packets.size());
    auto lowest = INT64_MAX;
    for (std::size_t i = packets.size(); i-- > 0;) least[i] = lowest = std::min(lowest, packets[i].pts);
    return least;
}

}  // namespace

std::vector<KeyFrame> find_copy_points(const Input& input, const AVStream& stream,
                                       const std::vector<PacketFacts>& packets, std::int64_t origin) {
    const auto configuration = copyable_configuration(stream);
    if (stream.codecpar->codec_id != AV_CODEC_ID_H264 || !configuration) return {};
    const auto unfit = [](const PacketFacts& p) {
        return p.hidden || p.new_format || !p.there || p.bytes <= 0;
    };
    if (packets.empty() || std::ranges::any_of(packets, unfit) || !times_are_distinct(packets)) return {};
    const auto least = least_from(packets);
    std::vector<KeyFrame> points;
    std::int64_t bytes_before = 0;
    auto greatest_before = INT64_MIN;
    for (std::size_t i = 0; i < packets.size(); ++i) {
        const auto& packet = packets[i];
        if (packet.key) {
            const auto entry = look_into(input, packet, configuration->length_bytes);
            if (entry == Entry::new_parameters) return {};
            const bool closed = greatest_before < packet.pts && least[i] == packet.pts;
            if (entry == Entry::idr && closed) points.push_back({packet.pts - origin, bytes_before});
        }
        bytes_before += packet.bytes;
        greatest_before = std::max(greatest_before, packet.pts);
    }
    return points;
}

bool is_copyable_aac(const AVStream& stream, const std::vector<PacketFacts>& packets, std::int64_t origin,
                     std::int64_t end) {
    const auto& parameters = *stream.codecpar;
    const int rate = parameters.sample_rate;
    if (parameters.codec_id != AV_CODEC_ID_AAC || (rate != 44100 && rate != 48000)) return false;
    if (av_cmp_q(stream.time_base, {1, rate}) != 0 || packets.empty()) return false;
    for (std::size_t i = 0; i < packets.size(); ++i) {
        const auto& packet = packets[i];
        if (packet.new_format || !packet.there) return false;
        if (i > 0 && packet.pts - packets[i - 1].pts != aac_frame_samples) return false;
    }
    return packets.front().pts <= origin + aac_frame_samples / 2 &&
           packets.back().pts + aac_frame_samples >= end;
}

}  // namespace sunomi::media
