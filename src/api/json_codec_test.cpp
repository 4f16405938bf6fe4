#include "api/json_codec.hpp"

#include <gtest/gtest.h>

#include "api/account_messages.hpp"
#include "api/progress_messages.hpp"
#include "api/upload_messages.hpp"
#include "api/video_messages.hpp"

namespace sunomi::api {
namespace {

template <class T>
std::string why(const char* text) {
    const auto parsed = from_json<T>(json::parse(text), "the body");
    return parsed ? "" : parsed.error().message();
}

TEST(JsonCodec, NamesTheFieldThatIsWrong) {
    EXPECT_EQ(why<LoginBody>(R"({"userId":"ann","password":"x"})"), "");
    EXPECT_EQ(why<LoginBody>(R"({"userId":"ann"})"), "password is missing");
    EXPECT_EQ(why<LoginBody>(R"({"userId":1,"password":"x"})"), "userId must be a string");
    EXPECT_EQ(why<LoginBody>("[]"), "the body must be an object");
    EXPECT_EQ(why<UploadUrlBody>(R"({"title":"t","size":1.5})"), "size must be a whole number");
    EXPECT_EQ(why<UploadUrlBody>(R"({"title":"t","size":99999999999999999999})"),
              "size must be a whole number");
}

TEST(JsonCodec, ReadsOptionalFieldsAbsentNullOrGiven) {
    const auto body = from_json<UploadUrlBody>(
        json::parse(R"({"title":"t","size":5.0,"contentType":null,"extra":[1]})"), "the body");
    ASSERT_TRUE(body);
    EXPECT_EQ(body->size, 5);
    EXPECT_EQ(body->contentType, std::nullopt);
    EXPECT_EQ(body->description, std::nullopt);
}

TEST(JsonCodec, PrintsEveryField) {
    ProgressBody body;
    body.videoId = "v";
    body.progress = {{"360p", 40}};
    body.status = "TRANSCODING";
    body.stage = "transcoding";
    EXPECT_EQ(json::serialize(to_json(body)),
              R"({"videoId":"v","progress":{"360p":40},"status":"TRANSCODING","error":null,"notice":null,)"
              R"("stage":"transcoding","etaSeconds":null,"queuePosition":null,"playable":false})");
}

TEST(JsonCodec, WritesASchemaThatSaysWhatIsRequired) {
    EXPECT_EQ(json::serialize(schema_of<TranscodeBody>()),
              R"({"type":"object","properties":{"videoID":{"type":"string"}},"required":["videoID"]})");
}

}  // namespace
}  // namespace sunomi::api
