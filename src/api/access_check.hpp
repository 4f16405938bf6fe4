#pragma once

#include <optional>

#include "api/operation.hpp"
#include "services/account_service.hpp"
#include "services/revocation_list.hpp"

namespace sunomi::api {

/// Who makes this request, and may they call an operation of this access? Everything but ownership is judged
/// here. unauthenticated: a token is missing, or one that was sent does not hold; forbidden: the role is too
/// low; unavailable: something would be changed while nobody can know whether the session was revoked
/// elsewhere.
Result<std::optional<Actor>> check_access(AccountService& accounts, const RevocationList& revocations,
                                          const net::RequestHead& head, Access access);

}  // namespace sunomi::api
