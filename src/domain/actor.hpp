#pragma once

#include <string>

#include "domain/user.hpp"

namespace sunomi {

/// Who makes a request. Only ever made from a verified token.
struct Actor {
    UserKey user = 0;
    std::string session;  ///< id of the session that the token belongs to
};

}  // namespace sunomi
