#pragma once

#include <vector>

#include "api/operation.hpp"
#include "api/services.hpp"

namespace sunomi::api {

/// Sign-up, log-in, and who I am.
std::vector<Operation> account_operations(const Services& services);

}  // namespace sunomi::api
