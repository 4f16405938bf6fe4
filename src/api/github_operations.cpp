#include "api/github_operations.hpp"

#include "api/cookies.hpp"
#include "api/github_messages.hpp"
#include "api/pooled_operation.hpp"
#include "base/text.hpp"

namespace sunomi::api {
namespace {

constexpr std::string_view state_cookie = "githubState";
constexpr std::chrono::minutes login_cookie_life{5};

std::string state_cookie_of(const std::string& value, const std::string& origin) {
    const auto life = value.empty() ? std::chrono::seconds{0} : std::chrono::seconds{GithubLogin::life};
    return set_cookie({std::string{state_cookie}, value, life}, origin);
}

std::string query_value(const Call& call, const std::string& name) {
    const auto at = call.query.find(name);
    return at == call.query.end() ? std::string{} : at->second;
}

net::Response redirect(const std::string& to) {
    net::Response response;
    response.status = 302;
    response.headers.add("Location", to);
    response.headers.add("Cache-Control", "no-store");
    return response;
}

/// Only fixed words and paths that were checked get into it.
std::string ui_page(const GithubOutcome& outcome) {
    if (outcome.failure) return "/login?error=" + std::string{to_string(*outcome.failure)};
    if (outcome.linked) return outcome.next.empty() ? "/" : outcome.next;
    const auto next = outcome.next.empty() ? "" : "&continue=" + percent_encode(outcome.next, Slash::encode);
    return "/login?useCookie=1" + next;
}

Operation begin(GithubLogin& github) {
    Operation op{"GET", "/api/auth/github", "logInByGithub", "Sends the browser to GitHub, to sign in there"};
    op.success = 302;
    op.query = {{"continue", "A path of the UI to be at afterwards", {{"type", "string"}}, false}};
    op.errors = {Errc::not_found};
    op.run = [&github](Call& call, const net::Respond& respond) {
        const auto start = github.begin(call.origin, query_value(call, "continue"), std::nullopt);
        if (!start) return respond(error_response(start.error(), call.request.head.request_id));
        auto response = redirect(start->url);
        response.headers.add("Set-Cookie", state_cookie_of(start->cookie, call.origin));
        respond(std::move(response));
    };
    return op;
}

Operation finish(GithubLogin& github) {
    Operation op{"GET", "/api/auth/github/callback", "finishGithubLogIn",
                 "Where GitHub sends the browser back to; it goes on to the UI's log-in page"};
    op.success = 302;
    op.query = {{"code", "From GitHub", {{"type", "string"}}, false},
                {"state", "From GitHub", {{"type", "string"}}, false},
                {"error", "From GitHub, when the user said no", {{"type", "string"}}, false}};
    op.errors = {Errc::not_found};
    op.run = [&github](Call& call, const net::Respond& respond) {
        const auto& head = call.request.head;
        if (!github.is_offered()) return respond(edge_response(404, head.request_id));
        GithubReturn back;
        back.cookie = cookie_of(head.headers, state_cookie, call.origin);
        back.state = query_value(call, "state");
        back.code = query_value(call, "code");
        back.error = query_value(call, "error");
        back.visitor = {call.client_address, std::string{head.headers.get("User-Agent")}};
        github.finish(back, [respond, origin = call.origin](const GithubOutcome& outcome) {
            auto response = redirect(ui_page(outcome));
            response.headers.add("Set-Cookie", state_cookie_of("", origin));
            if (outcome.signed_in) {
                response.headers.add("Set-Cookie", set_cookie({std::string{login_cookie},
                                                               outcome.signed_in->token, login_cookie_life},
                                                              origin));
            }
            respond(std::move(response));
        });
    };
    return op;
}

Operation begin_link(GithubLogin& github, ProfileService& profiles) {
    Operation op{
        "POST", "/api/auth/github/link", "linkGithub",
        "Begins linking a GitHub account to one's own: gives the address to send the browser to. Needs "
        "the password, or, of who has none, a log-in of the last ten minutes"};
    op.access = Access::user;
    op.query = {{"continue", "A path of the UI to be at afterwards", {{"type", "string"}}, false}};
    op.errors = {Errc::invalid, Errc::forbidden, Errc::not_found};
    return with_json<GithubConfirmationBody, GithubStartBody>(
        std::move(op), [&](const Call& call, const GithubConfirmationBody& body) -> Result<GithubStartBody> {
            const auto confirmed = profiles.confirm(*call.actor, body.password, call.client_address);
            if (!confirmed) return confirmed.error();
            const auto token = std::string{call.request.head.headers.get("Authorization").substr(7)};
            const auto start = github.begin(call.origin, query_value(call, "continue"), token);
            if (!start) return start.error();
            call.answer_headers.add("Set-Cookie", state_cookie_of(start->cookie, call.origin));
            return GithubStartBody{start->url};
        });
}

Operation show_link(GithubLogin& github) {
    Operation op{"GET", "/api/auth/github/link", "getGithubLink",
                 "The GitHub account that signs one in, if any"};
    op.access = Access::user;
    return with_json<Nothing, GithubLinkBody>(
        std::move(op), [&github](const Call& call, const Nothing&) -> Result<GithubLinkBody> {
            const auto link = github.link_of(*call.actor);
            if (!link) return link.error();
            if (!*link) return GithubLinkBody{};
            return GithubLinkBody{true, (*link)->login};
        });
}

Operation unlink(GithubLogin& github, ProfileService& profiles) {
    Operation op{"DELETE", "/api/auth/github/link", "unlinkGithub",
                 "Ends signing in by GitHub; needs the password, and is refused to those who have none"};
    op.access = Access::user;
    op.errors = {Errc::invalid, Errc::forbidden, Errc::not_found, Errc::conflict};
    return with_json<GithubConfirmationBody, SuccessBody>(
        std::move(op), [&](const Call& call, const GithubConfirmationBody& body) -> Result<SuccessBody> {
            const auto confirmed = profiles.confirm(*call.actor, body.password, call.client_address);
            if (!confirmed) return confirmed.error();
            const auto done = github.unlink(*call.actor);
            if (!done) return done.error();
            return SuccessBody{};
        });
}

}  // namespace

std::vector<Operation> github_operations(const Services& services) {
    auto& github = services.github;
    auto& pool = services.password_pool;
    return {begin(github), finish(github), on_pool(begin_link(github, services.profiles), pool),
            show_link(github), on_pool(unlink(github, services.profiles), pool)};
}

}  // namespace sunomi::api
