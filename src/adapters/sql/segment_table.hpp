#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace sunomi {

/// What is stored of one track, as its row keeps it: 36 bytes for each segment, its size (32 bits, little
/// endian; 0 = not stored) and the SHA-256 of its bytes.
class SegmentTable {
public:
    static constexpr std::size_t record_bytes = 36;

    static SegmentTable of_none_stored(int total);
    /// Takes a column's value; internal when its length does not fit `total`.
    static Result<SegmentTable> from_column(std::string bytes, int total);

    [[nodiscard]] int total() const { return static_cast<int>(bytes_.size() / record_bytes); }
    [[nodiscard]] bool contains(int segment) const { return segment >= 0 && segment < total(); }
    [[nodiscard]] std::int64_t size_of(int segment) const;
    [[nodiscard]] bool is_stored(int segment) const { return size_of(segment) > 0; }
    [[nodiscard]] std::vector<std::int64_t> sizes() const;
    /// invalid for a segment outside the track, a size that is not 1 … 2³²−1, or a hash that is not 32 bytes.
    Result<void> put(int segment, std::int64_t size_bytes, const std::string& sha256);
    [[nodiscard]] const std::string& column() const { return bytes_; }

private:
    explicit SegmentTable(std::string bytes) : bytes_(std::move(bytes)) {}
    std::string bytes_;
};

}  // namespace sunomi
