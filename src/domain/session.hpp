#pragma once

#include <cstdint>
#include <string>

#include "base/clock.hpp"
#include "domain/user.hpp"

namespace sunomi {

/// One place where someone is signed in. Its id stands in every token that was given to that place; it is
/// unguessable, but opens nothing without the token's signature.
struct Session {
    std::string id;
    UserKey user = 0;
    WallTime created{};
    WallTime renewed{};
    WallTime expires{};   ///< the last of its tokens ends then
    std::string client;   ///< User-Agent, at most 200 bytes
    std::string address;  ///< the client's, at the log-in
};

/// A session that ended before its tokens do.
struct Revocation {
    std::int64_t number = 0;  ///< grows with each one
    std::string session;
    WallTime expires{};  ///< the session's: nothing needs to be remembered after it
};

}  // namespace sunomi
