#pragma once

#include <cstddef>
#include <string>

namespace sunomi {

/// `count` bytes from the kernel's generator (getrandom(2)); throws std::system_error if it has none.
std::string random_bytes(std::size_t count);

/// `bytes` random bytes as lower-case hex. Ids use 8 bytes (16 digits), secrets at least 16.
std::string random_hex(std::size_t bytes);

}  // namespace sunomi
