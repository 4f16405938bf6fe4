#pragma once

#include <string>

#include "base/result.hpp"

namespace sunomi {

/// The secret kept in the file `path`. Fails with not_found (no such file), unavailable, or forbidden (the
/// file is open to others, or shorter than 32 bytes).
Result<std::string> read_secret_file(const std::string& path);

/// The secret kept in the file `path`; if there is none, 32 random bytes in hex are made and kept there,
/// durably, readable by the owner alone. Several processes may do so at once: all get the same one. Fails
/// as read_secret_file does, or with no_space.
Result<std::string> ensure_secret_file(const std::string& path);

}  // namespace sunomi
