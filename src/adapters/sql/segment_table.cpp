#include "adapters/sql/segment_table.hpp"

#include <fmt/format.h>

#include <limits>

namespace sunomi {
namespace {

constexpr std::size_t size_bytes_of_record = 4;
constexpr std::size_t hash_bytes = SegmentTable::record_bytes - size_bytes_of_record;

std::size_t offset_of(int segment) {
    return static_cast<std::size_t>(segment) * SegmentTable::record_bytes;
}

}  // namespace

SegmentTable SegmentTable::of_none_stored(int total) {
    return SegmentTable(std::string(offset_of(total), '\0'));
}

Result<SegmentTable> SegmentTable::from_column(std::string bytes, int total) {
    if (total < 0 || bytes.size() != offset_of(total)) {
        return Error(Errc::internal,
                     fmt::format("a segment table of {} bytes for {} segments", bytes.size(), total));
    }
    return SegmentTable(std::move(bytes));
}

std::int64_t SegmentTable::size_of(int segment) const {
    std::int64_t size = 0;
    for (std::size_t i = 0; i < size_bytes_of_record; ++i) {
        const auto byte = static_cast<unsigned char>(bytes_.at(offset_of(segment) + i));
        size |= static_cast<std::int64_t>(byte) << (8 * i);
    }
    return size;
}

std::vector<std::int64_t> SegmentTable::sizes() const {
    std::vector<std::int64_t> sizes;
    sizes.reserve(static_cast<std::size_t>(total()));
    for (int segment = 0; segment < total(); ++segment) sizes.push_back(size_of(segment));
    return sizes;
}

Result<void> SegmentTable::put(int segment, std::int64_t size_bytes, const std::string& sha256) {
    if (!contains(segment)) return Error(Errc::invalid, fmt::format("no segment {} of {}", segment, total()));
    if (size_bytes < 1 || size_bytes > std::numeric_limits<std::uint32_t>::max()) {
        return Error(Errc::invalid, fmt::format("a segment of {} bytes", size_bytes));
    }
    if (sha256.size() != hash_bytes) return Error(Errc::invalid, "a SHA-256 has 32 bytes");
    auto offset = offset_of(segment);
    for (std::size_t i = 0; i < size_bytes_of_record; ++i) {
        bytes_[offset++] = static_cast<char>((size_bytes >> (8 * i)) & 0xff);
    }
    bytes_.replace(offset, hash_bytes, sha256);
    return {};
}

}  // namespace sunomi
