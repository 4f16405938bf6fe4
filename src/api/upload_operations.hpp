#pragma once

#include <vector>

#include "api/operation.hpp"
#include "api/services.hpp"

namespace sunomi::api {

/// From "I want to upload" to "it is there", and the embedded store's endpoint for the bytes in between.
std::vector<Operation> upload_operations(const Services& services);

/// Judges a PUT to `/store/…` from its head alone: signature, state of the upload, size, room on the disk.
net::Admission admit_store_put(const Services& services, const net::RequestHead& head);
/// The bytes are there: 200 with the object's ETag once they and the row are durable.
net::Response finish_store_put(const Services& services, net::Request& request);

}  // namespace sunomi::api
