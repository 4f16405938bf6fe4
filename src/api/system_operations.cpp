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
            body.webSocketUrl = web_socket_origin(call.origin) + "/ws";
            body.instanceName = services.instance_name;
            body.maxUploadBytes = services.uploads.limits().max_bytes;
            return body;
        });
}

std::optional<std::string> text_if_any(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional{text};
}

Operation instance(const Services& services) {
    Operation op{"GET", "/api/instance", "getInstance", "What this instance is called, allows and offers"};
    return with_json<Nothing, InstanceBody>(std::move(op),
                                            [&services](const Call&, const Nothing&) -> Result<InstanceBody> {
                                                const auto& facts = services.instance;
                                                InstanceBody body;
                                                body.name = services.instance_name;
                                                body.version = SUNOMI_VERSION;
                                                body.signup = facts.signup;
                                                body.about = text_if_any(facts.about);
                                                body.terms = text_if_any(facts.terms);
                                                body.maxUploadBytes = services.uploads.limits().max_bytes;
                                                body.maxDurationSeconds = facts.max_duration.count();
                                                if (facts.quota_bytes > 0)
                                                    body.quotaBytes = facts.quota_bytes;
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

Operation metrics(const Services& services) {
    Operation op{"GET", "/metrics", "getMetrics", "Numbers for Prometheus"};
    op.answer_schema = schema_of<std::string>();
    op.answer_type = "text/plain";
    op.run = [&services](Call&, const net::Respond& respond) {
        net::Response response;
        response.headers.add("Content-Type", "text/plain; version=0.0.4");
        response.body = services.metrics();
        respond(std::move(response));
    };
    return op;
}

}  // namespace

std::vector<Operation> system_operations(const Services& services) {
    return {config(services), instance(services), health(), readiness(services), metrics(services)};
}

}  // namespace sunomi::api
