#include "base/ip_address.hpp"

#include <gtest/gtest.h>

namespace sunomi {
namespace {

std::string normal(std::string_view text) {
    const auto address = IpAddress::parse(text);
    return address ? address->text() : "none";
}
bool within(std::string_view network, std::string_view address) {
    return IpNetwork::parse(network)->contains(*IpAddress::parse(address));
}

TEST(IpAddress, HasOneSpelling) {
    EXPECT_EQ(normal("192.0.2.1"), "192.0.2.1");
    EXPECT_EQ(normal("::ffff:192.0.2.1"), "192.0.2.1");
    EXPECT_EQ(normal("::FFFF:c000:0201"), "192.0.2.1");
    EXPECT_EQ(normal("2001:DB8:0:0::1"), "2001:db8::1");
    for (const std::string_view bad : std::initializer_list<std::string_view>{
             "", "192.0.2", "192.0.2.256", "0x7f.1", "192.0.2.1:80", "[::1]", "fe80::1%eth0", "localhost",
             " ::1", std::string_view{"::1\0x", 5}}) {
        EXPECT_EQ(normal(bad), "none") << bad;
    }
}

TEST(IpNetwork, HoldsWhatItsBitsSay) {
    EXPECT_TRUE(within("10.0.0.0/8", "10.255.0.1"));
    EXPECT_TRUE(within("10.1.2.3/8", "::ffff:10.0.0.1"));
    EXPECT_FALSE(within("10.0.0.0/8", "11.0.0.1"));
    EXPECT_TRUE(within("192.0.2.1", "192.0.2.1"));
    EXPECT_FALSE(within("192.0.2.1", "192.0.2.2"));
    EXPECT_TRUE(within("0.0.0.0/0", "203.0.113.9"));
    EXPECT_FALSE(within("0.0.0.0/0", "2001:db8::1"));
    EXPECT_TRUE(within("2001:db8::/32", "2001:db8:ffff::1"));
    EXPECT_FALSE(within("2001:db8::/33", "2001:db8:ffff::1"));
    EXPECT_TRUE(within("::1/128", "::1"));
    for (const auto* bad :
         {"", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "::/129", "host/8", "10.0.0.0/8/8"}) {
        EXPECT_FALSE(IpNetwork::parse(bad)) << bad;
    }
}

TEST(IpAddress, CountsAnIPv6CustomerByTheFirstHalf) {
    EXPECT_EQ(customer_of("192.0.2.77"), "192.0.2.77");
    EXPECT_EQ(customer_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
    EXPECT_EQ(customer_of("2001:db8:1:2:ffff::"), "2001:db8:1:2::");
    EXPECT_EQ(customer_of("unknown"), "unknown");
}

}  // namespace
}  // namespace sunomi
