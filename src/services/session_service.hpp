#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "domain/actor.hpp"
#include "ports/auth.hpp"
#include "ports/session_repository.hpp"
#include "services/revocation_list.hpp"

namespace sunomi {

/// Where a request comes from, as people see it in the list of their sessions and as limits count it.
struct Visitor {
    std::string address;     ///< numeric
    std::string user_agent;  ///< ASCII; the edge lets nothing else through
};

struct SignedIn {
    std::string token;
    User user;
};

/// Signing in and out: a session's row, its token, its end. **Threads:** any.
class SessionService {
public:
    /// `longest`: after it a session ends, however often it was renewed.
    SessionService(SessionRepository& sessions, RevocationList& revocations, TokenIssuer& tokens,
                   const Clock& clock, std::chrono::seconds longest = std::chrono::days{30})
        : sessions_(sessions), revocations_(revocations), tokens_(tokens), clock_(clock), longest_(longest) {}

    /// Opens a session for someone who has proved to be `user`, in whatever way, as it was read before that
    /// proof. `way`: a word for the log. forbidden: suspended; unauthenticated: the account has changed
    /// meanwhile.
    Result<SignedIn> sign_in(const User& user, const Visitor& visitor, std::string_view way);
    /// Whom a token speaks for; unauthenticated for anything but a valid token of a session that was not
    /// revoked. Reads no database.
    Result<Actor> authenticate(std::string_view token) const;
    /// A fresh token of the same session, good for another week or what is left of its longest time;
    /// unauthenticated when it has ended.
    Result<std::string> renew(const Actor& actor);

    /// Whether the actor's session began with a log-in at most `age` ago, however often it was renewed since.
    Result<bool> began_within(const Actor& actor, std::chrono::seconds age);

    /// The actor's own sessions, the last used one first.
    Result<std::vector<Session>> list(const Actor& actor);
    /// Ends one of the actor's own sessions; not_found.
    Result<void> end(const Actor& actor, const std::string& session);
    /// Ends the actor's own sessions; `kept` stays.
    Result<void> end_all(const Actor& actor, const std::optional<std::string>& kept);
    /// Ends all sessions of a user: suspended, of a lower role, or gone.
    Result<void> end_all_of(UserKey user);
    /// Changes the hash of a password from `old_hash`, and ends all sessions of that user but `kept`.
    /// conflict: it was changed meanwhile.
    Result<void> change_password(UserKey user, const std::string& old_hash, const std::string& new_hash,
                                 const std::optional<std::string>& kept);

private:
    Result<void> told(const Result<std::vector<Revocation>>& ended);

    SessionRepository& sessions_;
    RevocationList& revocations_;
    TokenIssuer& tokens_;
    const Clock& clock_;
    const std::chrono::seconds longest_;
};

}  // namespace sunomi
