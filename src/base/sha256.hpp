#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace sunomi {

/// SHA-256 (FIPS 180-4) of the bytes: 32 raw bytes.
std::string sha256(std::string_view bytes);

/// The same of a file's bytes. unavailable when it cannot be read.
Result<std::string> sha256_of_file(const std::string& path);

}  // namespace sunomi
