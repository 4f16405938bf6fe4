#pragma once

#include <string>

#include "app/admin_commands.hpp"
#include "app/config.hpp"

namespace sunomi {

/// Runs a command of the administration in the server that runs on the data folder; without one, here, under
/// the folder's lock. Fails as the command does; unavailable: the server ended in the middle.
Result<json::value> call_admin(const Config& config, const std::string& command,
                               const json::object& arguments);

}  // namespace sunomi
