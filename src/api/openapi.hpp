#pragma once

#include <string>
#include <vector>

#include "api/operation.hpp"

namespace sunomi::api {

/// The OpenAPI 3.1 document of the route table: made from the same types that parse and print the bodies.
std::string openapi_document(const std::vector<Operation>& operations);

}  // namespace sunomi::api
