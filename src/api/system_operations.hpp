#pragma once

#include <vector>

#include "api/operation.hpp"
#include "api/services.hpp"

namespace sunomi::api {

/// `/config.json`, health, readiness, metrics.
std::vector<Operation> system_operations(const Services& services);

/// A file of the web UI; every path that is not a file is the UI's own route and gets `index.html`.
net::Response serve_ui(const Services& services, const net::RequestHead& head);

}  // namespace sunomi::api
