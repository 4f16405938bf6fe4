#pragma once

#include <vector>

#include "api/operation.hpp"
#include "api/services.hpp"

namespace sunomi::api {

/// `/config.json`, health, readiness, metrics.
std::vector<Operation> system_operations(const Services& services);

}  // namespace sunomi::api
