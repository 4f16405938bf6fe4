#pragma once

#include <string>

#include "api/admin_messages.hpp"
#include "api/operation.hpp"
#include "api/services.hpp"

/// What the operations of admins and the commands of the console show alike.
namespace sunomi::api {

AdminUserBody admin_user_body(const AccountSummary& account);
/// `url`: empty unless it was just made.
InviteBody invite_body(const Invite& invite, const std::string& url);
/// The userId of whoever calls, for the audit log.
Result<std::string> name_of_caller(const Services& services, const Call& call);

}  // namespace sunomi::api
