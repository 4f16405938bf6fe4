#pragma once

#include <vector>

#include "api/operation.hpp"
#include "api/services.hpp"

namespace sunomi::api {

/// What other sites read: feeds of channels and of the newest videos, oEmbed.
std::vector<Operation> feed_operations(const Services& services);

}  // namespace sunomi::api
