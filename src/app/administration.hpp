#pragma once

#include <memory>
#include <string>

#include "app/admin_commands.hpp"
#include "app/config.hpp"
#include "app/foundations.hpp"
#include "services/admin_service.hpp"
#include "services/password_reset_service.hpp"
#include "services/revocation_list.hpp"
#include "services/signup_gate.hpp"

namespace sunomi {

/// What makes, changes and ends accounts, apart from their owners: joined here once for the running server
/// and for `sunomi admin` without one. **Lifetime:** what it is made of must outlive it.
struct Administration {
    Administration(const Config& config, Foundations& base, UserRepository& users,
                   RevocationList& revocations, AccountRemoval& removal, Mailer* mailer);

    std::unique_ptr<AccountAdministration> accounts;
    std::unique_ptr<InviteRepository> invites;
    std::unique_ptr<PasswordResetRepository> reset_rows;
    std::unique_ptr<AuditLog> audit;
    PasswordPolicy password_policy;
    PasswordResetService resets;
    SignupGate gate;
    AdminService service;
};

/// The commands of `sunomi admin`; `origin` begins the links that they print.
void add_account_commands(AdminCommands& commands, AdminService& admin, const std::string& origin);

/// Where people reach this instance, as far as its configuration tells.
std::string origin_of(const Config& config, int port);

/// The secret of the link that makes the first admin, kept in `DATA_DIR/setup-token` (0600) so that every
/// start prints the same; empty, and the file removed, once there is an admin.
Result<std::string> ensure_setup_token(SqlDatabase& database, const std::string& data_dir);

}  // namespace sunomi
