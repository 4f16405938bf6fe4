#pragma once

#include <memory>
#include <vector>

#include "api/operation.hpp"
#include "api/request_records.hpp"
#include "api/services.hpp"

namespace sunomi::api {

/// `/config.json`, health, readiness, metrics.
std::vector<Operation> system_operations(const Services& services,
                                         std::shared_ptr<const RequestRecords> requests);

}  // namespace sunomi::api
