#include "api/known_hosts.hpp"

#include <gtest/gtest.h>

namespace sunomi::api {
namespace {

net::RequestHead head_of(const std::string& host, const std::string& path = "/",
                         const std::string& origin = "") {
    net::RequestHead head;
    head.path = path;
    head.headers.add("Host", host);
    if (!origin.empty()) head.headers.add("Origin", origin);
    return head;
}

TEST(KnownHosts, AreThePublicOneAddressesAndLocalhost) {
    const std::string url = "https://Video.example.org:8443";
    for (const auto* ours :
         {"video.example.org", "VIDEO.example.org:8443", "video.example.org:80", "localhost:8080",
          "127.0.0.1", "192.0.2.7:8080", "[::1]:8080", "[2001:db8::1]"}) {
        EXPECT_TRUE(is_our_host(head_of(ours), url)) << ours;
    }
    for (const auto* other :
         {"evil.example", "video.example.org.evil.example", "xvideo.example.org", "example.org",
          "127.0.0.1.evil.example", "localhost.evil.example", "[evil.example]", ""}) {
        EXPECT_FALSE(is_our_host(head_of(other), url)) << other;
        EXPECT_TRUE(is_our_host(head_of(other), "")) << other;
        EXPECT_TRUE(is_our_host(head_of(other, "/healthz"), url)) << other;
    }
}

TEST(KnownHosts, PagesOfOtherSitesAreForeignUnlessTheyAreListed) {
    const std::string url = "https://video.example.org";
    const std::vector<std::string> listed{"https://ui.example.org"};
    for (const auto* ours :
         {"", "https://video.example.org", "http://10.0.0.1:8080", "https://ui.example.org"}) {
        EXPECT_FALSE(is_foreign_origin(head_of("10.0.0.1:8080", "/ws", ours), url, listed)) << ours;
    }
    for (const auto* other : {"https://evil.example", "null", "http://video.example.org",
                              "https://ui.example.org:8443", "http://10.0.0.1"}) {
        EXPECT_TRUE(is_foreign_origin(head_of("10.0.0.1:8080", "/ws", other), url, listed)) << other;
    }
}

}  // namespace
}  // namespace sunomi::api
