#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Bodies about uploads. Field by field as clients see them; each with an example for the documentation.
namespace sunomi::api {

/// Title, description and what else an owner may say of a video can be said at once.
struct UploadUrlBody {
    std::string title;
    std::optional<std::string> description;
    std::optional<std::int64_t> size;
    std::optional<std::string> contentType;
    std::optional<bool> conditional;
    std::optional<std::vector<std::string>> tags;
    std::optional<std::string> category, language, licence, visibility;
    std::optional<std::vector<std::string>> contentWarnings;
    static UploadUrlBody example() {
        return {"A day in Perth",      "Filmed in May", 52428800, "video/mp4", true,
                {{"perth", "travel"}}, "travel",        "en",     "CC-BY-4.0", "public",
                {{"flashing-lights"}}};
    }
};
BOOST_DESCRIBE_STRUCT(UploadUrlBody, (),
                      (title, description, size, contentType, conditional, tags, category, language, licence,
                       visibility, contentWarnings))

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

struct UsageBody {
    std::int64_t used = 0;              ///< bytes of originals
    std::int64_t uploading = 0;         ///< bytes announced by uploads that have not ended
    std::optional<std::int64_t> quota;  ///< for both together; null: no limit
    static UsageBody example() { return {52428800, 10485760, 10737418240}; }
};
BOOST_DESCRIBE_STRUCT(UsageBody, (), (used, uploading, quota))

}  // namespace sunomi::api
