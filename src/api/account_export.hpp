#pragma once

#include "api/user_messages.hpp"
#include "services/profile_service.hpp"

namespace sunomi::api {

OwnProfileBody own_profile_body(const OwnProfile& profile);
ExportBody export_body(const OwnProfile& profile, const AccountArchive& archive);

}  // namespace sunomi::api
