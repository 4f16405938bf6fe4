#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ports/account_archivist.hpp"
#include "ports/account_repository.hpp"
#include "ports/upload_repository.hpp"
#include "ports/user_repository.hpp"
#include "services/password_check.hpp"
#include "services/password_policy.hpp"
#include "services/session_service.hpp"

namespace sunomi {

/// What someone wants to change about himself. A new password or e-mail address has to be confirmed: a token
/// alone, found in a browser left open, must not be enough to take the account over.
struct ProfileRequest {
    std::optional<std::string> name, about, email, password, old_password;
};

struct OwnProfile {
    User user;
    std::int64_t videos = 0;
    std::int64_t stored_bytes = 0;  ///< of originals
};

struct ChannelProfile {
    User user;
    std::int64_t videos = 0;  ///< that everyone finds
};

/// People's profiles: one's own, and what everyone sees. **Threads:** any.
class ProfileService {
public:
    ProfileService(UserRepository& users, AccountRepository& accounts, UploadRepository& uploads,
                   AccountArchivist& archivist, const PasswordPolicy& password_policy, PasswordHasher& hasher,
                   PasswordCheck& passwords, SessionService& sessions)
        : users_(users),
          accounts_(accounts),
          uploads_(uploads),
          archivist_(archivist),
          password_policy_(password_policy),
          hasher_(hasher),
          passwords_(passwords),
          sessions_(sessions) {}

    /// unauthenticated when the account is gone.
    Result<OwnProfile> own(const Actor& actor);
    /// not_found.
    Result<ChannelProfile> of_channel(std::string_view user_id);
    /// Everything is checked before anything is changed. A new password ends all other sessions. invalid (a
    /// field; the message names the rule), forbidden (the present password is another one), too_many,
    /// conflict (the password was changed meanwhile).
    Result<void> change(const Actor& actor, const ProfileRequest& request, const std::string& address);
    /// Is it the owner of the account, and not only their token? By the password; where there is none, by a
    /// log-in of the last ten minutes. invalid (no password given), forbidden, too_many.
    Result<void> confirm(const Actor& actor, const std::optional<std::string>& password,
                         const std::string& address);
    Result<AccountArchive> archive(const Actor& actor) { return archivist_.collect(actor.user); }

private:
    Result<void> confirm(const Actor& actor, const User& user, const std::optional<std::string>& password,
                         const std::string& address);
    Result<User> account_of(const Actor& actor);

    UserRepository& users_;
    AccountRepository& accounts_;
    UploadRepository& uploads_;
    AccountArchivist& archivist_;
    const PasswordPolicy& password_policy_;
    PasswordHasher& hasher_;
    PasswordCheck& passwords_;
    SessionService& sessions_;
};

}  // namespace sunomi
