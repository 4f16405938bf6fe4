#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sunomi {

/// What somebody typed in the form in which it is stored: Unicode normal form C, without white space (also
/// line ends and Unicode's other spaces) at both ends. Nothing when it is not well-formed UTF-8 or holds a
/// NUL.
std::optional<std::string> tidy(std::string_view typed);

}  // namespace sunomi
