#pragma once

#include <memory>
#include <string>

#include "ports/daily_salt.hpp"

namespace sunomi {

/// Keeps the day's salt in the file at `path` (mode 0600: day and salt in hex), so that a restart does not
/// change it, and overwrites it by the next day's. A file that cannot be read as that is replaced.
std::unique_ptr<DailySalt> make_daily_salt_file(std::string path);

}  // namespace sunomi
