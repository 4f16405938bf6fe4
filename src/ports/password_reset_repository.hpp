#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "domain/session.hpp"
#include "domain/user.hpp"

namespace sunomi {

/// Links that let somebody choose a new password, known by the SHA-256 (hex) of their secret. **Threads:**
/// any. Errors of every call: unavailable, timed_out, no_space.
class PasswordResetRepository {
public:
    virtual ~PasswordResetRepository() = default;
    /// Keeps one more link of that user; of more than five the ones that end first are dropped.
    virtual Result<void> create(UserKey user, const std::string& secret_hash, WallTime expires) = 0;
    /// Whose password the link sets; nothing, when it is unknown, used or expired.
    virtual Result<std::optional<User>> find_user(const std::string& secret_hash, WallTime now) = 0;
    /// Sets the password, and ends every link and every session of that user, all or nothing. forbidden: the
    /// link is unknown, used or expired.
    virtual Result<std::vector<Revocation>> redeem(const std::string& secret_hash,
                                                   const std::string& password_hash, WallTime now) = 0;
    /// Accounts with that e-mail address, at most 5.
    virtual Result<std::vector<User>> list_by_email(const std::string& email) = 0;
};

}  // namespace sunomi
