#include "adapters/github/public_address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace sunomi {
namespace {

struct Range {
    std::uint32_t first;
    int prefix_bits;
};

constexpr std::uint32_t v4(std::uint32_t a, std::uint32_t b, std::uint32_t c = 0) {
    return a << 24U | b << 16U | c << 8U;
}

constexpr std::array special{
    Range{v4(0, 0), 8},          // this network
    Range{v4(10, 0), 8},         // private
    Range{v4(100, 64), 10},      // carriers' own
    Range{v4(127, 0), 8},        // this machine
    Range{v4(169, 254), 16},     // link-local; metadata of clouds
    Range{v4(172, 16), 12},      // private
    Range{v4(192, 0, 0), 24},    // protocol assignments
    Range{v4(192, 0, 2), 24},    // documentation
    Range{v4(192, 88, 99), 24},  // 6to4 relays
    Range{v4(192, 168), 16},     // private
    Range{v4(198, 18), 15},      // benchmarks
    Range{v4(198, 51, 100), 24}, Range{v4(203, 0, 113), 24},
    Range{v4(224, 0), 3},  // multicast, reserved, broadcast
};

bool is_public_v4(std::uint32_t address) {
    return std::ranges::none_of(special, [&](const Range& range) {
        return (address ^ range.first) >> (32 - range.prefix_bits) == 0;
    });
}

/// Only 2000::/3 is given out; of that, Teredo and 6to4 hold an IPv4 address inside, 2001:db8::/32 is for
/// books.
bool is_public_v6(const in6_addr& address) {
    const auto* bytes = address.s6_addr;
    const auto head = static_cast<std::uint32_t>(bytes[0]) << 24U |
                      static_cast<std::uint32_t>(bytes[1]) << 16U |
                      static_cast<std::uint32_t>(bytes[2]) << 8U | bytes[3];
    const bool is_global = head >> 29U == 1;
    const bool is_special = head >> 9U == 0x20010000U >> 9U || head == 0x20010db8U ||
                            head >> 16U == 0x2002U ||
                            head >> 20U == 0x3ffU;  // 2001::/23 (protocols), documentation, 6to4, 3fff::/20
    return is_global && !is_special;
}

}  // namespace

bool is_public_address(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in v4_address{};
        std::memcpy(&v4_address, &address, sizeof v4_address);
        return is_public_v4(ntohl(v4_address.sin_addr.s_addr));
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 v6_address{};
        std::memcpy(&v6_address, &address, sizeof v6_address);
        return is_public_v6(v6_address.sin6_addr);
    }
    return false;
}

}  // namespace sunomi
