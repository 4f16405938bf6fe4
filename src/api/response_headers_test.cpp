#include "api/response_headers.hpp"

#include <gtest/gtest.h>

#include <map>

namespace sunomi::api {
namespace {

using Fields = std::map<std::string, std::string>;

net::RequestHead head_of(std::string method, std::string path, Fields fields = {}) {
    net::RequestHead head;
    head.method = std::move(method);
    head.path = std::move(path);
    for (auto& [name, value] : fields) head.headers.add(name, value);
    return head;
}

Fields answer_to(const HeaderPolicy& policy, const net::RequestHead& head, net::Response response = {}) {
    ResponseHeaders{policy}.add_to(response, asker_of(head));
    Fields fields;
    for (const auto& [name, value] : response.headers.fields()) {
        EXPECT_TRUE(fields.emplace(name, value).second) << name << " twice";
    }
    return fields;
}

TEST(ResponseHeaders, LetNobodyFrameAPageAndNoScriptBeInline) {
    auto fields = answer_to({}, head_of("GET", "/watch/0123456789abcdef"));
    EXPECT_EQ(
        fields["Content-Security-Policy"],
        "default-src 'self'; script-src 'self'; style-src 'self' "
        "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src 'self' data: blob:; "
        "media-src 'self' blob:; worker-src 'self' blob:; connect-src 'self' ws: wss:; font-src 'self'; "
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    EXPECT_EQ(fields["X-Frame-Options"], "DENY");
    EXPECT_EQ(fields["Cross-Origin-Opener-Policy"], "same-origin");
    EXPECT_EQ(fields["Cross-Origin-Resource-Policy"], "same-origin");
    EXPECT_EQ(fields["Referrer-Policy"], "same-origin");
    EXPECT_EQ(fields["X-Content-Type-Options"], "nosniff");
    EXPECT_TRUE(fields["Permissions-Policy"].starts_with("camera=()"));
    EXPECT_FALSE(fields.contains("Strict-Transport-Security"));
    EXPECT_FALSE(fields.contains("Vary"));
}

TEST(ResponseHeaders, LetEveryoneFrameAnEmbeddedPlayerAndLoadMedia) {
    auto embed = answer_to({}, head_of("GET", "/embed/0123456789abcdef"));
    EXPECT_TRUE(embed["Content-Security-Policy"].ends_with("frame-ancestors *"));
    EXPECT_FALSE(embed.contains("X-Frame-Options"));
    EXPECT_EQ(embed["Cross-Origin-Resource-Policy"], "cross-origin");
    auto media = answer_to({}, head_of("GET", "/media/0123456789abcdef/master.m3u8"));
    EXPECT_EQ(media["Cross-Origin-Resource-Policy"], "cross-origin");
    EXPECT_EQ(media["Content-Security-Policy"], "default-src 'none'; frame-ancestors 'none'");
}

TEST(ResponseHeaders, LeaveWhatARouteSaysItself) {
    net::Response response;
    response.headers.add("Content-Security-Policy", "default-src 'none'");
    EXPECT_EQ(answer_to({}, head_of("GET", "/"), response)["Content-Security-Policy"], "default-src 'none'");
}

TEST(ResponseHeaders, TellBrowsersToStayWithHttpsWherePeopleComeByIt) {
    EXPECT_EQ(answer_to({true, {}}, head_of("GET", "/api/video/all-videos"))["Strict-Transport-Security"],
              "max-age=31536000");
}

TEST(ResponseHeaders, AllowListedOriginsExactlyAndNoOther) {
    const HeaderPolicy policy{false, {"https://a.example", "http://localhost:3000"}};
    const auto allowed = [&](const std::string& origin) {
        auto fields = answer_to(policy, head_of("GET", "/api/video/all-videos", {{"Origin", origin}}));
        EXPECT_EQ(fields["Vary"], "Origin");
        EXPECT_FALSE(fields.contains("Access-Control-Allow-Credentials"));
        return fields["Access-Control-Allow-Origin"];
    };
    EXPECT_EQ(allowed("https://a.example"), "https://a.example");
    EXPECT_EQ(allowed("http://localhost:3000"), "http://localhost:3000");
    for (const auto* other : {"https://a.example.evil.org", "https://evil.a.example", "http://a.example",
                              "https://A.example", "https://a.example:443", "null", "*", ""}) {
        EXPECT_EQ(allowed(other), "") << other;
    }
}

TEST(ResponseHeaders, AnswerThePreflightOfAListedOriginOnly) {
    const ResponseHeaders headers{{false, {"https://a.example"}}};
    const Fields asks{{"Origin", "https://a.example"}, {"Access-Control-Request-Method", "PUT"}};
    const auto head = head_of("OPTIONS", "/store/0123456789abcdef/original.mp4", asks);
    ASSERT_TRUE(headers.is_preflight(head));
    const auto answer = headers.preflight(head);
    EXPECT_EQ(answer.status, 204);
    EXPECT_EQ(answer.headers.get("Access-Control-Allow-Origin"), "https://a.example");
    EXPECT_EQ(answer.headers.get("Access-Control-Allow-Methods"), "GET, HEAD, POST, PUT, PATCH, DELETE");
    EXPECT_NE(answer.headers.get("Access-Control-Allow-Headers").find("Range"), std::string_view::npos);
    EXPECT_NE(answer.headers.get("Access-Control-Expose-Headers").find("ETag, Link"), std::string_view::npos);

    EXPECT_FALSE(headers.is_preflight(head_of("OPTIONS", "/", {{"Origin", "https://a.example"}})));
    EXPECT_FALSE(headers.is_preflight(head_of(
        "OPTIONS", "/", {{"Origin", "https://b.example"}, {"Access-Control-Request-Method", "PUT"}})));
    EXPECT_FALSE(ResponseHeaders{{}}.is_preflight(head));
}

}  // namespace
}  // namespace sunomi::api
