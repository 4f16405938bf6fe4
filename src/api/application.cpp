#include "api/application.hpp"

#include <algorithm>

#include "api/access_check.hpp"
#include "api/account_operations.hpp"
#include "api/admin_operations.hpp"
#include "api/client_address.hpp"
#include "api/feed_operations.hpp"
#include "api/github_operations.hpp"
#include "api/known_hosts.hpp"
#include "api/media_routes.hpp"
#include "api/multipart_operations.hpp"
#include "api/openapi.hpp"
#include "api/pages.hpp"
#include "api/picture_operations.hpp"
#include "api/progress_operations.hpp"
#include "api/search_operations.hpp"
#include "api/session_operations.hpp"
#include "api/social_operations.hpp"
#include "api/system_operations.hpp"
#include "api/thumbnail_operations.hpp"
#include "api/upload_operations.hpp"
#include "api/user_operations.hpp"
#include "api/video_operations.hpp"
#include "base/text.hpp"

namespace sunomi::api {
namespace {

bool is_store_put(const net::RequestHead& head) {
    return head.method == "PUT" && head.path.starts_with("/store/");
}
/// Paths of which the web UI has no page.
bool is_of_the_program(std::string_view path) {
    return path.starts_with("/api/") || path.starts_with("/store/") || path.starts_with("/feeds/");
}
bool is_media(const net::RequestHead& head) {
    return head.path.starts_with("/media/");
}

/// `document` is filled in once all operations, this one too, are known.
Operation openapi_operation(std::shared_ptr<const std::string> document) {
    Operation op{"GET", "/api/openapi.json", "getOpenApi", "This document"};
    op.answer_schema = {{"type", "object"}};
    op.run = [document = std::move(document)](Call& call, const net::Respond& respond) {
        respond(success_response(call, *document));
    };
    return op;
}

std::vector<Operation> all_operations(const Services& services,
                                      std::shared_ptr<const std::string> openapi_document,
                                      const std::shared_ptr<const RequestRecords>& requests) {
    std::vector<Operation> all;
    for (auto&& some : {social_operations(services),
                        account_operations(services),
                        admin_operations(services),
                        invite_operations(services),
                        moderation_operations(services),
                        session_operations(services),
                        user_operations(services),
                        upload_operations(services),
                        multipart_operations(services),
                        progress_operations(services),
                        search_operations(services),
                        video_operations(services),
                        thumbnail_operations(services),
                        picture_operations(services),
                        github_operations(services),
                        system_operations(services, requests),
                        feed_operations(services),
                        {openapi_operation(std::move(openapi_document))}}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

}  // namespace

Application::Application(Services services)
    : services_(std::move(services)),
      headers_(services_.surface.headers),
      requests_(std::make_shared<RequestRecords>(services_.surface.access_log)),
      openapi_(std::make_shared<std::string>()),
      router_(all_operations(services_, openapi_, requests_)) {
    *openapi_ = openapi_document(router_.operations());
    // First, so that an operation's place in the route table is its number.
    for (const auto& operation : router_.operations()) {
        const int number = requests_->name_route(operation.method, operation.path);
        if (operation.id == "logIn") requests_->count_logins(number);
    }
    fixed_ = requests_->name_fixed_routes();
}

void Application::Reply::operator()(net::Response response) const {
    headers.add_to(response, asker);
    response.route = route;
    response.user = user;
    send(std::move(response));
}

std::optional<net::Response> Application::at_hand(const net::RequestHead& head) {
    if (!is_media(head) || !is_our_host(head, services_.public_url)) return std::nullopt;
    auto response = media_at_hand(services_, head);
    if (!response) return std::nullopt;
    headers_.add_to(*response, asker_of(head));
    response->route = media_route(head.path);
    return response;
}

net::Admission Application::admit(const net::RequestHead& head) {
    if (is_store_put(head)) {
        auto judged = admit_store_put(services_, head);
        if (judged.refuse) {
            headers_.add_to(*judged.refuse, asker_of(head));
            judged.refuse->route = fixed_.store;
        }
        return judged;
    }
    const auto match = router_.find(head.method, head.path);
    net::Admission admission;
    if (match.operation && match.operation->file_body) {
        auto judged = admit_file(*match.operation, head);
        if (judged) return std::move(*judged);
        admission.refuse = error_response(judged.error(), head.request_id);
        headers_.add_to(*admission.refuse, asker_of(head));
        admission.refuse->route = number_of(*match.operation);
        return admission;
    }
    admission.body = net::Admission::Body::memory;
    admission.max_bytes = match.operation ? match.operation->max_body_bytes : Operation{}.max_body_bytes;
    return admission;
}

/// Who may not call it, sends nothing first.
Result<net::Admission> Application::admit_file(const Operation& operation, const net::RequestHead& head) {
    const auto& wanted = *operation.file_body;
    const auto actor = check_access(services_.accounts, services_.revocations, head, operation.access);
    if (!actor) return actor.error();
    const auto declared = head.headers.get("Content-Type");
    const auto type = to_lower_ascii(trim(declared.substr(0, declared.find(';'))));
    if (std::find(wanted.types.begin(), wanted.types.end(), type) == wanted.types.end()) {
        std::string names;
        for (const auto& name : wanted.types) names += (names.empty() ? "" : ", ") + name;
        return Error{Errc::unsupported, "Content-Type must be one of " + names};
    }
    net::Admission admission;
    admission.body = net::Admission::Body::file;
    admission.max_bytes = wanted.max_bytes;
    admission.directory = services_.adopter.incoming_dir();
    return admission;
}

int Application::number_of(const Operation& operation) const {
    return static_cast<int>(&operation - router_.operations().data());
}

void Application::respond(net::Request request, net::Respond respond) {
    route(request, Reply{headers_, std::move(respond), asker_of(request.head), fixed_.unknown});
}

void Application::route(net::Request& request, Reply reply) {
    const auto& head = request.head;
    if (!is_our_host(head, services_.public_url)) return reply(edge_response(421, head.request_id));
    if (headers_.is_preflight(head)) {
        reply.route = fixed_.preflight;
        return reply(headers_.preflight(head));
    }
    if (is_store_put(head)) {
        reply.route = fixed_.store;
        return reply(finish_store_put(services_, request));
    }
    if (is_media(head)) {
        reply.route = media_route(head.path);
        if (is_picture(head)) return reply(serve_picture(services_, head));
        return serve_media(services_, request, reply);
    }
    run_operation(request, std::move(reply));
}

int Application::media_route(std::string_view path) const {
    if (path.ends_with(".m3u8")) return fixed_.playlist;
    return path.ends_with(".m4s") ? fixed_.segment : fixed_.media;
}

net::Response Application::refusal(int status, std::string_view request_id) {
    auto response = edge_response(status, request_id);
    headers_.add_to(response, Asker{});
    return response;
}

void Application::run_operation(const net::Request& request, Reply respond) {
    const auto& head = request.head;
    auto match = router_.find(head.method, head.path);
    if (!match.operation) {
        if (!match.allow.empty()) {
            auto refusal = edge_response(405, head.request_id);
            refusal.headers.add("Allow", match.allow);
            return respond(std::move(refusal));
        }
        if (is_of_the_program(head.path) && !is_documentation(head)) {
            return respond(edge_response(404, head.request_id));
        }
        respond.route = fixed_.page;
        const AskAsGuest ask = [&](const std::string& path, const std::string& query) {
            return answer_to_guest(head, path, query);
        };
        return respond(serve_page(services_, head, origin_of(head), ask));
    }
    respond.route = number_of(*match.operation);
    auto query = parse_query(head.query);
    if (!query) return respond(error_response(query.error(), head.request_id));
    const auto actor = check_access(services_.accounts, services_.revocations, head, match.operation->access);
    if (!actor) return respond(error_response(actor.error(), head.request_id));
    if (*actor) respond.user = (*actor)->user;
    const auto client = client_of(head, services_.trusted_proxies);
    net::Headers answer_headers;
    // What only who is signed in may read is about them: no browser shall keep it on a disk that others can
    // read.
    if (needs_token(match.operation->access) && (head.method == "GET" || head.method == "HEAD"))
        answer_headers.add("Cache-Control", "no-store");
    Call call{request,           origin_of(head), client.address, std::move(match.parameters),
              std::move(*query), *actor,          answer_headers};
    match.operation->run(call, respond);
}

std::optional<GuestAnswer> Application::answer_to_guest(const net::RequestHead& asked,
                                                        const std::string& path,
                                                        const std::string& query) const {
    const auto match = router_.find("GET", path);
    const auto parameters = parse_query(query);
    if (!match.operation || needs_token(match.operation->access) || !parameters) return std::nullopt;
    net::Request request;
    request.head.method = "GET";
    request.head.target = query.empty() ? path : path + "?" + query;
    request.head.path = path;
    request.head.query = query;
    net::Headers answer_headers;
    Call call{request, origin_of(asked), "", match.parameters, *parameters, std::nullopt, answer_headers};
    std::optional<GuestAnswer> answer;
    match.operation->run(call, [&answer](net::Response response) {
        auto* const body = std::get_if<std::string>(&response.body);
        if (response.status != 200 || !body) return;
        answer = GuestAnswer{std::move(*body), std::string{response.headers.get("Link")}};
    });
    return answer;
}

std::string Application::origin_of(const net::RequestHead& head) const {
    if (!services_.public_url.empty()) return services_.public_url;
    // The edge has checked that there is exactly one well-formed Host.
    return client_of(head, services_.trusted_proxies).scheme + "://" + std::string{head.headers.get("Host")};
}

}  // namespace sunomi::api
