#pragma once

#include <sys/stat.h>

#include <string>

#include "base/result.hpp"

namespace sunomi {

/// Copies the bytes, the mode and the modification time (ETags are made of it) of the regular file `from` to
/// the new file `to`; shares the blocks where the file system can. unavailable, no_space, not_found.
Result<void> copy_file(const std::string& from, const std::string& to);

/// A second name for the same file, which nobody may change; a copy where the file system has none to give.
/// What stood under `to` is replaced at once, never in between.
Result<void> link_or_copy(const std::string& from, const std::string& to);

/// Are these the same file, or of the same size and time?
bool is_same(const struct stat& a, const struct stat& b);

/// Makes everything on the file system of `folder` durable.
Result<void> sync_all(const std::string& folder);

}  // namespace sunomi
