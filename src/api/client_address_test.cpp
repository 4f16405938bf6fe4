#include "api/client_address.hpp"

#include <gtest/gtest.h>

namespace sunomi::api {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

Client client(const std::string& peer, const Fields& fields, const std::vector<std::string>& trusted) {
    net::RequestHead head;
    head.peer_address = peer;
    for (const auto& [name, value] : fields) head.headers.add(name, value);
    std::vector<IpNetwork> networks;
    for (const auto& one : trusted) networks.push_back(*IpNetwork::parse(one));
    return client_of(head, networks);
}
std::string address(const std::string& peer, const Fields& fields, const std::vector<std::string>& trusted) {
    return client(peer, fields, trusted).address;
}
const std::vector<std::string> proxies{"10.0.0.0/8", "127.0.0.1", "::1", "fd00::/8"};

TEST(ClientAddress, BelievesNothingOfAStranger) {
    const Fields forged{{"X-Forwarded-For", "192.0.2.1"}, {"X-Forwarded-Proto", "https"}};
    const auto judged = client("203.0.113.5", forged, proxies);
    EXPECT_EQ(judged.address, "203.0.113.5");
    EXPECT_EQ(judged.scheme, "http");
    EXPECT_EQ(address("127.0.0.1", forged, {}), "127.0.0.1") << "no proxy is trusted unless it is named";
}

TEST(ClientAddress, WalksFromRightToLeftThroughTrustedProxiesOnly) {
    EXPECT_EQ(address("127.0.0.1", {{"X-Forwarded-For", "192.0.2.1"}}, proxies), "192.0.2.1");
    EXPECT_EQ(address("127.0.0.1", {{"X-Forwarded-For", "6.6.6.6, 192.0.2.1, 10.0.0.7"}}, proxies),
              "192.0.2.1")
        << "what the client itself wrote is left of its own address";
    EXPECT_EQ(address("127.0.0.1", {{"X-Forwarded-For", "127.0.0.1, 192.0.2.1"}}, proxies), "192.0.2.1")
        << "claiming to be a proxy does not help";
    EXPECT_EQ(address("127.0.0.1", {{"X-Forwarded-For", "10.0.0.9"}}, proxies), "10.0.0.9")
        << "a client inside";
    EXPECT_EQ(address("127.0.0.1", {}, proxies), "127.0.0.1");
}

TEST(ClientAddress, ReadsSeveralFieldsAsOneList) {
    EXPECT_EQ(address("127.0.0.1",
                      {{"x-forwarded-for", "6.6.6.6"}, {"X-Forwarded-For", "192.0.2.1, 10.0.0.7"}}, proxies),
              "192.0.2.1");
}

TEST(ClientAddress, StopsAtWhatIsNoAddress) {
    for (const auto* odd : {"unknown", "_hidden", "", "192.0.2.1.5", "[2001:db8::1", "192.0.2.1; x"}) {
        EXPECT_EQ(address("127.0.0.1", {{"X-Forwarded-For", std::string{"6.6.6.6, "} + odd + ", 10.0.0.7"}},
                          proxies),
                  "10.0.0.7")
            << odd;
    }
}

TEST(ClientAddress, KnowsAnAddressInEverySpelling) {
    EXPECT_EQ(address("::ffff:10.1.1.1", {{"X-Forwarded-For", "::ffff:192.0.2.1"}}, proxies), "192.0.2.1");
    EXPECT_EQ(
        address("127.0.0.1", {{"X-Forwarded-For", "6.6.6.6, 192.0.2.1:4711, ::ffff:10.0.0.7"}}, proxies),
        "192.0.2.1");
    EXPECT_EQ(address("fd00::1", {{"X-Forwarded-For", "[2001:DB8::1]:4711"}}, proxies), "2001:db8::1");
    EXPECT_EQ(address("::1", {{"X-Forwarded-For", "2001:db8:0::1"}}, proxies), "2001:db8::1");
}

TEST(ClientAddress, TakesTheSchemeOfATrustedProxyWhenItIsOne) {
    const auto scheme = [](const std::string& value) {
        return client("127.0.0.1", {{"X-Forwarded-Proto", value}}, proxies).scheme;
    };
    EXPECT_EQ(scheme("https"), "https");
    EXPECT_EQ(scheme("HTTPS"), "https");
    EXPECT_EQ(scheme("http"), "http");
    EXPECT_EQ(scheme("https, http"), "http") << "the last word is the nearest proxy's";
    EXPECT_EQ(scheme("javascript"), "http");
}

}  // namespace
}  // namespace sunomi::api
