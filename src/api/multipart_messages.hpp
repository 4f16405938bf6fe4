#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Bodies about uploads in parts. Field by field as clients see them; each with an example for the
/// documentation.
namespace sunomi::api {

struct MultipartBeginBody {
    std::string title;
    std::optional<std::string> description;
    std::int64_t size = 0;
    std::optional<std::string> contentType;
    std::optional<std::vector<std::string>> tags;
    std::optional<std::string> category, language, licence, visibility;
    std::optional<std::vector<std::string>> contentWarnings;
    static MultipartBeginBody example() {
        return {"A day in Perth",
                "Filmed in May",
                5368709120,
                "video/mp4",
                {{"perth", "travel"}},
                "travel",
                "en",
                "CC-BY-4.0",
                "public",
                {{"flashing-lights"}}};
    }
};
BOOST_DESCRIBE_STRUCT(MultipartBeginBody, (),
                      (title, description, size, contentType, tags, category, language, licence, visibility,
                       contentWarnings))

struct MultipartBegunBody {
    std::string videoId, uploadId;
    std::int64_t partSize = 0;
    int parts = 0;
    static MultipartBegunBody example() {
        return {"00c0ffee00c0ffee", "0123456789abcdef0123456789abcdef", 8388608, 640};
    }
};
BOOST_DESCRIBE_STRUCT(MultipartBegunBody, (), (videoId, uploadId, partSize, parts))

struct MultipartUploadBody {
    std::string uploadId, videoId, title;
    std::int64_t size = 0, partSize = 0;
    int parts = 0, storedParts = 0;
    std::int64_t storedBytes = 0;
    bool completed = false;
    std::string created, touched;
    static MultipartUploadBody example() {
        return {"0123456789abcdef0123456789abcdef",
                "00c0ffee00c0ffee",
                "A day in Perth",
                5368709120,
                8388608,
                640,
                1,
                8388608,
                false,
                "2026-01-31T12:00:00.250Z",
                "2026-01-31T12:05:10.000Z"};
    }
};
BOOST_DESCRIBE_STRUCT(MultipartUploadBody, (),
                      (uploadId, videoId, title, size, partSize, parts, storedParts, storedBytes, completed,
                       created, touched))

struct StoredPartBody {
    int part = 0;
    std::int64_t size = 0;
    std::string etag;
    static StoredPartBody example() {
        return {1, 8388608, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"};
    }
};
BOOST_DESCRIBE_STRUCT(StoredPartBody, (), (part, size, etag))

struct MultipartStateBody {
    MultipartUploadBody upload;
    std::vector<StoredPartBody> stored;
    static MultipartStateBody example() {
        return {MultipartUploadBody::example(), {StoredPartBody::example()}};
    }
};
BOOST_DESCRIBE_STRUCT(MultipartStateBody, (), (upload, stored))

struct PartUrlsBody {
    std::vector<int> parts;
    static PartUrlsBody example() { return {{2, 3}}; }
};
BOOST_DESCRIBE_STRUCT(PartUrlsBody, (), (parts))

struct PartUrlBody {
    int part = 0;
    std::int64_t offset = 0, size = 0;
    std::string url, expires;
    static PartUrlBody example() {
        return {2, 8388608, 8388608,
                "https://example.org/store/00c0ffee00c0ffee/original.mp4?partNumber=2&X-Amz-Signature=0f1e",
                "2026-01-31T12:20:10.000Z"};
    }
};
BOOST_DESCRIBE_STRUCT(PartUrlBody, (), (part, offset, size, url, expires))

struct PartTagBody {
    int part = 0;
    std::string etag;
    static PartTagBody example() {
        return {1, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"};
    }
};
BOOST_DESCRIBE_STRUCT(PartTagBody, (), (part, etag))

struct MultipartCompleteBody {
    std::optional<std::vector<PartTagBody>> parts;
    static MultipartCompleteBody example() { return {{{PartTagBody::example()}}}; }
};
BOOST_DESCRIBE_STRUCT(MultipartCompleteBody, (), (parts))

struct MultipartCompletedBody {
    std::string videoId;
    static MultipartCompletedBody example() { return {"00c0ffee00c0ffee"}; }
};
BOOST_DESCRIBE_STRUCT(MultipartCompletedBody, (), (videoId))

}  // namespace sunomi::api
