#include "api/byte_range.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace sunomi::api {

RangeVerdict judge_range(std::string_view header, std::int64_t size) {
    const RangeVerdict whole{RangeVerdict::Kind::whole, 0, size};
    if (!header.starts_with("bytes=")) return whole;
    const auto spec = trim(header.substr(6));
    const auto dash = spec.find('-');
    if (dash == std::string_view::npos || spec.find(',') != std::string_view::npos) return whole;
    const auto first = parse_u64(spec.substr(0, dash));
    const auto last = parse_u64(spec.substr(dash + 1));
    const auto total = static_cast<std::uint64_t>(size);
    if (dash == 0) {
        if (!last) return whole;
        if (*last == 0 || size == 0) return {RangeVerdict::Kind::unsatisfiable, 0, 0};
        const auto length = std::min(*last, total);
        return {RangeVerdict::Kind::part, static_cast<std::int64_t>(total - length),
                static_cast<std::int64_t>(length)};
    }
    const bool has_last = dash + 1 < spec.size();
    if (!first || (has_last && (!last || *last < *first))) return whole;
    if (*first >= total) return {RangeVerdict::Kind::unsatisfiable, 0, 0};
    const auto end = has_last ? std::min(*last, total - 1) : total - 1;
    return {RangeVerdict::Kind::part, static_cast<std::int64_t>(*first),
            static_cast<std::int64_t>(end - *first + 1)};
}

bool etag_listed(std::string_view list, std::string_view etag) {
    for (auto entry : split(list, ',')) {
        entry = trim(entry);
        if (entry == "*") return true;
        if (entry.starts_with("W/")) entry.remove_prefix(2);
        const bool quoted = entry.size() >= 2 && entry.front() == '"' && entry.back() == '"';
        if (quoted && entry.substr(1, entry.size() - 2) == etag) return true;
    }
    return false;
}

}  // namespace sunomi::api
