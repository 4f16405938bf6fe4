#pragma once

#include <soci/soci.h>

#include <optional>
#include <string>
#include <vector>

#include "domain/session.hpp"

namespace sunomi {

/// Ends a user's sessions but `kept`, as a part of the caller's transaction.
std::vector<Revocation> end_sessions(soci::session& session, UserKey user,
                                     const std::optional<std::string>& kept);

}  // namespace sunomi
