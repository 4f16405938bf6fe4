#include "api/errors.hpp"

#include <set>

#include "api/common_messages.hpp"
#include "api/json_codec.hpp"
#include "base/log.hpp"
#include "services/attempt_limiter.hpp"

namespace sunomi::api {
namespace {

struct EdgeWord {
    int status;
    std::string_view code;
    std::string_view text;
};

constexpr EdgeWord edge_words[] = {
    {400, "bad_request", "the request is malformed"},
    {404, "not_found", "there is nothing here"},
    {405, "method_not_allowed", "this method is not allowed here"},
    {408, "too_slow", "the request did not arrive in time"},
    {411, "length_required", "a Content-Length is required; Transfer-Encoding is not accepted"},
    {413, "too_large", "the body is too large"},
    {414, "uri_too_long", "the address is too long"},
    {417, "expectation_failed", "this expectation is not supported"},
    {421, "misdirected", "this server does not go by that name"},
    {429, "too_many", "too many requests"},
    {431, "headers_too_large", "the header fields are too large"},
    {500, "internal", "something went wrong on the server"},
    {503, "unavailable", "the server is busy; try again in a moment"},
    {505, "http_version", "only HTTP/1.0 and HTTP/1.1 are spoken here"},
    {507, "no_space", "there is not enough room on the server's disk"},
};

/// Of a status that has no word above.
constexpr std::string_view refused = "refused";

/// `text` may name the seconds to wait.
net::Response error_body(int status, std::string_view text, std::string_view code,
                         std::string_view request_id) {
    const ErrorBody body{std::string{text}, std::string{code}, std::string{request_id}};
    auto response = json_response(status, print_json(body));
    if (status == 503 || status == 429) {
        response.headers.add("Retry-After", std::to_string(wait_named_in(text).count()));
    }
    if (status == 401) response.headers.add("WWW-Authenticate", "Bearer");
    return response;
}

}  // namespace

int status_of(Errc code) {
    switch (code) {
        case Errc::invalid:
            return 400;
        case Errc::unauthenticated:
            return 401;
        case Errc::forbidden:
            return 403;
        case Errc::not_found:
            return 404;
        case Errc::conflict:
            return 409;
        case Errc::precondition_failed:
            return 412;
        case Errc::too_large:
            return 413;
        case Errc::unsupported:
            return 415;
        case Errc::corrupt_media:
            return 422;
        case Errc::too_many:
            return 429;
        case Errc::no_space:
            return 507;
        case Errc::unavailable:
        case Errc::timed_out:
        case Errc::cancelled:
            return 503;
        case Errc::internal:
            return 500;
    }
    return 500;
}

std::string_view word_of(Errc code) {
    switch (code) {
        case Errc::invalid:
            return "invalid";
        case Errc::unauthenticated:
            return "unauthenticated";
        case Errc::forbidden:
            return "forbidden";
        case Errc::not_found:
            return "not_found";
        case Errc::conflict:
            return "conflict";
        case Errc::precondition_failed:
            return "precondition_failed";
        case Errc::too_large:
            return "too_large";
        case Errc::unsupported:
            return "unsupported";
        case Errc::corrupt_media:
            return "corrupt_media";
        case Errc::no_space:
            return "no_space";
        case Errc::too_many:
            return "too_many";
        case Errc::unavailable:
            return "unavailable";
        case Errc::timed_out:
            return "timed_out";
        case Errc::cancelled:
            return "cancelled";
        case Errc::internal:
            return "internal";
    }
    return "internal";
}

std::vector<std::string_view> all_words() {
    std::set<std::string_view> words{refused};
    for (const auto& edge : edge_words) words.insert(edge.code);
    for (int code = 0; code <= static_cast<int>(Errc::internal); ++code) {
        words.insert(word_of(static_cast<Errc>(code)));
    }
    return {words.begin(), words.end()};
}

net::Response json_response(int status, const std::string& body) {
    net::Response response;
    response.status = status;
    response.headers.add("Content-Type", "application/json");
    response.headers.add("Cache-Control", "no-store");
    response.body = body;
    return response;
}

net::Response error_response(const Error& error, std::string_view request_id) {
    const int status = status_of(error.code());
    if (status < 500) return error_body(status, error.message(), word_of(error.code()), request_id);
    log::warning("request={} status={} error=\"{}\"", request_id, status, error.message());
    auto response = edge_response(status, request_id);
    return response;
}

net::Response edge_response(int status, std::string_view request_id) {
    for (const auto& word : edge_words) {
        if (word.status == status) return error_body(status, word.text, word.code, request_id);
    }
    return error_body(status, "the request was refused", refused, request_id);
}

}  // namespace sunomi::api
