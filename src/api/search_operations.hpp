#pragma once

#include <vector>

#include "api/operation.hpp"
#include "api/services.hpp"

namespace sunomi::api {

/// Searching videos, and suggestions while one types.
std::vector<Operation> search_operations(const Services& services);

}  // namespace sunomi::api
