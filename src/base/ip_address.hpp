#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sunomi {

/// A numeric IP address. An IPv4 one that is written as IPv6 (`::ffff:192.0.2.1`) is that IPv4 address: it
/// cannot be spelled in a way that escapes a comparison.
class IpAddress {
public:
    /// Nothing for anything but an address: no port, no brackets, no zone, no name.
    static std::optional<IpAddress> parse(std::string_view text);

    [[nodiscard]] bool is_v4() const;
    /// As RFC 5952 and RFC 791 write it.
    [[nodiscard]] std::string text() const;
    /// Of the 128 bits of its IPv6 form only the first `bits` are kept.
    [[nodiscard]] IpAddress network(int bits) const;
    bool operator==(const IpAddress&) const = default;

private:
    std::array<std::uint8_t, 16> bytes_{};  // IPv4: mapped
};

/// A range of addresses: `10.0.0.0/8`, `2001:db8::/32`, or one address.
class IpNetwork {
public:
    static std::optional<IpNetwork> parse(std::string_view text);
    [[nodiscard]] bool contains(const IpAddress& address) const;

private:
    IpAddress base_;
    int bits_ = 128;  // of the IPv6 form
};

/// What limits are counted by: an IPv4 address, or of IPv6 the /64 that one customer has to himself. Text
/// that is no address is returned as it is.
std::string customer_of(const std::string& address);

}  // namespace sunomi
