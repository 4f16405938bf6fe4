#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "domain/user.hpp"

namespace sunomi {

/// Argon2id, at least the OWASP minimum. Slow on purpose; a bounded number at once. **Threads:** any.
class PasswordHasher {
public:
    virtual ~PasswordHasher() = default;
    /// Encoded string with its own salt and parameters. too_many when too many wait already.
    virtual Result<std::string> hash(std::string_view password) = 0;
    /// True if it is the one. An empty `encoded` (unknown user) takes the same time and is false.
    virtual Result<bool> verify(std::string_view password, std::string_view encoded) = 0;
    /// Was `encoded` made with other costs than hash() uses now?
    [[nodiscard]] virtual bool is_outdated(const std::string& encoded) const = 0;
    /// Passwords that wait for their turn; for monitoring.
    [[nodiscard]] virtual std::size_t waiting() const { return 0; }
};

/// Who a token speaks for.
struct TokenClaims {
    UserKey user = 0;
    std::string session_id;
    WallTime expires{};
};

/// Signed bearer tokens (JWT, HS256 pinned; exp, iss, aud checked). **Threads:** any.
class TokenIssuer {
public:
    virtual ~TokenIssuer() = default;
    virtual Result<std::string> issue(const TokenClaims& claims) = 0;
    /// unauthenticated for anything but a valid, unexpired token of this issuer.
    virtual Result<TokenClaims> verify(std::string_view token) = 0;
};

}  // namespace sunomi
