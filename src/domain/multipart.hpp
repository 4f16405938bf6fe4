#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "domain/user.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// 32 lower-case hex digits.
using UploadId = std::string;
UploadId make_upload_id();
bool is_upload_id(std::string_view text);

/// One part of an upload, as it is stored.
struct StoredPart {
    int part = 0;  ///< from 1
    std::int64_t size_bytes = 0;
    std::string etag;  ///< of its bytes: equal bytes have equal tags
    bool operator==(const StoredPart&) const = default;
};

/// A file that is sent in parts of one size (the last may be smaller). Part n is the bytes from
/// (n − 1) × part_bytes.
struct MultipartUpload {
    UploadId id;
    VideoId video;
    UserKey owner = 0;
    std::string title;  ///< the video's
    std::int64_t size_bytes = 0;
    std::int64_t part_bytes = 0;
    int stored_parts = 0;
    std::int64_t stored_bytes = 0;
    bool completed = false;
    WallTime created{};
    WallTime touched{};  ///< when it began, or its newest part was stored
};

/// At most, as in S3.
constexpr int most_parts = 10'000;
/// The size of the parts in which `size_bytes` are best sent: 8 MiB, which a line of 1 Mbit/s carries in a
/// minute, or for very large files the next whole MiB that makes 10,000 parts enough.
std::int64_t part_bytes_for(std::int64_t size_bytes);
/// How many parts it has; 1 or more.
int count_parts(const MultipartUpload& upload);
/// 0 for a number that it does not have.
std::int64_t bytes_of_part(const MultipartUpload& upload, int part);
std::int64_t offset_of_part(const MultipartUpload& upload, int part);

/// Numbers that a complete upload would have and `stored` (in order) does not, as text for people: `3, 7–9`.
/// Ends with `…` after `most` pieces.
std::string missing_parts(const MultipartUpload& upload, const std::vector<StoredPart>& stored,
                          int most = 10);

}  // namespace sunomi
