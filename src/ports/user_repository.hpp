#pragma once

#include <optional>
#include <string_view>

#include "domain/user.hpp"

namespace sunomi {

/// Accounts. **Threads:** any. Errors of every call: unavailable, timed_out, no_space.
class UserRepository {
public:
    virtual ~UserRepository() = default;
    /// Stores `user` (its key is ignored) and returns its key. conflict when the user id is taken in any
    /// case.
    virtual Result<UserKey> create(const User& user) = 0;
    /// Without regard to case.
    virtual Result<std::optional<User>> find_by_user_id(std::string_view user_id) = 0;
    virtual Result<std::optional<User>> find_by_key(UserKey key) = 0;
    /// The same password hashed anew. Nothing happens when the hash no longer is `old_hash`.
    virtual Result<void> renew_password_hash(UserKey key, const std::string& old_hash,
                                             const std::string& new_hash) = 0;
};

}  // namespace sunomi
