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
    EXPECT_EQ(print_json(body),
              R"({"videoId":"v","progress":{"360p":40},"status":"TRANSCODING","error":null,"notice":null,)"
              R"("stage":"transcoding","etaSeconds":null,"queuePosition":null,"playable":false})");
}

TEST(JsonCodec, PrintsTextThatAnyParserReadsBack) {
    std::string every;
    for (char c = 1; c < 127; ++c) every += c;
    every += "\x7f \xc3\xa4 \xe2\x82\xac \xf0\x9f\x8e\xac \xe2\x80\xa8";
    every += '\0';
    EXPECT_EQ(json::parse(print_json(every)).get_string(), every);
    EXPECT_EQ(print_json(std::string{"a\"b\\c\n\x01"}), R"("a\"b\\c\n\u0001")");
    EXPECT_EQ(print_json(std::map<std::string, int>{{"a\"b", 1}}), R"({"a\"b":1})");
}

TEST(JsonCodec, PrintsNumbersThatReadBackTheSame) {
    for (const double number : {0.0, -0.5, 600.0, 0.1, 1e300, 5e-324, 1.7976931348623157e308}) {
        EXPECT_EQ(json::parse(print_json(number)).to_number<double>(), number) << print_json(number);
    }
    EXPECT_EQ(print_json(std::vector<double>{600, 0.1}), "[600,0.1]");
    EXPECT_EQ(print_json(std::vector<double>{std::nan(""), INFINITY}), "[null,null]")
        << "JSON has no such numbers";
    EXPECT_EQ(print_json(std::vector<std::int64_t>{INT64_MIN, INT64_MAX}),
              "[-9223372036854775808,9223372036854775807]");
    EXPECT_EQ(print_json(std::vector<bool>{}) + print_json(std::map<std::string, int>{}), "[]{}");
}

TEST(JsonCodec, WritesASchemaThatSaysWhatIsRequired) {
    EXPECT_EQ(json::serialize(schema_of<TranscodeBody>()),
              R"({"type":"object","properties":{"videoID":{"type":"string"}},"required":["videoID"]})");
}

}  // namespace
}  // namespace sunomi::api
