#pragma once

#include <vector>

#include "api/operation.hpp"
#include "api/services.hpp"
#include "domain/multipart.hpp"

namespace sunomi::api {

/// Uploads in parts, in the manner of S3's multipart uploads: each part is PUT to a signed URL of its own, in
/// any order and number at once, today or another day.
std::vector<Operation> multipart_operations(const Services& services);

}  // namespace sunomi::api
