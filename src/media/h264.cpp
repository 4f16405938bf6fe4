#include "media/h264.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sunomi::media::h264 {
namespace {

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

/// Bits of a NAL unit's payload, emulation prevention (00 00 03) taken out first.
class BitReader {
public:
    explicit BitReader(std::string_view payload) {
        int zeros = 0;
        for (const char c : payload) {
            if (zeros >= 2 && c == 3) {
                zeros = 0;
                continue;
            }
            zeros = c == 0 ? zeros + 1 : 0;
            bytes_ += c;
        }
    }
    unsigned bit() {
        if (at_ >= bytes_.size() * 8) {
            exhausted_ = true;
            return 0;
        }
        const auto value = byte_at(bytes_, at_ / 8) >> (7 - at_ % 8) & 1U;
        ++at_;
        return value;
    }
    unsigned bits(int count) {
        unsigned value = 0;
        for (int i = 0; i < count; ++i) value = value << 1U | bit();
        return value;
    }
    /// Exp-Golomb code (9.1).
    unsigned ue() {
        int zeros = 0;
        while (bit() == 0 && zeros < 31 && !exhausted_) ++zeros;
        return (1U << static_cast<unsigned>(zeros)) - 1 + bits(zeros);
    }
    int se() {
        const auto code = ue();
        const auto half = static_cast<int>((code + 1) / 2);
        return code % 2 == 1 ? half : -half;
    }
    [[nodiscard]] bool exhausted() const { return exhausted_; }

private:
    std::string bytes_;
    std::size_t at_ = 0;
    bool exhausted_ = false;
};

void skip_scaling_list(BitReader& bits, int size) {
    int last = 8;
    int next = 8;
    for (int i = 0; i < size; ++i) {
        if (next != 0) next = (last + bits.se() + 256) % 256;
        last = next == 0 ? last : next;
    }
}

void read_high_profile_part(BitReader& bits, SequenceFacts& facts) {
    facts.chroma_format = static_cast<int>(bits.ue());
    if (facts.chroma_format == 3) bits.bit();
    facts.bit_depth = 8 + static_cast<int>(bits.ue());
    facts.bit_depth = std::max(facts.bit_depth, 8 + static_cast<int>(bits.ue()));
    bits.bit();
    if (bits.bit() == 0) return;
    const int lists = facts.chroma_format == 3 ? 12 : 8;
    for (int i = 0; i < lists; ++i) {
        if (bits.bit() == 1) skip_scaling_list(bits, i < 6 ? 16 : 64);
    }
}

void skip_picture_order(BitReader& bits) {
    const auto type = bits.ue();
    if (type == 0) bits.ue();
    if (type != 1) return;
    bits.bit();
    bits.se();
    bits.se();
    const auto cycle = std::min(bits.ue(), 255U);
    for (unsigned i = 0; i < cycle; ++i) bits.se();
}

}  // namespace

std::optional<SequenceFacts> read_sps(std::string_view nal) {
    if (nal.size() < 5 || (byte_at(nal, 0) & 0x1FU) != nal_sps) return {};
    BitReader bits{nal.substr(1)};
    SequenceFacts facts;
    facts.profile = static_cast<int>(bits.bits(8));
    bits.bits(16);  // constraints, level
    bits.ue();
    constexpr std::array with_chroma{100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135};
    if (std::ranges::find(with_chroma, facts.profile) != with_chroma.end())
        read_high_profile_part(bits, facts);
    bits.ue();  // log2_max_frame_num
    skip_picture_order(bits);
    bits.ue();   // max_num_ref_frames
    bits.bit();  // gaps_in_frame_num_value_allowed
    bits.ue();   // width, height in macroblocks
    bits.ue();
    facts.frames_only = bits.bit() == 1;
    if (bits.exhausted()) return {};
    return facts;
}

std::optional<Configuration> read_avcc(std::string_view avcc) {
    if (avcc.size() < 7 || byte_at(avcc, 0) != 1) return {};
    Configuration found;
    found.length_bytes = static_cast<int>(byte_at(avcc, 4) & 3U) + 1;
    found.sps_count = static_cast<int>(byte_at(avcc, 5) & 0x1FU);
    std::size_t at = 6;
    for (int i = 0; i < found.sps_count; ++i) {
        if (at + 2 > avcc.size()) return {};
        const std::size_t length = byte_at(avcc, at) << 8U | byte_at(avcc, at + 1);
        if (at + 2 + length > avcc.size()) return {};
        if (i == 0) found.sps = avcc.substr(at + 2, length);
        at += 2 + length;
    }
    if (at >= avcc.size()) return {};
    found.pps_count = static_cast<int>(byte_at(avcc, at));
    return found;
}

std::string codecs_string(std::string_view avcc) {
    if (avcc.size() < 4) return {};
    return fmt::format("avc1.{:02X}{:02X}{:02X}", byte_at(avcc, 1), byte_at(avcc, 2), byte_at(avcc, 3));
}

std::string to_length_prefixed(std::string_view annex_b) {
    using namespace std::literals;
    constexpr auto start_code = "\0\0\1"sv;
    std::string out;
    out.reserve(annex_b.size() + 16);
    auto at = annex_b.find(start_code);
    while (at != std::string_view::npos) {
        at += start_code.size();
        const auto next = annex_b.find(start_code, at);
        auto nal = annex_b.substr(at, next == std::string_view::npos ? next : next - at);
        while (!nal.empty() && nal.back() == '\0') nal.remove_suffix(1);
        at = next;
        if (nal.empty()) continue;
        const auto type = static_cast<int>(byte_at(nal, 0) & 0x1FU);
        if (type >= nal_sei && type <= nal_delimiter) continue;
        for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>(nal.size() >> shift & 0xFFU);
        out += nal;
    }
    return out;
}

}  // namespace sunomi::media::h264
