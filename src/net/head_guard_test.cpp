#include "net/head_guard.hpp"

#include <gtest/gtest.h>

namespace sunomi::net {
namespace {

using Verdict = HeadScanner::Verdict;

struct BadHead {
    const char* what;
    std::string raw;
    int status;
};

/// What the scanner and the judge together say: 0 for accepted, -1 for "more bytes needed".
int status_of(const std::string& raw) {
    HeadScanner scanner{16 * 1024};
    switch (scanner.scan(raw)) {
        case Verdict::malformed: return 400;
        case Verdict::too_long: return status_of_too_long_head(raw);
        case Verdict::incomplete: return -1;
        case Verdict::complete: break;
    }
    const auto judged = judge_head(std::string_view{raw}.substr(0, scanner.length()));
    const auto* refusal = std::get_if<HeadRefusal>(&judged);
    return refusal == nullptr ? 0 : refusal->status;
}

std::string get_with(const std::string& fields) { return "GET / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n"; }
std::string post_with(const std::string& fields) { return "POST / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n"; }
std::string line(const std::string& request_line) { return request_line + "\r\nHost: a\r\n\r\n"; }

std::vector<BadHead> bad_heads() {
    std::string many;
    for (int i = 0; i < 200; ++i) many += "a" + std::to_string(i) + ": b\r\n";
    return {
        {"chunked body", post_with("Transfer-Encoding: chunked\r\n"), 411},
        {"unknown coding", post_with("Transfer-Encoding: gzip\r\n"), 411},
        {"coding in a GET", get_with("Transfer-Encoding: chunked\r\n"), 400},
        {"identity coding", get_with("transfer-encoding: identity\r\n"), 400},
        {"CL.TE", post_with("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n"), 411},
        {"TE.CL", post_with("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n"), 411},
        {"hidden coding", post_with("Transfer-Encoding : chunked\r\n"), 400},
        {"two lengths", post_with("Content-Length: 3\r\nContent-Length: 4\r\n"), 400},
        {"two equal lengths", post_with("Content-Length: 3\r\nContent-Length: 3\r\n"), 400},
        {"list of lengths", post_with("Content-Length: 3, 3\r\n"), 400},
        {"signed length", post_with("Content-Length: +3\r\n"), 400},
        {"negative length", post_with("Content-Length: -3\r\n"), 400},
        {"hex length", post_with("Content-Length: 0x3\r\n"), 400},
        {"empty length", post_with("Content-Length:\r\n"), 400},
        {"length beyond 63 bits", post_with("Content-Length: 9223372036854775808\r\n"), 400},
        {"length beyond 64 bits", post_with("Content-Length: 18446744073709551617\r\n"), 400},
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"no host in 1.0", "GET / HTTP/1.0\r\n\r\n", 400},
        {"two hosts", get_with("Host: b\r\n"), 400},
        {"empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
        {"host with path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
        {"host with user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", 400},
        {"host list", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", 400},
        {"host with port out of range", "GET / HTTP/1.1\r\nHost: a:65536\r\n\r\n", 400},
        {"host with empty port", "GET / HTTP/1.1\r\nHost: a:\r\n\r\n", 400},
        {"half an IPv6 host", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", 400},
        {"folded value", get_with("X: a\r\n b\r\n"), 400},
        {"folded value by tab", get_with("X: a\r\n\tb\r\n"), 400},
        {"fold before the first field", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400},
        {"field without colon", get_with("abc\r\n"), 400},
        {"field without name", get_with(": b\r\n"), 400},
        {"space in a name", get_with("a b: c\r\n"), 400},
        {"NUL in a value", get_with(std::string{"X: a\0b\r\n", 8}), 400},
        {"escape in a value", get_with("X: \x1b[2J\r\n"), 400},
        {"byte above ASCII", get_with("X: \xC3\xA9\r\n"), 400},
        {"DEL", get_with("X: \x7f\r\n"), 400},
        {"lone LF", "GET / HTTP/1.1\nHost: a\n\n", 400},
        {"lone CR", get_with("X: a\rb\r\n"), 400},
        {"CR CR LF", "GET / HTTP/1.1\r\r\nHost: a\r\n\r\n", 400},
        {"TLS hello", std::string{"\x16\x03\x01\x02\x00\x01", 6}, 400},
        {"absolute form", line("GET http://a/ HTTP/1.1"), 400},
        {"asterisk form", line("OPTIONS * HTTP/1.1"), 400},
        {"target without slash", line("GET a HTTP/1.1"), 400},
        {"empty target", line("GET  HTTP/1.1"), 400},
        {"fragment", line("GET /a#b HTTP/1.1"), 400},
        {"space in the target", line("GET /a b HTTP/1.1"), 400},
        {"tab between the parts", line("GET\t/\tHTTP/1.1"), 400},
        {"no version", line("GET /"), 400},
        {"bad method", line("G@T / HTTP/1.1"), 400},
        {"empty request line", "\r\nHost: a\r\n\r\n", 400},
        {"lower-case version", line("GET / http/1.1"), 400},
        {"version with more digits", line("GET / HTTP/1.10"), 400},
        {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        {"HTTP/0.9", line("GET / HTTP/0.9"), 505},
        {"HTTP/1.2", line("GET / HTTP/1.2"), 505},
        {"CONNECT", line("CONNECT a:443 HTTP/1.1"), 405},
        {"TRACE", line("TRACE / HTTP/1.1"), 405},
        {"unknown expectation", post_with("Content-Length: 3\r\nExpect: 200-ok\r\n"), 417},
        {"two expectations", post_with("Content-Length: 3\r\nExpect: 100-continue\r\nExpect: 100-continue\r\n"), 417},
        {"long target", line("GET /" + std::string(9000, 'a') + " HTTP/1.1"), 414},
        {"endless target", "GET /" + std::string(20000, 'a'), 414},
        {"long field", get_with("X: " + std::string(20000, 'a') + "\r\n"), 431},
        {"many fields", get_with(many), 431},
    };
}

TEST(HeadGuard, RefusesEveryAmbiguousOrOversizedForm) {
    for (const auto& bad : bad_heads()) EXPECT_EQ(status_of(bad.raw), bad.status) << bad.what;
}

TEST(HeadGuard, AcceptsWhatClientsSend) {
    for (const auto* host : {"a", "a.example:8080", "127.0.0.1:1", "[::1]:8080", "[2001:db8::1]", "my_host"}) {
        EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: " + std::string{host} + "\r\n\r\n"), 0) << host;
    }
    EXPECT_EQ(status_of(get_with("X:a\r\nY:   b \t\r\nZ:\r\nCookie: a=\"b\"; c=d\r\n")), 0);
    EXPECT_EQ(status_of(line("GET /" + std::string(8000, 'a') + " HTTP/1.1")), 0);
    EXPECT_EQ(status_of(post_with("content-length: 9223372036854775807\r\n")), 0);
}

TEST(HeadGuard, TakesTheHeadApart) {
    const auto judged = judge_head(
        "PUT /a%20b/c?x=1&y=?z HTTP/1.1\r\nHost: h\r\nContent-Length: 12\r\nExpect: 100-Continue\r\n"
        "X-Two:  two words \r\n\r\n");
    const auto& passed = std::get<JudgedHead>(judged);
    EXPECT_EQ(passed.head.method, "PUT");
    EXPECT_EQ(passed.head.target, "/a%20b/c?x=1&y=?z");
    EXPECT_EQ(passed.head.path, "/a%20b/c");
    EXPECT_EQ(passed.head.query, "x=1&y=?z");
    EXPECT_EQ(passed.head.content_length, 12);
    EXPECT_EQ(passed.head.headers.get("x-two"), "two words");
    EXPECT_EQ(passed.head.headers.fields().size(), 4U);
    EXPECT_TRUE(passed.keep_alive);
    EXPECT_TRUE(passed.expects_continue);
}

TEST(HeadGuard, ClosesAfterHttp10AndWhenAsked) {
    const auto keeps = [](const std::string& raw) { return std::get<JudgedHead>(judge_head(raw)).keep_alive; };
    EXPECT_TRUE(keeps(get_with("")));
    EXPECT_FALSE(keeps(get_with("Connection: close\r\n")));
    EXPECT_FALSE(keeps(get_with("Connection: x, Close\r\n")));
    EXPECT_FALSE(keeps("GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n"));
}

TEST(HeadScanner, FindsTheEndHoweverTheBytesAreCut) {
    const std::string raw = get_with("X: y\r\n");
    for (std::size_t step = 1; step <= raw.size(); ++step) {
        HeadScanner scanner{1024};
        for (std::size_t end = step; end < raw.size(); end += step) {
            EXPECT_EQ(scanner.scan(raw.substr(0, end)), Verdict::incomplete);
        }
        EXPECT_EQ(scanner.scan(raw + "GET"), Verdict::complete);
        EXPECT_EQ(scanner.length(), raw.size());
    }
}

TEST(HeadScanner, StopsAtTheLimitAndNotBefore) {
    const std::string raw = get_with("");
    HeadScanner exact{raw.size()};
    EXPECT_EQ(exact.scan(raw), Verdict::complete);
    HeadScanner less{raw.size() - 1};
    EXPECT_EQ(less.scan(raw), Verdict::too_long);
}

}  // namespace
}  // namespace sunomi::net
