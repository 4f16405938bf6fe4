#include "wire/sigv4.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.hpp"

namespace sunomi::wire {
namespace {

using namespace std::chrono_literals;

/// 2013-05-24T00:00:00Z, the moment of AWS's published example.
constexpr WallTime then{std::chrono::sys_days{std::chrono::year{2013} / 5 / 24}};
const SigningKey aws_example{"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1"};
const SigningKey ours{"sunomi", "a secret of this test", "local"};

/// A request as a client makes it from a pre-signed URL.
struct Arrived {
    std::string method;
    std::string path;
    std::string query;
    Fields headers;

    [[nodiscard]] Errc verdict(WallTime now) const {
        const auto verified = verify_presigned(ours, {method, path, query, headers}, now);
        EXPECT_FALSE(verified) << "accepted: " << method << ' ' << path << '?' << query;
        return verified ? Errc::internal : verified.error().code();
    }
    void replace(const std::string& from, const std::string& to) {
        const auto at = query.find(from);
        ASSERT_NE(at, std::string::npos) << from << " is not in " << query;
        query.replace(at, from.size(), to);
    }
};

Arrived arrive(const PresignRequest& request, const std::string& host) {
    const auto url = presign(ours, request);
    const auto target = url.substr(request.origin.size());
    const auto mark = target.find('?');
    Arrived arrived{request.method, target.substr(0, mark), target.substr(mark + 1), request.headers};
    arrived.headers.emplace_back("Host", host);
    return arrived;
}

PresignRequest example_put() {
    return {"PUT",
            "http://localhost:8080",
            "/store/0123456789abcdef/original.mp4",
            {},
            {{"Content-Length", "1000"}, {"Content-Type", "video/mp4"}, {"If-None-Match", "*"}},
            then,
            1h};
}

Arrived example_arrival() {
    return arrive(example_put(), "localhost:8080");
}

TEST(SigV4, SignsTheExampleThatAwsPublished) {
    const PresignRequest get{"GET", "https://examplebucket.s3.amazonaws.com", "/test.txt", {}, {}, then, 24h};
    EXPECT_EQ(presign(aws_example, get),
              "https://examplebucket.s3.amazonaws.com/test.txt"
              "?X-Amz-Algorithm=AWS4-HMAC-SHA256"
              "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
              "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
              "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
}

TEST(SigV4, VerifiesTheExampleThatAwsPublished) {
    const Fields headers{{"Host", "examplebucket.s3.amazonaws.com"}};
    const PresentedRequest get{
        "GET", "/test.txt",
        "X-Amz-Algorithm=AWS4-HMAC-SHA256"
        "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
        "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
        "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
        headers};
    const auto verified = verify_presigned(aws_example, get, then + 1h);
    ASSERT_TRUE(verified) << verified.error().message();
    EXPECT_EQ(verified->path, "/test.txt");
    EXPECT_EQ(verified->signed_headers, std::vector<std::string>{"host"});
}

TEST(SigV4, AcceptsWhatItSignedWhateverTheKeyIsCalled) {
    for (const std::string path : {"/a b+c&d%e", "/é/日本/😀", "/a//b/~(x)!*'", "/=@:,;$?#[]"}) {
        auto put = example_put();
        put.path = path;
        put.query = {{"partNumber", "3"}, {"uploadId", "a/b+c="}};
        const auto arrived = arrive(put, "localhost:8080");
        const auto verified = verify_presigned(
            ours, {arrived.method, arrived.path, arrived.query, arrived.headers}, then + 5min);
        ASSERT_TRUE(verified) << path << ": " << verified.error().message();
        EXPECT_EQ(verified->path, path);
        EXPECT_EQ(verified->signed_headers,
                  (std::vector<std::string>{"content-length", "content-type", "host", "if-none-match"}));
    }
}

TEST(SigV4, DoesNotMindOrderOfParametersCaseOfNamesNorBlanksAroundValues) {
    auto arrived = example_arrival();
    auto parts = split(arrived.query, '&');
    std::reverse(parts.begin(), parts.end());
    std::string turned;
    for (const auto part : parts) turned += (turned.empty() ? "" : "&") + std::string{part};
    Fields headers;
    for (const auto& [name, value] : arrived.headers)
        headers.emplace_back(to_lower_ascii(name), " " + value + " ");
    headers.emplace_back("User-Agent", "anything");
    const auto verified = verify_presigned(ours, {"PUT", arrived.path, turned, headers}, then);
    EXPECT_TRUE(verified) << verified.error().message();
}

TEST(SigV4, SignsTheHostThatBrowsersSend) {
    auto put = example_put();
    put.origin = "https://Video.Example:443";
    const auto tls = arrive(put, "video.example");
    EXPECT_TRUE(verify_presigned(ours, {"PUT", tls.path, tls.query, tls.headers}, then));
    put.origin = "http://video.example:443";
    const auto plain = arrive(put, "video.example:443");
    EXPECT_TRUE(verify_presigned(ours, {"PUT", plain.path, plain.query, plain.headers}, then));
}

TEST(SigV4, IsValidFromFiveMinutesBeforeItsDateUntilItExpires) {
    const auto arrived = example_arrival();
    const auto accepted = [&](WallTime now) {
        return bool{verify_presigned(ours, {"PUT", arrived.path, arrived.query, arrived.headers}, now)};
    };
    EXPECT_TRUE(accepted(then - 5min));
    EXPECT_TRUE(accepted(then + 1h));
    EXPECT_EQ(arrived.verdict(then - 5min - 1s), Errc::forbidden);
    EXPECT_EQ(arrived.verdict(then + 1h + 1s), Errc::forbidden);
}

TEST(SigV4, RefusesAnotherMethodPathHostOrHeaderValue) {
    auto method = example_arrival();
    method.method = "DELETE";
    EXPECT_EQ(method.verdict(then), Errc::forbidden);
    auto path = example_arrival();
    path.path += "4";
    EXPECT_EQ(path.verdict(then), Errc::forbidden);
    for (std::size_t i = 0; i < example_arrival().headers.size(); ++i) {
        auto changed = example_arrival();
        changed.headers[i].second += "0";
        EXPECT_EQ(changed.verdict(then), Errc::forbidden) << changed.headers[i].first;
        auto absent = example_arrival();
        absent.headers.erase(absent.headers.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_EQ(absent.verdict(then), Errc::forbidden) << "without header " << i;
        auto twice = example_arrival();
        twice.headers.push_back(twice.headers[i]);
        EXPECT_EQ(twice.verdict(then), Errc::forbidden) << "header " << i << " twice";
    }
}

TEST(SigV4, RefusesUnsignedAmazonHeaders) {
    auto arrived = example_arrival();
    arrived.headers.emplace_back("X-Amz-Copy-Source", "/store/other/original.mp4");
    EXPECT_EQ(arrived.verdict(then), Errc::forbidden);
}

TEST(SigV4, RefusesEveryChangedParameter) {
    const std::vector<std::pair<std::string, std::string>> forgeries{
        {"Expires=3600", "Expires=3601"},
        {"Date=20130524T000000Z", "Date=20130524T000001Z"},
        {"Credential=sunomi", "Credential=sunomj"},
        {"%2Flocal%2F", "%2Fother%2F"},
        {"%2Fs3%2F", "%2Fsqs%2F"},
        {"aws4_request", "aws4_requesu"},
        {"%2F20130524%2F", "%2F20130525%2F"},
        {"content-length%3B", ""},
        {"%3Bif-none-match", ""},
    };
    for (const auto& [from, to] : forgeries) {
        auto arrived = example_arrival();
        arrived.replace(from, to);
        EXPECT_EQ(arrived.verdict(then), Errc::forbidden) << from << " -> " << to;
    }
    auto more = example_arrival();
    more.query += "&acl=public";
    EXPECT_EQ(more.verdict(then), Errc::forbidden);
    auto signature = example_arrival();
    signature.query.back() = signature.query.back() == '0' ? '1' : '0';
    EXPECT_EQ(signature.verdict(then), Errc::forbidden);
    signature.query.pop_back();
    EXPECT_EQ(signature.verdict(then), Errc::forbidden);
    const auto of_another_key = presign({"sunomi", "another secret", "local"}, example_put());
    auto forged = example_arrival();
    forged.query = of_another_key.substr(of_another_key.find('?') + 1);
    EXPECT_EQ(forged.verdict(then), Errc::forbidden);
}

TEST(SigV4, CallsMalformedParametersInvalid) {
    const std::vector<std::pair<std::string, std::string>> mistakes{
        {"AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1"},
        {"Expires=3600", "Expires=0"},
        {"Expires=3600", "Expires=604801"},
        {"Expires=3600", "Expires=-1"},
        {"Expires=3600", "Expires=3600x"},
        {"Expires=3600", "Expires="},
        {"20130524T000000Z", "20130532T000000Z"},
        {"20130524T000000Z", "201305xxT000000Z"},
        {"20130524T000000Z", "20130524T240000Z"},
        {"20130524T000000Z", "20130524 000000Z"},
        {"host%3B", ""},
        {"content-length%3B", "content-length%3Bcontent-length%3B"},
        {"content-length%3B", "Content-Length%3B"},
        {"content-length%3Bcontent-type", "content-type%3Bcontent-length"},
        {"&X-Amz-Signature", "&X-Amz-Date=20130524T000000Z&X-Amz-Signature"},
        {"&X-Amz-Signature", "&x=%zz&X-Amz-Signature"},
        {"&X-Amz-Signature", "&&X-Amz-Signature"},
        {"&X-Amz-Signature", "&x=%00&X-Amz-Signature"},
    };
    for (const auto& [from, to] : mistakes) {
        auto arrived = example_arrival();
        arrived.replace(from, to);
        EXPECT_EQ(arrived.verdict(then), Errc::invalid) << from << " -> " << to;
    }
    const std::string whole = example_arrival().query;
    for (const auto part : split(whole, '&')) {
        auto arrived = example_arrival();
        arrived.replace(std::string{part}, "y=1");
        EXPECT_EQ(arrived.verdict(then), Errc::invalid) << "without " << part;
    }
    auto path = example_arrival();
    path.path += "%0";
    EXPECT_EQ(path.verdict(then), Errc::invalid);
    auto nothing = example_arrival();
    nothing.query.clear();
    EXPECT_EQ(nothing.verdict(then), Errc::invalid);
}

}  // namespace
}  // namespace sunomi::wire
