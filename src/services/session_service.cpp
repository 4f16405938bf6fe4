#include "services/session_service.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/random.hpp"
#include "services/security_log.hpp"

namespace sunomi {
namespace {

constexpr std::chrono::hours session_life{24 * 7};
constexpr std::size_t longest_client = 200;  // bytes

/// Enough of a session's id to find what belongs together.
std::string in_log(const std::string& session) {
    return session.substr(0, 8);
}

}  // namespace

Result<SignedIn> SessionService::sign_in(const User& user, const Visitor& visitor, std::string_view way) {
    if (user.suspended)
        return Error{Errc::forbidden, "this account is suspended; ask those who run this site"};
    Session session;
    session.id = random_hex(16);
    session.user = user.key;
    session.created = session.renewed = clock_.wall();
    session.expires = session.created + std::min<std::chrono::seconds>(session_life, longest_);
    session.client = visitor.user_agent.substr(0, longest_client);
    session.address = visitor.address;
    const auto created = sessions_.create(session, user);
    if (!created) return created.error();
    const auto token = tokens_.issue(TokenClaims{user.key, session.id, session.expires});
    if (!token) return token.error();
    log_security({"log_in", user.key, user.user_id, visitor.address,
                  fmt::format("way={} session={}", way, in_log(session.id))});
    return SignedIn{*token, user};
}

Result<Actor> SessionService::authenticate(std::string_view token) const {
    const auto claims = tokens_.verify(token);
    if (!claims) return claims.error();
    if (revocations_.is_revoked(claims->session_id)) return Error{Errc::unauthenticated, "token: signed out"};
    return Actor{claims->user, claims->session_id};
}

Result<std::string> SessionService::renew(const Actor& actor) {
    const auto now = clock_.wall();
    const auto session = sessions_.renew(actor.session, now, now + session_life, longest_);
    if (!session) return session.error();
    if (!*session || (*session)->user != actor.user || (*session)->expires <= now) {
        return Error{Errc::unauthenticated, "this session has ended; please sign in again"};
    }
    return tokens_.issue(TokenClaims{actor.user, actor.session, (*session)->expires});
}

Result<std::vector<Session>> SessionService::list(const Actor& actor) {
    return sessions_.list_of(actor.user, clock_.wall());
}

Result<bool> SessionService::began_within(const Actor& actor, std::chrono::seconds age) {
    const auto now = clock_.wall();
    const auto own = sessions_.list_of(actor.user, now);
    if (!own) return own.error();
    return std::any_of(own->begin(), own->end(), [&](const Session& session) {
        return session.id == actor.session && now - session.created <= age;
    });
}

Result<void> SessionService::end(const Actor& actor, const std::string& session) {
    const auto ended = sessions_.end(actor.user, session);
    if (!ended) return ended.error();
    if (!*ended) return Error{Errc::not_found, "no such session"};
    revocations_.add({**ended});
    log_security({session == actor.session ? "log_out" : "session_ended", actor.user, "", "",
                  "session=" + in_log(session)});
    return {};
}

Result<void> SessionService::end_all(const Actor& actor, const std::optional<std::string>& kept) {
    const auto ended = sessions_.end_all(actor.user, kept);
    if (ended) log_security({"sessions_ended", actor.user, "", "", fmt::format("count={}", ended->size())});
    return told(ended);
}

Result<void> SessionService::end_all_of(UserKey user) {
    return told(sessions_.end_all(user, std::nullopt));
}

Result<void> SessionService::change_password(UserKey user, const std::string& old_hash,
                                             const std::string& new_hash,
                                             const std::optional<std::string>& kept) {
    const auto ended = sessions_.change_password(user, old_hash, new_hash, kept);
    if (ended)
        log_security({"password_changed", user, "", "", fmt::format("sessions_ended={}", ended->size())});
    return told(ended);
}

Result<void> SessionService::told(const Result<std::vector<Revocation>>& ended) {
    if (!ended) return ended.error();
    revocations_.add(*ended);
    return {};
}

}  // namespace sunomi
