#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "ports/auth.hpp"

namespace sunomi {

/// What every token of this instance carries.
struct JwtSettings {
    std::string key;  ///< at least 32 bytes (RFC 7518, 3.2: no shorter than the hash)
    std::string issuer = "sunomi";
    std::string audience = "sunomi";
    /// How far the clocks of two machines may differ; at most 60 s.
    std::chrono::seconds leeway{30};
};

/// Tokens by libjwt: HS256 only; claims iss, aud, sub (user key), sid, iat, exp, jti. The algorithm that a
/// token names is compared before its signature is looked at, never obeyed. **Threads:** any. **Lifetime:**
/// `clock` must outlive it. Fails with invalid for a key that is too short or a leeway that is too long.
Result<std::unique_ptr<TokenIssuer>> make_jwt_issuer(JwtSettings settings, const Clock& clock);

}  // namespace sunomi
