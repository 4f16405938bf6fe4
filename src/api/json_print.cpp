#include "api/json_print.hpp"

#include <array>
#include <cmath>

namespace sunomi::api {

void append_json(std::string& out, double number) {
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    std::array<char, 32> digits;  // shortest form of a double: at most 24 characters
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

}  // namespace sunomi::api
