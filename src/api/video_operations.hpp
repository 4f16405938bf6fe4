#pragma once

#include <vector>

#include "api/operation.hpp"
#include "api/services.hpp"

namespace sunomi::api {

/// Lists, detail, changes, deletion.
std::vector<Operation> video_operations(const Services& services);

}  // namespace sunomi::api
