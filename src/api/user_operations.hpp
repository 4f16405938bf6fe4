#pragma once

#include <vector>

#include "api/operation.hpp"
#include "api/services.hpp"

namespace sunomi::api {

/// One's own account, and the profiles that everyone sees.
std::vector<Operation> user_operations(const Services& services);

}  // namespace sunomi::api
