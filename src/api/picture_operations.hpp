#pragma once

#include <vector>

#include "api/operation.hpp"
#include "api/services.hpp"

namespace sunomi::api {

/// Setting and removing one's profile picture.
std::vector<Operation> picture_operations(const Services& services);

bool is_picture(const net::RequestHead& head);
/// `GET /media/avatars/{name}`: for everyone; another picture has another name, so it may be kept.
net::Response serve_picture(const Services& services, const net::RequestHead& head);

}  // namespace sunomi::api
