#pragma once

#include "app/config.hpp"

namespace sunomi {

/// `sunomi serve`: all roles in one process, until SIGTERM or SIGINT. Returns the exit status.
int serve(const Config& config);

}  // namespace sunomi
