#pragma once

#include <string>
#include <vector>

namespace sunomi {

/// `sunomi admin …`: one command for a running server, or for the data folder when none runs. Prints a table,
/// or with
/// `--json` what the server answered. Returns the exit code: 0 done, 1 refused, 2 not understood.
int admin_command(const std::vector<std::string>& environment, const std::vector<std::string>& arguments);

/// What `sunomi admin --help` says.
std::string admin_help();

}  // namespace sunomi
