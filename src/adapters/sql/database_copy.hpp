#pragma once

#include <string>

#include "base/result.hpp"

namespace sunomi {

/// Copies the database `from`, as it is at one moment, into the new file `to`, and makes that durable. `from`
/// may be in use by another process: it is only read, its writers are not held up, and no checkpoint is done
/// (which is what two processes must not both do with this SQLite). Page by page, so that hidden row numbers
/// stay what they are (VACUUM would change them). unavailable, no_space, internal (not a database).
Result<void> copy_database(const std::string& from, const std::string& to);

}  // namespace sunomi
