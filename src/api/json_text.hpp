#pragma once

#include <charconv>
#include <concepts>
#include <string>
#include <string_view>

/// The leaves of a JSON text (RFC 8259), appended to what is there already.
namespace sunomi::api {

/// In quotes; control characters, quotes and backslashes escaped, all else as it is (UTF-8).
void append_json(std::string& out, std::string_view text);

/// In the fewest digits that read back as the same number; null for what JSON cannot say (NaN, infinity).
void append_json(std::string& out, double number);

template <std::integral Number>
void append_json(std::string& out, Number number) {
    if constexpr (std::same_as<Number, bool>) {
        out += number ? "true" : "false";
    } else {
        char digits[24];
        const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
        out.append(std::begin(digits), end);
    }
}

}  // namespace sunomi::api
