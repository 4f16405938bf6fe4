#include "api/accept_encoding.hpp"

#include <optional>

#include "base/text.hpp"

namespace sunomi::api {
namespace {

/// `q=0`, `q=0.0` and the like; a weight that cannot be read is no zero.
bool is_zero_weight(std::string_view parameter) {
    const auto text = trim(parameter);
    if (text.size() < 3 || (text[0] != 'q' && text[0] != 'Q') || text[1] != '=') return false;
    return text.substr(2).find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

bool accepts_gzip(std::string_view header) {
    std::optional<bool> gzip;
    bool any = false;
    for (const auto entry : split(header, ',')) {
        const auto parts = split(entry, ';');
        const auto coding = trim(parts.front());
        bool allowed = true;
        for (std::size_t i = 1; i < parts.size(); ++i) allowed = allowed && !is_zero_weight(parts[i]);
        if (equals_ignoring_case(coding, "gzip") || equals_ignoring_case(coding, "x-gzip")) gzip = allowed;
        if (coding == "*") any = allowed;
    }
    return gzip.value_or(any);
}

}  // namespace sunomi::api
