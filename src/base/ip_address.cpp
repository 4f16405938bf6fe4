#include "base/ip_address.hpp"

#include <arpa/inet.h>

#include <algorithm>

#include "base/text.hpp"

namespace sunomi {
namespace {

constexpr std::array<std::uint8_t, 12> mapped_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr int mapped_bits = 96;

}  // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
    const std::string terminated{text};
    if (terminated.find('\0') != std::string::npos) return std::nullopt;
    IpAddress out;
    if (::inet_pton(AF_INET6, terminated.c_str(), out.bytes_.data()) == 1) return out;
    std::copy(mapped_prefix.begin(), mapped_prefix.end(), out.bytes_.begin());
    if (::inet_pton(AF_INET, terminated.c_str(), out.bytes_.data() + mapped_prefix.size()) == 1) return out;
    return std::nullopt;
}

bool IpAddress::is_v4() const {
    return std::equal(mapped_prefix.begin(), mapped_prefix.end(), bytes_.begin());
}

std::string IpAddress::text() const {
    char room[INET6_ADDRSTRLEN] = {};
    if (is_v4())
        ::inet_ntop(AF_INET, bytes_.data() + mapped_prefix.size(), room, sizeof room);
    else
        ::inet_ntop(AF_INET6, bytes_.data(), room, sizeof room);
    return room;
}

IpAddress IpAddress::network(int bits) const {
    auto out = *this;
    for (int i = 0; i < 16; ++i) {
        const int kept = std::clamp(bits - i * 8, 0, 8);
        out.bytes_[static_cast<std::size_t>(i)] &= static_cast<std::uint8_t>(0xff << (8 - kept));
    }
    return out;
}

std::optional<IpNetwork> IpNetwork::parse(std::string_view text) {
    const auto slash = text.find('/');
    const auto address = IpAddress::parse(text.substr(0, slash));
    if (!address) return std::nullopt;
    IpNetwork out;
    if (slash != std::string_view::npos) {
        const auto bits = parse_u64(text.substr(slash + 1));
        // A mapped spelling counts its bits as IPv6 does.
        const bool dotted = text.substr(0, slash).find(':') == std::string_view::npos;
        if (!bits || *bits > (dotted ? 32U : 128U)) return std::nullopt;
        out.bits_ = static_cast<int>(*bits) + (dotted ? mapped_bits : 0);
    }
    out.base_ = address->network(out.bits_);
    return out;
}

bool IpNetwork::contains(const IpAddress& address) const {
    return address.network(bits_) == base_;
}

std::string customer_of(const std::string& address) {
    const auto parsed = IpAddress::parse(address);
    if (!parsed) return address;
    return parsed->is_v4() ? parsed->text() : parsed->network(64).text();
}

}  // namespace sunomi
