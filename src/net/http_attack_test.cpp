#include <gtest/gtest.h>

#include <atomic>

#include "net/live_server.hpp"

// Attacks on the framing of requests, against a live server: each must be answered with the right status, the
// connection closed, no smuggled request executed, and the server as good as before.
namespace sunomi::net::testing {
namespace {

class HttpAttackTest : public LiveServer {
protected:
    void SetUp() override {
        handler.on_respond = [this](Request request, Respond respond) {
            if (request.head.path == "/smuggled") ++smuggled;
            Response response;
            response.body = request.head.path;
            respond(std::move(response));
        };
        start();
    }

    /// Sends `bytes` (as far as the server takes them) and expects one answer and then the end.
    void expect_refused(const std::string& bytes, int status) {
        auto client = connect();
        client.send(bytes);
        const auto reply = client.read_reply();
        EXPECT_EQ(reply.status, status);
        EXPECT_EQ(reply.header("Connection"), "close");
        EXPECT_EQ(reply.body, "refused " + reply.header("X-Request-Id"));
        EXPECT_EQ(client.read_all(), "");
        EXPECT_EQ(smuggled, 0);
        EXPECT_EQ(ask(get_request("/alive")).body, "/alive");
    }

    std::atomic<int> smuggled{0};
};

const std::string smuggled_request = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

TEST_F(HttpAttackTest, ChunkedWithTrailerOf100KB) {
    expect_refused("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: " +
                       std::string(100'000, 'a') + "\r\n\r\n",
                   411);
}

TEST_F(HttpAttackTest, EndlessChunkExtension) {
    const auto before = resident_bytes();
    expect_refused("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;" +
                       std::string(20'000'000, 'a'),
                   411);
    EXPECT_LT(resident_bytes(), before + 64'000'000);  // this test's own 20 MB twice, and no third time
}

TEST_F(HttpAttackTest, UnknownCodingIsNotAnEmptyBody) {
    expect_refused("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n" + smuggled_request, 411);
}

TEST_F(HttpAttackTest, LengthAndCoding) {
    expect_refused("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" +
                       smuggled_request,
                   411);
    expect_refused("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n24\r\n" +
                       smuggled_request,
                   411);
    expect_refused("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + smuggled_request, 400);
}

TEST_F(HttpAttackTest, ManyLengths) {
    expect_refused("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 37\r\n\r\n" + smuggled_request,
                   400);
    expect_refused("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3, 3\r\n\r\nabc" + smuggled_request, 400);
}

TEST_F(HttpAttackTest, FoldedFieldAndAbsoluteFormAndRawBytes) {
    expect_refused("GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n Content-Length: 5\r\n\r\n", 400);
    expect_refused("GET http://a/ HTTP/1.1\r\nHost: b\r\n\r\n", 400);
    expect_refused("GET /\xff HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    expect_refused(std::string{"\x16\x03\x01\x02\x00\x01\x00\x01", 8}, 400);
    expect_refused("GET / HTTP/1.1\nHost: a\n\n", 400);
}

TEST_F(HttpAttackTest, BadExpectationAndVersionsAndSizes) {
    expect_refused("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: magic\r\n\r\nabc", 417);
    expect_refused("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    expect_refused("GET /" + std::string(1'000'000, 'a'), 414);
    expect_refused("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(1'000'000, 'a'), 431);
    expect_refused("CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", 405);
}

TEST_F(HttpAttackTest, ABodyIsNeverReadAsARequest) {
    auto client = connect();
    client.send(post_request("/a", smuggled_request) + get_request("/b"));
    EXPECT_EQ(client.read_reply().body, "/a");
    EXPECT_EQ(client.read_reply().body, "/b");
    EXPECT_EQ(smuggled, 0);
}

TEST_F(HttpAttackTest, RandomBytesAndRandomlyBrokenRequests) {
    const auto noise = sample_bytes(200'000);
    const auto valid = post_request("/a", "0123456789", "X-Field: value\r\nExpect: 100-continue\r\n");
    for (std::size_t i = 0; i < 300; ++i) {
        auto client = connect();
        auto broken = valid;
        broken[static_cast<unsigned char>(noise[i]) % broken.size()] = noise[i + 1000];
        client.send(i % 3 == 0 ? noise.substr(i * 100, 200) : broken);
        client.shutdown_send();
        client.read_all();
    }
    EXPECT_EQ(ask(get_request("/alive")).body, "/alive");
    EXPECT_TRUE(eventually([&] { return server->stats().connections_open == 0; }));
}

}  // namespace
}  // namespace sunomi::net::testing
