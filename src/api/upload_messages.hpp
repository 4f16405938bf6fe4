#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

/// Bodies about uploads. Field by field as clients see them; each with an example for the documentation.
namespace sunomi::api {

struct UploadUrlBody {
    std::string title;
    std::optional<std::string> description;
    std::optional<std::int64_t> size;
    std::optional<std::string> contentType;
    std::optional<bool> conditional;
    static UploadUrlBody example() {
        return {"A day in Perth", "Filmed in May", 52428800, "video/mp4", true};
    }
};
BOOST_DESCRIBE_STRUCT(UploadUrlBody, (), (title, description, size, contentType, conditional))

struct UploadTicketBody {
    std::string url, videoId;
    static UploadTicketBody example() {
        return {"https://example.org/store/00c0ffee00c0ffee/original.mp4?X-Amz-Signature=0f1e",
                "00c0ffee00c0ffee"};
    }
};
BOOST_DESCRIBE_STRUCT(UploadTicketBody, (), (url, videoId))

struct TranscodeBody {
    std::string videoID;
    static TranscodeBody example() { return {"00c0ffee00c0ffee"}; }
};
BOOST_DESCRIBE_STRUCT(TranscodeBody, (), (videoID))

}  // namespace sunomi::api
