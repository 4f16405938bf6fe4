#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ports/account_administration.hpp"
#include "ports/invite_repository.hpp"
#include "ports/user_repository.hpp"
#include "services/account_removal.hpp"
#include "services/password_reset_service.hpp"
#include "services/revocation_list.hpp"

namespace sunomi {

/// A new invitation; the only time that its secret is known.
struct NewInvite {
    Invite invite;
    std::string secret;
};

/// What admins do to accounts and invitations, over HTTP and at the console. `by` is who does it, for the
/// audit log: a userId, or `console`; that they may is judged by the callers. **Threads:** any.
class AdminService {
public:
    AdminService(UserRepository& users, AccountAdministration& accounts, InviteRepository& invites,
                 const PasswordPolicy& password_policy, PasswordResetService& resets, AccountRemoval& removal,
                 AuditLog& audit, RevocationList& revocations, const Clock& clock)
        : users_(users),
          accounts_(accounts),
          invites_(invites),
          password_policy_(password_policy),
          resets_(resets),
          removal_(removal),
          audit_(audit),
          revocations_(revocations),
          clock_(clock) {}

    Result<std::vector<AccountSummary>> list(const std::string& search, const Page& page);
    [[nodiscard]] Cursor cursor_of(const AccountSummary& last, const std::string& search) const {
        return accounts_.cursor_of(last, search);
    }
    Result<AccountSummary> get(const std::string& user_id) { return accounts_.get(user_id); }

    /// An account without a password: its owner chooses one by a link. invalid, conflict.
    Result<void> create(const std::string& by, const std::string& user_id, const std::string& name,
                        Role role);
    /// All these: not_found; conflict when it would take the last admin away. They end what sessions must
    /// end.
    Result<void> set_role(const std::string& by, const std::string& user_id, Role role);
    Result<void> set_suspended(const std::string& by, const std::string& user_id, bool suspended);
    /// −1: the instance's own; 0: no limit. invalid: less than −1.
    Result<void> set_quota(const std::string& by, const std::string& user_id, std::int64_t quota_bytes);
    /// A secret with which that user's password can be set within a day.
    Result<std::string> make_reset_secret(const std::string& by, const std::string& user_id);
    /// Sets the password and ends all sessions. invalid: see PasswordPolicy.
    Result<void> set_password(const std::string& by, const std::string& user_id, const std::string& password);

    /// Deletes an account with everything in it, as its owner would.
    Result<void> remove(const std::string& by, const std::string& user_id);

    /// invalid: uses not 1…10000, or a life not within a year.
    Result<NewInvite> create_invite(const std::string& by, int uses, std::chrono::seconds life);
    Result<std::vector<Invite>> list_invites(const Page& page) { return invites_.list(page); }
    Result<void> remove_invite(const std::string& by, const std::string& id);

private:
    UserRepository& users_;
    AccountAdministration& accounts_;
    InviteRepository& invites_;
    const PasswordPolicy& password_policy_;
    PasswordResetService& resets_;
    AccountRemoval& removal_;
    AuditLog& audit_;
    RevocationList& revocations_;
    const Clock& clock_;
};

/// One line of the log for each thing that was done: `audit actor=… action="…" target=…`.
void log_audit(const AuditEntry& entry);

}  // namespace sunomi
