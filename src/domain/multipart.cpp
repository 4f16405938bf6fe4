#include "domain/multipart.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/random.hpp"

namespace sunomi {
namespace {

constexpr std::int64_t mebibyte = 1 << 20;
constexpr std::int64_t least_part_bytes = 8 * mebibyte;

std::int64_t divide_up(std::int64_t number, std::int64_t by) {
    return (number + by - 1) / by;
}

}  // namespace

UploadId make_upload_id() {
    return random_hex(16);
}

bool is_upload_id(std::string_view text) {
    return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::int64_t part_bytes_for(std::int64_t size_bytes) {
    return std::max(least_part_bytes, divide_up(divide_up(size_bytes, most_parts), mebibyte) * mebibyte);
}

int count_parts(const MultipartUpload& upload) {
    return static_cast<int>(std::max<std::int64_t>(1, divide_up(upload.size_bytes, upload.part_bytes)));
}

std::int64_t bytes_of_part(const MultipartUpload& upload, int part) {
    if (part < 1 || part > count_parts(upload)) return 0;
    return std::min(upload.part_bytes, upload.size_bytes - offset_of_part(upload, part));
}

std::int64_t offset_of_part(const MultipartUpload& upload, int part) {
    return (part - 1) * upload.part_bytes;
}

std::string missing_parts(const MultipartUpload& upload, const std::vector<StoredPart>& stored, int most) {
    std::string text;
    int pieces = 0;
    int next = 1;  // the first number that has not been looked at
    const auto add_gap = [&](int end) {
        if (next >= end) return;
        if (pieces++ == most) text += ", …";
        if (pieces > most) return;
        text += fmt::format("{}{}", text.empty() ? "" : ", ", next);
        if (end - next > 1) text += fmt::format("–{}", end - 1);
    };
    for (const auto& part : stored) {
        add_gap(part.part);
        next = part.part + 1;
    }
    add_gap(count_parts(upload) + 1);
    return text;
}

}  // namespace sunomi
