#pragma once

#include <optional>
#include <string>

#include "domain/user.hpp"
#include "ports/identity_provider.hpp"

namespace sunomi {

/// A GitHub account that signs someone in.
struct GithubLink {
    std::int64_t github_id = 0;
    std::string login;  ///< as it was at the last sign-in
    WallTime linked{};
};

/// Which GitHub account signs in whom: at most one each. **Threads:** any. Errors of every call: unavailable,
/// timed_out, no_space.
class GithubAccountRepository {
public:
    virtual ~GithubAccountRepository() = default;
    /// By its number; a login that was renamed is noted.
    virtual Result<std::optional<UserKey>> find_user(const GithubIdentity& identity) = 0;
    /// The user of that account; made of `fresh` and linked, both or neither, when there is none. conflict:
    /// the user id is taken.
    virtual Result<UserKey> ensure_user(const GithubIdentity& identity, const User& fresh) = 0;
    /// conflict: the GitHub account signs in someone else, or another one signs in this user. Again is a
    /// success.
    virtual Result<void> link(UserKey user, const GithubIdentity& identity) = 0;
    virtual Result<std::optional<GithubLink>> find_link(UserKey user) = 0;
    /// False when there was none.
    virtual Result<bool> unlink(UserKey user) = 0;
    /// True for the first call with this hash; false from then on, at least until `expires`.
    virtual Result<bool> spend_state(const std::string& state_hash, WallTime expires) = 0;
};

}  // namespace sunomi
