#pragma once

#include <string>

#include "base/result.hpp"

namespace sunomi {

/// The whole text file (UTF-8, at most 256 KiB) at `path`; empty when no path is given. `key` names the
/// setting in the sentence of a failure.
Result<std::string> read_instance_text(const std::string& key, const std::string& path);

}  // namespace sunomi
