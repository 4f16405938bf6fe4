#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "domain/session.hpp"

namespace sunomi {

/// Where people are signed in. A session ends by its row's removal and a revocation, in one transaction.
/// **Threads:** any. Errors of every call: unavailable, timed_out, no_space.
class SessionRepository {
public:
    virtual ~SessionRepository() = default;
    /// Stores a session of `judged`, if that account still is as it was judged: there, not suspended, with
    /// the same password. Else unauthenticated: someone changed it while the password was being checked. More
    /// than 100 sessions of one account: the longest unused ones are ended.
    virtual Result<void> create(const Session& session, const User& judged) = 0;
    /// Moves the end of a session to `expires`, or to `longest` after its beginning if that is earlier.
    /// Nothing, when it has ended or its account is suspended.
    virtual Result<std::optional<Session>> renew(const std::string& session, WallTime renewed,
                                                 WallTime expires, std::chrono::seconds longest) = 0;
    /// A user's sessions that have not expired at `now`, the last used one first.
    virtual Result<std::vector<Session>> list_of(UserKey user, WallTime now) = 0;
    /// Ends one session of that user; what was revoked, nothing when there was none.
    virtual Result<std::optional<Revocation>> end(UserKey user, const std::string& session) = 0;
    /// Ends all sessions of a user but `kept`.
    virtual Result<std::vector<Revocation>> end_all(UserKey user, const std::optional<std::string>& kept) = 0;
    /// Sets the hash of the password and ends all sessions but `kept` and all links to a new password, in
    /// one transaction. conflict, and nothing happens, when the hash no longer is `old_hash`; not_found when
    /// the account is gone.
    virtual Result<std::vector<Revocation>> change_password(UserKey user, const std::string& old_hash,
                                                            const std::string& new_hash,
                                                            const std::optional<std::string>& kept) = 0;
};

/// What was revoked, in the order in which it happened. **Threads:** any. Errors as above.
class RevocationLog {
public:
    virtual ~RevocationLog() = default;
    /// Those with a higher number than `after`, lowest first, at most `most`.
    virtual Result<std::vector<Revocation>> list_after(std::int64_t after, int most) = 0;
    /// Removes sessions and revocations that ended before `before`, at most `most` of each, so that no call
    /// takes long; returns how many.
    virtual Result<int> remove_expired(WallTime before, int most) = 0;
};

}  // namespace sunomi
