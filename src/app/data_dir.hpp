#pragma once

#include <string>

#include "base/result.hpp"
#include "base/unique_fd.hpp"

namespace sunomi {

/// Inside a data directory that a restore is filling, or broke off filling.
constexpr auto restoring_name = ".restoring";

/// Holds the data directory for this process alone; the kernel gives it back when the process ends, however.
using DataDirLock = UniqueFd;

/// Makes the directory (0700) when it is missing and locks it. conflict: another process has it,
/// or a restore.
Result<DataDirLock> lock_data_dir(const std::string& path);

/// conflict when the store holds objects and the database is absent or empty: one of the two is not the right
/// one, and a start would remove what no row of the new database names.
Result<void> check_database_of_store(const std::string& database_path, const std::string& store_dir);

}  // namespace sunomi
