#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/page.hpp"
#include "domain/session.hpp"
#include "domain/user.hpp"
#include "ports/audit_log.hpp"

namespace sunomi {

/// An account as an administrator sees it.
struct AccountSummary {
    User user;
    std::int64_t used_bytes = 0;  ///< of originals
    std::int64_t videos = 0;      ///< in every state
};

/// What an administrator may do to accounts. What a change ends is ended in the same transaction and
/// returned, so that it can be told at once. Of admins who can sign in one always stays: conflict.
/// **Threads:** any. Errors of every call: unavailable, timed_out, no_space; of those that name a user:
/// not_found.
class AccountAdministration {
public:
    virtual ~AccountAdministration() = default;
    /// Accounts whose userId begins with `search` (any case), by userId; then those whose name does, by name.
    /// Without `search` all of them. The cursor is `cursor_of` the last one.
    virtual Result<std::vector<AccountSummary>> list(const std::string& search, const Page& page) = 0;
    [[nodiscard]] virtual Cursor cursor_of(const AccountSummary& last, const std::string& search) const = 0;
    virtual Result<AccountSummary> get(const std::string& user_id) = 0;
    /// A lower role ends the sessions.
    virtual Result<std::vector<Revocation>> set_role(UserKey user, Role role, const AuditEntry& audit) = 0;
    /// Suspending ends the sessions.
    virtual Result<std::vector<Revocation>> set_suspended(UserKey user, bool suspended,
                                                          const AuditEntry& audit) = 0;
    /// −1: the instance's.
    virtual Result<void> set_quota(UserKey user, std::int64_t quota_bytes, const AuditEntry& audit) = 0;
    virtual Result<bool> has_admin() = 0;
    /// Makes an account that is an admin, if there is none yet; else forbidden.
    virtual Result<UserKey> create_first_admin(const User& user, const AuditEntry& audit) = 0;
};

}  // namespace sunomi
