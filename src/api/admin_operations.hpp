#pragma once

#include <vector>

#include "api/operation.hpp"
#include "api/services.hpp"

namespace sunomi::api {

/// `/api/admin/…`: accounts, invitations and the platform at a glance for admins, videos for moderators too.
std::vector<Operation> admin_operations(const Services& services);
std::vector<Operation> invite_operations(const Services& services);
std::vector<Operation> moderation_operations(const Services& services);

}  // namespace sunomi::api
