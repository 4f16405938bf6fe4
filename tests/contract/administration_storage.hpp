#pragma once

#include "ports/account_administration.hpp"
#include "ports/invite_repository.hpp"
#include "ports/moderation_repository.hpp"
#include "ports/password_reset_repository.hpp"

namespace sunomi {

/// The repositories of those who run an instance.
class AdministrationStorage {
public:
    virtual ~AdministrationStorage() = default;
    virtual AccountAdministration& administration() = 0;
    virtual AuditLog& audit_log() = 0;
    virtual InviteRepository& invites() = 0;
    virtual PasswordResetRepository& password_resets() = 0;
    virtual ModerationRepository& moderation() = 0;
    virtual PlatformGlance& glance() = 0;
};

}  // namespace sunomi
