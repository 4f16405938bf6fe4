#pragma once

#include <soci/soci.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace sunomi {

/// One file of db/migrations, as it was when the program was built.
struct Migration {
    int number = 0;  ///< 1, 2, 3, … without a gap
    std::string_view name;
    std::string_view text;
};

/// All of them, lowest number first; made by the build.
std::span<const Migration> embedded_migrations();

/// Applies what the database lacks, each migration in a transaction of its own with the note that it was
/// applied: one that is cut off leaves nothing, and of several processes one does it while the others wait.
/// unsupported when the database has a migration that `migrations` does not know.
Result<void> apply_migrations(soci::session& session, std::span<const Migration> migrations);

/// The statements of a migration: each ends with a semicolon at the end of a line, a trigger with `END;` there;
/// comment lines are left out.
std::vector<std::string> split_statements(std::string_view text);

}  // namespace sunomi
