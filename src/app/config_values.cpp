#include "app/config_values.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ip_address.hpp"
#include "base/text.hpp"

namespace sunomi {

Set web_url(std::string Config::*field, UrlPath path) {
    return [=](Config& config, std::string_view value) -> Complaint {
        while (value.ends_with('/')) value.remove_suffix(1);
        const auto scheme = value.find("://");
        const auto rest = scheme == std::string_view::npos ? "" : value.substr(scheme + 3);
        const bool known = value.starts_with("http://") || value.starts_with("https://");
        const bool clean = rest.find_first_of("?#@ \t\"\\<>") == std::string_view::npos;
        const bool too_long = path == UrlPath::none && rest.find('/') != std::string_view::npos;
        if (!known || rest.empty() || rest.starts_with('/') || !clean || too_long)
            return path == UrlPath::none ? "is not http(s)://HOST[:PORT]" : "is not http(s)://HOST[:PORT][/PATH]";
        config.*field = value;
        return std::nullopt;
    };
}

Set local_url(std::string Config::*field, std::string scheme, std::string others) {
    return [=](Config& config, std::string_view value) -> Complaint {
        if (value.starts_with(scheme)) {
            value.remove_prefix(scheme.size());
            if (value.starts_with("//")) value.remove_prefix(2);
            if (value.empty()) return "has no path after " + scheme;
            config.*field = value;
            return std::nullopt;
        }
        const auto end = value.find(':');
        const auto named = end == std::string_view::npos ? "" : value.substr(0, end + 1);
        for (const auto other : split(others, ' ')) {
            if (named == other)
                return fmt::format("asks for {} which this build does not have yet; use {}PATH", other,
                                   scheme);
        }
        return "is not " + scheme + "PATH";
    };
}

Set text(std::string Config::*field, std::size_t shortest, std::size_t longest) {
    return [=](Config& config, std::string_view value) -> Complaint {
        const auto normal = to_nfc(trim(value));
        const bool control =
            std::any_of(value.begin(), value.end(), [](char c) { return c >= 0 && c < ' '; });
        if (!normal || control) return "is not plain text";
        if (normal->size() < shortest || normal->size() > longest) {
            return fmt::format("must have {} to {} bytes", shortest, longest);
        }
        config.*field = *normal;
        return std::nullopt;
    };
}

Set one_of(std::string Config::*field, std::span<const std::string_view> words) {
    return [field, words](Config& config, std::string_view value) -> Complaint {
        if (std::find(words.begin(), words.end(), value) == words.end()) {
            return fmt::format("is not one of {}", fmt::join(words, ", "));
        }
        config.*field = value;
        return std::nullopt;
    };
}

Set bytes(std::int64_t Config::*field, std::int64_t least) {
    return [=](Config& config, std::string_view value) -> Complaint {
        constexpr std::string_view units = "KMGT";
        std::uint64_t factor = 1;
        if (const auto unit = value.empty() ? std::string_view::npos : units.find(value.back());
            unit != std::string_view::npos) {
            factor = std::uint64_t{1} << (10 * (unit + 1));
            value.remove_suffix(1);
        }
        const auto number = parse_u64(value);
        if (!number) return "is not a size such as 750M or 2G";
        if (*number > (std::uint64_t{1} << 60) / factor) return "is too large";
        const auto size = static_cast<std::int64_t>(*number * factor);
        if (size < least) return fmt::format("must be at least {}", least);
        config.*field = size;
        return std::nullopt;
    };
}

Set duration(std::chrono::seconds Config::*field, std::chrono::seconds least, std::chrono::seconds most) {
    return [=](Config& config, std::string_view value) -> Complaint {
        constexpr std::string_view units = "smhd";
        const auto unit = value.empty() ? std::string_view::npos : units.find(value.back());
        if (unit == std::string_view::npos) return "is not a time such as 90s, 30m, 12h or 7d";
        const auto number = parse_u64(value.substr(0, value.size() - 1));
        if (!number || *number > 1'000'000) return "is not a time such as 90s, 30m, 12h or 7d";
        constexpr std::uint64_t seconds_of[] = {1, 60, 3600, 86400};
        const std::chrono::seconds time{*number * seconds_of[unit]};
        if (time < least || time > most)
            return fmt::format("must be {} to {} s", least.count(), most.count());
        config.*field = time;
        return std::nullopt;
    };
}

Set count(int Config::*field, std::uint64_t least, std::uint64_t most) {
    return [=](Config& config, std::string_view value) -> Complaint {
        const auto number = parse_u64(value);
        if (!number || *number < least || *number > most) {
            return fmt::format("is not a number from {} to {}", least, most);
        }
        config.*field = static_cast<int>(*number);
        return std::nullopt;
    };
}

bool is_of_this_machine(std::string_view url) {
    auto host = url.substr(std::min(url.size(), url.find("://") + 3));
    host = host.substr(0, host.find_first_of("/?#"));
    if (const auto at = host.rfind('@'); at != std::string_view::npos) host.remove_prefix(at + 1);
    if (host.starts_with('['))
        return IpAddress::parse(host.substr(1, host.find(']') - 1)) == IpAddress::parse("::1");
    host = host.substr(0, host.find(':'));
    const auto address = IpAddress::parse(host);
    return to_lower_ascii(host) == "localhost" ||
           (address && IpNetwork::parse("127.0.0.0/8")->contains(*address));
}

}  // namespace sunomi
