#pragma once

#include <string>
#include <vector>

#include "domain/page.hpp"
#include "domain/user.hpp"
#include "ports/audit_log.hpp"

namespace sunomi {

/// Lets people make accounts. Known by the SHA-256 (hex) of the secret that was handed out, which is its id.
struct Invite {
    std::string id;
    std::string created_by;  ///< a userId, or `console`
    WallTime created{};
    WallTime expires{};
    int uses_left = 1;
};

/// Invitations, and the accounts that are made by them. **Threads:** any. Errors of every call: unavailable,
/// timed_out, no_space.
class InviteRepository {
public:
    virtual ~InviteRepository() = default;
    virtual Result<void> create(const Invite& invite, const AuditEntry& audit) = 0;
    /// Newest first, used up and expired ones too; the cursor is (created, id).
    virtual Result<std::vector<Invite>> list(const Page& page) = 0;
    /// False when there was none.
    virtual Result<bool> remove(const std::string& id, const AuditEntry& audit) = 0;
    /// May an account be made by it at `now`?
    virtual Result<bool> is_usable(const std::string& id, WallTime now) = 0;
    /// Makes the account and takes one use of the invitation, both or neither. forbidden: the invitation is
    /// unknown, used up or expired; conflict: the userId is taken.
    virtual Result<UserKey> create_account(const User& user, const std::string& id, WallTime now) = 0;
};

}  // namespace sunomi
