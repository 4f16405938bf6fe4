#include "api/session_operations.hpp"

#include "api/session_messages.hpp"

namespace sunomi::api {
namespace {

using Sessions = std::vector<SessionBody>;

Operation list_sessions(SessionService& sessions) {
    Operation op{"GET", "/api/user/sessions", "listSessions",
                 "Where one is signed in, the last used place first"};
    op.access = Access::user;
    return with_json<Nothing, Sessions>(
        std::move(op), [&sessions](const Call& call, const Nothing&) -> Result<Sessions> {
            const auto found = sessions.list(*call.actor);
            if (!found) return found.error();
            Sessions bodies;
            for (const auto& session : *found) {
                bodies.push_back({session.id, to_rfc3339(session.created), to_rfc3339(session.renewed),
                                  to_rfc3339(session.expires), session.client, session.address,
                                  session.id == call.actor->session});
            }
            return bodies;
        });
}

Operation end_session(SessionService& sessions) {
    Operation op{"DELETE", "/api/user/sessions/{sessionId}", "endSession",
                 "Signs out one of one's own sessions"};
    op.access = Access::user;
    op.errors = {Errc::not_found};
    return with_json<Nothing, MessageBody>(
        std::move(op), [&sessions](const Call& call, const Nothing&) -> Result<MessageBody> {
            const auto ended = sessions.end(*call.actor, call.path.at("sessionId"));
            if (!ended) return ended.error();
            return MessageBody{"signed out there"};
        });
}

Operation log_out(SessionService& sessions) {
    Operation op{"POST", "/api/auth/logout", "logOut", "Ends the session of this token; it holds no longer"};
    op.access = Access::user;
    return with_json<Nothing, MessageBody>(
        std::move(op), [&sessions](const Call& call, const Nothing&) -> Result<MessageBody> {
            const auto ended = sessions.end(*call.actor, call.actor->session);
            if (!ended && ended.error().code() != Errc::not_found) return ended.error();
            return MessageBody{"signed out"};
        });
}

Operation log_out_everywhere(SessionService& sessions) {
    Operation op{"POST", "/api/auth/logout-everywhere", "logOutEverywhere",
                 "Ends all sessions of the account, this one too"};
    op.access = Access::user;
    return with_json<Nothing, MessageBody>(
        std::move(op), [&sessions](const Call& call, const Nothing&) -> Result<MessageBody> {
            const auto ended = sessions.end_all(*call.actor, std::nullopt);
            if (!ended) return ended.error();
            return MessageBody{"signed out everywhere"};
        });
}

}  // namespace

std::vector<Operation> session_operations(const Services& services) {
    return {list_sessions(services.sessions), end_session(services.sessions), log_out(services.sessions),
            log_out_everywhere(services.sessions)};
}

}  // namespace sunomi::api
