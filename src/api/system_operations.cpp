#include "api/system_operations.hpp"

#include "api/system_messages.hpp"
#include "base/text.hpp"

namespace sunomi::api {
namespace {

std::string web_socket_origin(const std::string& origin) {
    return "ws" + origin.substr(4);
}

Operation config(const Services& services) {
    Operation op{"GET", "/config.json", "getConfig", "Where the parts of this instance are"};
    return with_json<Nothing, ConfigBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<ConfigBody> {
            ConfigBody body;
            body.apiUrl = call.origin + "/api";
            body.videoUrl = call.origin + "/media";
            if (services.github.is_offered()) body.githubLoginUrl = call.origin + "/api/auth/github";
            body.webSocketUrl = web_socket_origin(call.origin) + "/ws";
            body.instanceName = services.instance_name;
            body.maxUploadBytes = services.uploads.rules().limits().max_bytes;
            return body;
        });
}

std::optional<std::string> text_if_any(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional{text};
}

Operation instance(const Services& services) {
    Operation op{"GET", "/api/instance", "getInstance", "What this instance is called, allows and offers"};
    return with_json<Nothing, InstanceBody>(
        std::move(op), [&services](const Call&, const Nothing&) -> Result<InstanceBody> {
            const auto& facts = services.instance;
            InstanceBody body;
            body.name = services.instance_name;
            body.version = SUNOMI_VERSION;
            body.signup = facts.signup;
            body.about = text_if_any(facts.about);
            body.terms = text_if_any(facts.terms);
            body.maxUploadBytes = services.uploads.rules().limits().max_bytes;
            body.maxDurationSeconds = facts.max_duration.count();
            if (facts.quota_bytes > 0) body.quotaBytes = facts.quota_bytes;
            body.passwordReset = facts.offers_password_reset;
            body.githubLogin = facts.offers_github;
            return body;
        });
}

Operation health() {
    Operation op{"GET", "/healthz", "getHealth", "The process is alive"};
    return with_json<Nothing, StatusBody>(
        std::move(op), [](const Call&, const Nothing&) -> Result<StatusBody> { return StatusBody{"ok"}; });
}

Operation readiness(const Services& services) {
    Operation op{"GET", "/readyz", "getReadiness", "The process can do its work: database and store answer"};
    op.errors = {Errc::unavailable};
    return with_json<Nothing, StatusBody>(std::move(op),
                                          [&services](const Call&, const Nothing&) -> Result<StatusBody> {
                                              const auto ready = services.check_ready();
                                              if (!ready) return ready.error();
                                              return StatusBody{"ready"};
                                          });
}

/// A proxy on this machine is a loopback peer, too, but says that it speaks for somebody else.
bool comes_from_this_machine(const net::RequestHead& head) {
    const std::string_view peer = head.peer_address;
    const bool loopback = peer.starts_with("127.") || peer == "::1" || peer.starts_with("::ffff:127.");
    const auto& headers = head.headers;
    return loopback && !headers.has("X-Forwarded-For") && !headers.has("Forwarded") &&
           !headers.has("X-Real-IP");
}

Result<void> may_read_metrics(const MetricsAccess& access, const net::RequestHead& head) {
    switch (access.kind) {
        case MetricsAccess::Kind::open:
            return {};
        case MetricsAccess::Kind::loopback:
            if (comes_from_this_machine(head)) return {};
            return Error{Errc::forbidden, "metrics are given to this machine only; see the key metrics"};
        case MetricsAccess::Kind::token:
            break;
    }
    if (equals_in_constant_time(head.headers.get("Authorization"), "Bearer " + access.token)) return {};
    return Error{Errc::unauthenticated, "metrics are given for their bearer token only"};
}

Operation metrics(const Services& services, std::shared_ptr<const RequestRecords> requests) {
    Operation op{"GET", "/metrics", "getMetrics", "Numbers for Prometheus"};
    op.answer_schema = schema_of<std::string>();
    op.answer_type = "text/plain";
    op.errors = {Errc::unauthenticated, Errc::forbidden};
    op.run = [&services, requests = std::move(requests)](Call& call, const net::Respond& respond) {
        const auto& head = call.request.head;
        const auto allowed = may_read_metrics(services.surface.metrics, head);
        if (!allowed) return respond(error_response(allowed.error(), head.request_id));
        metrics::Text text;
        services.metrics(text);
        requests->print(text);
        net::Response response;
        response.headers.add("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        response.headers.add("Cache-Control", "no-store");
        response.body = text.take();
        respond(std::move(response));
    };
    return op;
}

}  // namespace

std::vector<Operation> system_operations(const Services& services,
                                         std::shared_ptr<const RequestRecords> requests) {
    return {config(services), instance(services), health(), readiness(services),
            metrics(services, std::move(requests))};
}

}  // namespace sunomi::api
