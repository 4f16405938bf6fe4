#pragma once

#include <shared_mutex>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "ports/object_store.hpp"

/// Walks over the folders of the local store.
namespace sunomi::local {

/// Every regular file below `folder`/`path`, keys beginning with `path`. What disappears meanwhile is left
/// out; links are not followed and not listed. timed_out, unavailable.
Result<std::vector<ListedObject>> list_tree(int folder, const std::string& path, Deadline deadline);

/// Removes everything below `folder`/`path` and that folder, durably. What others put there meanwhile may
/// stay. `folders` is held exclusively for each removal of a folder, never longer.
Result<void> remove_tree(int folder, const std::string& path, std::shared_mutex& folders, Deadline deadline);

/// Removes regular files directly in `folder` that were last written before `older_than`; returns how many.
Result<int> remove_older_files(int folder, WallTime older_than);

}  // namespace sunomi::local
