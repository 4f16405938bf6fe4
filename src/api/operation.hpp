#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/common_messages.hpp"
#include "api/errors.hpp"
#include "api/json_codec.hpp"
#include "domain/page.hpp"
#include "net/http_message.hpp"
#include "services/account_service.hpp"

namespace sunomi::api {

/// Who may call an operation: the row of the authorization matrix, told to clients as `x-access`. The
/// application itself enforces all but the ownership, which is the services' (they know whose a thing is).
enum class Access {
    anyone,  ///< a token is not even read
    viewer,  ///< anyone; a token, if sent, must be valid and is used
    user,    ///< who is signed in, about what is their own or what they may see
    owner,   ///< whose the named thing is
    owner_or_moderator,
    moderator,  ///< moderators and admins
    admin,
};
std::string_view to_string(Access access);
/// Is a bearer token required?
bool needs_token(Access access);

/// One request on its way into an operation.
struct Call {
    const net::Request& request;
    std::string origin;                        ///< scheme and authority the client used
    std::string client_address;                ///< numeric; for limits
    std::map<std::string, std::string> path;   ///< decoded path parameters
    std::map<std::string, std::string> query;  ///< decoded; a name given twice is refused before
    std::optional<Actor> actor;                ///< always there when a token is needed
    net::Headers& answer_headers;              ///< added to the answer when the operation succeeds
};

/// Who calls, as sessions remember it.
inline Visitor visitor_of(const Call& call) {
    return {call.client_address, std::string{call.request.head.headers.get("User-Agent")}};
}

struct QueryParameter {
    std::string name;
    std::string description;
    json::value schema;
    bool required = false;
};

/// A body that is a file, not JSON: it goes to disk before the operation runs.
struct FileBody {
    std::int64_t max_bytes = 0;      ///< more: 413, before the first byte
    std::vector<std::string> types;  ///< media types that are taken, in lower case; any other: 415
};

/// One row of the route table: what is served, who may call it, and everything the OpenAPI document says of
/// it.
struct Operation {
    std::string method;
    std::string path;  ///< `/api/video/{videoId}`
    std::string id;    ///< operationId
    std::string summary;
    Access access = Access::anyone;
    std::vector<QueryParameter> query;
    std::optional<json::value> request_schema;
    std::optional<json::value> request_example;
    std::optional<FileBody> file_body;  ///< instead of a request_schema
    json::value answer_schema;
    json::value answer_example;
    std::string answer_type = "application/json";
    int success = 200;  ///< 302: sends the browser elsewhere, without a body
    std::vector<Errc> errors;
    std::int64_t max_body_bytes = 64 * 1024;  ///< of a JSON body; more: 413
    std::function<void(Call&, net::Respond)> run;
};

/// The answer to a successful call with its entity tag; JSON unless `type` is another. An operation whose
/// answer no one may keep has put `Cache-Control: no-store` among `answer_headers`; then there is no tag. A
/// GET whose `If-None-Match` names that tag is answered 304 without a body.
net::Response success_response(const Call& call, std::string body, std::string type = "application/json");

/// Fills in parsing, printing, schemas and examples of an operation whose function is
/// `Result<Answer>(const Call&, const Body&)`; a Body of `Nothing` means no request body.
template <class Body, class Answer, class Function>
Operation with_json(Operation operation, Function function) {
    constexpr bool has_body = !std::is_same_v<Body, Nothing>;
    if (has_body) {
        operation.request_schema = schema_of<Body>();
        operation.request_example = example_of<Body>();
    }
    operation.answer_schema = schema_of<Answer>();
    operation.answer_example = example_of<Answer>();
    operation.run = [function](Call& call, const net::Respond& respond) {
        const auto& id = call.request.head.request_id;
        Body body{};
        if constexpr (has_body) {
            boost::system::error_code failed;
            const auto value =
                json::parse(call.request.body.empty() ? "{}" : std::string_view{call.request.body}, failed);
            if (failed) return respond(error_response({Errc::invalid, "the body is not JSON"}, id));
            auto parsed = from_json<Body>(value, "the body");
            if (!parsed) return respond(error_response(parsed.error(), id));
            body = std::move(*parsed);
        }
        const Result<Answer> answer = function(call, body);
        if (!answer) return respond(error_response(answer.error(), id));
        respond(success_response(call, print_json(*answer)));
    };
    return operation;
}

/// skip ≥ 0, take 1…100, or `after` (an opaque cursor from a `Link` header) instead of skip; invalid
/// otherwise.
Result<Page> page_of(const Call& call);
std::vector<QueryParameter> page_parameters();

/// Tells where the list goes on: a `Link: <…>; rel="next"` header (RFC 8288) with the cursor of `last`, when
/// the page is full.
void link_next_page(const Call& call, const Page& page, std::size_t count, const Cursor& last);

}  // namespace sunomi::api
