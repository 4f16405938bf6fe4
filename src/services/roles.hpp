#pragma once

#include "domain/actor.hpp"
#include "ports/user_repository.hpp"

namespace sunomi {

/// Does `actor` have the role `least`, or a higher one, now? Read from the database, so that a change holds
/// at once; meant for the few calls that need more than a signed-in user. forbidden when not; unauthenticated
/// when the account is gone.
Result<void> require_role(UserRepository& users, const Actor& actor, Role least);

}  // namespace sunomi
