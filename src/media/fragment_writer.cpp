#include "media/fragment_writer.hpp"

#include <algorithm>
#include <string_view>

namespace sunomi::media {
namespace {

/// Boxes are written into one string; a box's size is filled in when it ends.
class BoxWriter {
public:
    void u8(std::uint32_t value) { out_ += static_cast<char>(value & 0xFFU); }
    void u32(std::uint32_t value) {
        for (const unsigned shift : {24U, 16U, 8U, 0U}) u8(value >> shift);
    }
    void u64(std::uint64_t value) {
        u32(static_cast<std::uint32_t>(value >> 32U));
        u32(static_cast<std::uint32_t>(value));
    }
    void text(std::string_view text) { out_ += text; }
    void patch_u32(std::size_t at, std::uint32_t value) {
        for (unsigned i = 0; i < 4; ++i) out_[at + i] = static_cast<char>(value >> (24U - 8U * i) & 0xFFU);
    }
    template <class Body>
    void box(std::string_view type, Body&& body) {
        const auto start = out_.size();
        u32(0);
        text(type);
        body();
        patch_u32(start, static_cast<std::uint32_t>(out_.size() - start));
    }
    template <class Body>
    void full_box(std::string_view type, std::uint32_t version, std::uint32_t flags, Body&& body) {
        box(type, [&] {
            u32(version << 24U | flags);
            body();
        });
    }
    [[nodiscard]] std::size_t size() const { return out_.size(); }
    void reserve(std::size_t bytes) { out_.reserve(bytes); }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

constexpr std::uint32_t track_id = 1;
constexpr std::uint32_t key_flags = 0x02000000;    // depends on no other sample
constexpr std::uint32_t other_flags = 0x01010000;  // depends on others, not a sync sample

// tfhd and trun flags, ISO/IEC 14496-12, 8.8.7 and 8.8.8.
constexpr std::uint32_t tfhd_default_base_is_moof = 0x020000;
constexpr std::uint32_t trun_data_offset = 0x1;
constexpr std::uint32_t trun_durations = 0x100;
constexpr std::uint32_t trun_sizes = 0x200;
constexpr std::uint32_t trun_flags = 0x400;
constexpr std::uint32_t trun_offsets = 0x800;

struct Timing {
    std::uint32_t duration = 0;
    std::uint32_t offset = 0;
};

/// How many places a picture is coded after its turn at most: with the times in order, the smallest depth for
/// which `shown[j − depth]` is not after any picture from the j-th on.
std::size_t reorder_depth(const std::vector<Sample>& samples, const std::vector<std::int64_t>& shown) {
    std::size_t depth = 0;
    auto earliest_left = samples.back().pts;
    for (auto j = samples.size(); j-- > 0;) {
        earliest_left = std::min(earliest_left, samples[j].pts);
        while (depth < j && shown[j - depth] > earliest_left) ++depth;
    }
    return depth;
}

std::vector<Timing> time_samples(const std::vector<Sample>& samples, const FragmentPlace& place) {
    std::vector<std::int64_t> shown;
    for (const auto& sample : samples) shown.push_back(sample.pts);
    std::ranges::sort(shown);
    shown.front() = place.start;
    const auto depth = reorder_depth(samples, shown);
    std::vector<std::int64_t> decoded;
    for (std::size_t j = 0; j < samples.size(); ++j) {
        // The first `depth` + 1 pictures share the time until the second one is shown.
        const auto part = static_cast<std::int64_t>(j);
        const auto parts = static_cast<std::int64_t>(depth + 1);
        decoded.push_back(j > depth ? shown[j - depth]
                          : j == 0  ? place.start
                                    : place.start + (shown[1] - place.start) * part / parts);
    }
    decoded.push_back(std::max(place.end, decoded.back() + 1));
    std::vector<Timing> timings;
    for (std::size_t j = 0; j < samples.size(); ++j) {
        timings.push_back(
            {static_cast<std::uint32_t>(decoded[j + 1] - decoded[j]),
             static_cast<std::uint32_t>(std::max<std::int64_t>(0, samples[j].pts - decoded[j]))});
    }
    return timings;
}

/// Returns where the data offset stands, to be filled in when the moof's size is known.
std::size_t write_trun(BoxWriter& out, const std::vector<Sample>& samples,
                       const std::vector<Timing>& timings) {
    const bool reordered = std::ranges::any_of(timings, [](const Timing& t) { return t.offset != 0; });
    const auto flags =
        trun_data_offset | trun_durations | trun_sizes | trun_flags | (reordered ? trun_offsets : 0);
    std::size_t data_offset_at = 0;
    out.full_box("trun", 0, flags, [&] {
        out.u32(static_cast<std::uint32_t>(samples.size()));
        data_offset_at = out.size();
        out.u32(0);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            out.u32(timings[i].duration);
            out.u32(static_cast<std::uint32_t>(samples[i].bytes.size()));
            out.u32(samples[i].key ? key_flags : other_flags);
            if (reordered) out.u32(timings[i].offset);
        }
    });
    return data_offset_at;
}

}  // namespace

std::string write_fragment(const std::vector<Sample>& samples, const FragmentPlace& place) {
    std::size_t payload = 0;
    for (const auto& sample : samples) payload += sample.bytes.size();
    BoxWriter out;
    out.reserve(payload + samples.size() * 16 + 200);
    out.box("styp", [&] {
        out.text("msdh");
        out.u32(0);
        out.text("msdhmsixcmfs");
    });
    const auto moof_at = out.size();
    std::size_t data_offset_at = 0;
    out.box("moof", [&] {
        out.full_box("mfhd", 0, 0, [&] { out.u32(static_cast<std::uint32_t>(place.segment + 1)); });
        out.box("traf", [&] {
            out.full_box("tfhd", 0, tfhd_default_base_is_moof, [&] { out.u32(track_id); });
            out.full_box("tfdt", 1, 0, [&] { out.u64(static_cast<std::uint64_t>(place.start)); });
            data_offset_at = write_trun(out, samples, time_samples(samples, place));
        });
    });
    constexpr std::size_t mdat_header = 8;
    out.patch_u32(data_offset_at, static_cast<std::uint32_t>(out.size() - moof_at + mdat_header));
    out.box("mdat", [&] {
        for (const auto& sample : samples) out.text(sample.bytes);
    });
    return out.take();
}

}  // namespace sunomi::media
