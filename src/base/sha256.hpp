#pragma once

#include <string>
#include <string_view>

namespace sunomi {

/// SHA-256 (FIPS 180-4) of the bytes: 32 raw bytes.
std::string sha256(std::string_view bytes);

}  // namespace sunomi
