#pragma once

#include <vector>

#include "api/operation.hpp"
#include "api/services.hpp"

namespace sunomi::api {

/// Which picture stands for a video.
std::vector<Operation> thumbnail_operations(const Services& services);

}  // namespace sunomi::api
