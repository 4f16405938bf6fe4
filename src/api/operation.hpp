#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/errors.hpp"
#include "api/json_codec.hpp"
#include "api/messages.hpp"
#include "net/http_message.hpp"
#include "services/account_service.hpp"

namespace sunomi::api {

/// Who may call an operation. `optional`: anyone, but a bearer token, if sent, must be valid and is used.
enum class Access { anyone, optional, bearer };

/// One request on its way into an operation.
struct Call {
    const net::Request& request;
    std::string origin;                        ///< scheme and authority the client used
    std::map<std::string, std::string> path;   ///< decoded path parameters
    std::map<std::string, std::string> query;  ///< decoded; a name given twice is refused before
    std::optional<Actor> actor;                ///< always there when access is `bearer`
};

struct QueryParameter {
    std::string name;
    std::string description;
    json::value schema;
    bool required = false;
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
    json::value answer_schema;
    std::string answer_type = "application/json";
    std::vector<Errc> errors;
    std::function<void(Call&, net::Respond)> run;
};

/// Fills in parsing, printing and both schemas of an operation whose function is
/// `Result<Answer>(const Call&, const Body&)`; a Body of `Nothing` means no request body.
template <class Body, class Answer, class Function>
Operation with_json(Operation operation, Function function) {
    constexpr bool has_body = !std::is_same_v<Body, Nothing>;
    if (has_body) operation.request_schema = schema_of<Body>();
    operation.answer_schema = schema_of<Answer>();
    operation.run = [function](Call& call, const net::Respond& respond) {
        const auto& id = call.request.head.request_id;
        Body body{};
        if constexpr (has_body) {
            boost::system::error_code failed;
            const auto value = json::parse(call.request.body, failed);
            if (failed) return respond(error_response({Errc::invalid, "the body is not JSON"}, id));
            auto parsed = from_json<Body>(value, "the body");
            if (!parsed) return respond(error_response(parsed.error(), id));
            body = std::move(*parsed);
        }
        const Result<Answer> answer = function(call, body);
        if (!answer) return respond(error_response(answer.error(), id));
        respond(json_response(200, json::serialize(to_json(*answer))));
    };
    return operation;
}

/// skip ≥ 0 and take 1…100 from the query; invalid otherwise.
struct PageQuery {
    int skip = 0;
    int take = 20;
};
Result<PageQuery> page_of(const Call& call);
std::vector<QueryParameter> page_parameters();

}  // namespace sunomi::api
