#pragma once

#include <vector>

#include "api/operation.hpp"
#include "api/services.hpp"

namespace sunomi::api {

/// Where someone is signed in, and ending it.
std::vector<Operation> session_operations(const Services& services);

}  // namespace sunomi::api
