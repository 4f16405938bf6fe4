#include "adapters/github/public_address.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <string>

namespace sunomi {
namespace {

bool is_public(const std::string& text) {
    if (text.find(':') == std::string::npos) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        EXPECT_EQ(::inet_pton(AF_INET, text.c_str(), &address.sin_addr), 1) << text;
        return is_public_address(reinterpret_cast<const sockaddr&>(address));
    }
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    EXPECT_EQ(::inet_pton(AF_INET6, text.c_str(), &address.sin6_addr), 1) << text;
    return is_public_address(reinterpret_cast<const sockaddr&>(address));
}

TEST(PublicAddress, IsOneThatTheInternetGivesOut) {
    for (const char* text :
         {"1.1.1.1", "8.8.8.8", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1",
          "192.167.1.1", "198.20.0.1", "223.255.255.255", "2606:50c0:8000::154", "2001:4860:4860::8888"})
        EXPECT_TRUE(is_public(text)) << text;
}

TEST(PublicAddress, IsNoneThatLeadsInside) {
    for (const char* text : {"0.0.0.0",
                             "0.1.2.3",
                             "10.0.0.1",
                             "100.64.0.1",
                             "127.0.0.1",
                             "127.255.255.254",
                             "169.254.169.254",
                             "172.16.0.1",
                             "172.31.255.255",
                             "192.0.0.1",
                             "192.0.2.1",
                             "192.88.99.1",
                             "192.168.0.1",
                             "198.18.0.1",
                             "198.19.255.255",
                             "198.51.100.7",
                             "203.0.113.9",
                             "224.0.0.1",
                             "240.0.0.1",
                             "255.255.255.255",
                             "::",
                             "::1",
                             "::ffff:127.0.0.1",
                             "::ffff:8.8.8.8",
                             "::127.0.0.1",
                             "64:ff9b::7f00:1",
                             "64:ff9b:1::1",
                             "fc00::1",
                             "fd12:3456::1",
                             "fe80::1",
                             "fec0::1",
                             "ff02::1",
                             "2001:db8::1",
                             "2001::1",
                             "2002:7f00:1::",
                             "100::1",
                             "3fff::1",
                             "4000::1"})
        EXPECT_FALSE(is_public(text)) << text;
    sockaddr other{};
    other.sa_family = AF_UNIX;
    EXPECT_FALSE(is_public_address(other));
}

}  // namespace
}  // namespace sunomi
