#include "api/openapi.hpp"

#include "base/text.hpp"

namespace sunomi::api {
namespace {

json::array parameters_of(const Operation& operation) {
    json::array out;
    for (const auto part : split(operation.path, '/')) {
        if (!part.starts_with('{')) continue;
        out.push_back({{"name", part.substr(1, part.size() - 2)},
                       {"in", "path"},
                       {"required", true},
                       {"schema", {{"type", "string"}}}});
    }
    for (const auto& query : operation.query) {
        out.push_back({{"name", query.name},
                       {"in", "query"},
                       {"required", query.required},
                       {"description", query.description},
                       {"schema", query.schema}});
    }
    return out;
}

json::object responses_of(const Operation& operation) {
    json::object out;
    json::object answer{{"schema", operation.answer_schema}};
    if (!operation.answer_example.is_null()) answer["example"] = operation.answer_example;
    if (operation.success == 302)
        out["302"] = {{"description", "Sends the browser on"}};
    else
        out["200"] = {{"description", "Done"}, {"content", {{operation.answer_type, answer}}}};
    auto errors = operation.errors;
    // What the application itself may answer: a malformed query or body, no token, a lower role, a busy
    // server.
    errors.push_back(Errc::invalid);
    if (operation.request_schema) errors.push_back(Errc::too_large);
    if (operation.access != Access::anyone) errors.push_back(Errc::unauthenticated);
    if (operation.access == Access::moderator || operation.access == Access::admin) {
        errors.push_back(Errc::forbidden);
    }
    errors.push_back(Errc::unavailable);
    for (const auto code : errors) {
        out[std::to_string(status_of(code))] = {
            {"description", word_of(code)},
            {"content", {{"application/json", {{"schema", {{"$ref", "#/components/schemas/Error"}}}}}}}};
    }
    return out;
}

/// A client that wants to say it in another language goes by `code`, and shows `error` for one it does not
/// know.
json::value error_schema() {
    auto schema = schema_of<ErrorBody>();
    json::array words;
    for (const auto word : all_words()) words.emplace_back(word);
    auto& fields = schema.as_object()["properties"].as_object();
    fields["error"].as_object()["description"] = "A sentence for people, in English";
    fields["code"].as_object()["description"] = "The reason, for programs; later versions may add words";
    fields["code"].as_object()["enum"] = std::move(words);
    return schema;
}

/// Operations are grouped by what comes after `/api/`; what is not of the API is of the instance.
std::string tag_of(const Operation& operation) {
    const auto parts = split(operation.path, '/');
    return parts.size() > 3 && parts[1] == "api" ? std::string{parts[2]} : "instance";
}

json::object document_of(const Operation& operation) {
    json::object out{{"operationId", operation.id},
                     {"tags", json::array{tag_of(operation)}},
                     {"summary", operation.summary},
                     {"parameters", parameters_of(operation)},
                     {"responses", responses_of(operation)}};
    out["x-access"] = to_string(operation.access);
    if (needs_token(operation.access)) out["security"] = json::array{{{"bearer", json::array{}}}};
    if (operation.access == Access::viewer) {
        out["security"] = json::array{json::object{}, {{"bearer", json::array{}}}};
    }
    if (operation.request_schema) {
        const json::object body{{"schema", *operation.request_schema},
                                {"example", operation.request_example.value_or(nullptr)}};
        out["requestBody"] = {{"required", true}, {"content", {{"application/json", body}}}};
    }
    if (operation.file_body) {
        json::object types;
        for (const auto& type : operation.file_body->types) types[type] = json::object{};
        out["requestBody"] = {{"required", true}, {"content", types}};
    }
    return out;
}

}  // namespace

std::string openapi_document(const std::vector<Operation>& operations) {
    json::object paths;
    for (const auto& operation : operations) {
        if (!paths.contains(operation.path)) paths[operation.path] = json::object{};
        paths[operation.path].get_object()[to_lower_ascii(operation.method)] = document_of(operation);
    }
    const json::object document{
        {"openapi", "3.1.0"},
        {"info", {{"title", "Sunomi"}, {"version", SUNOMI_VERSION}}},
        {"paths", paths},
        {"components",
         {{"schemas", {{"Error", error_schema()}}},
          {"securitySchemes",
           {{"bearer", {{"type", "http"}, {"scheme", "bearer"}, {"bearerFormat", "JWT"}}}}}}}};
    return json::serialize(document);
}

}  // namespace sunomi::api
