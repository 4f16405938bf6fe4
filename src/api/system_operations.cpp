#include "api/system_operations.hpp"

#include "api/byte_range.hpp"
#include "api/system_messages.hpp"
#include "base/text.hpp"

namespace sunomi::api {
namespace {

/// Scripts come from the server alone; styles may be inline because the component library writes them at run
/// time; media and workers of the player are blobs made by it.
constexpr std::string_view content_security_policy =
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "media-src 'self' blob:; worker-src 'self' blob:; connect-src 'self' ws: wss:; font-src 'self'; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'self'; form-action 'self'";

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
    return {config(services), health(), readiness(services), metrics(services)};
}

net::Response serve_ui(const Services& services, const net::RequestHead& head) {
    if (head.method != "GET" && head.method != "HEAD") {
        auto refusal = edge_response(405, head.request_id);
        refusal.headers.add("Allow", "GET, HEAD");
        return refusal;
    }
    auto file = services.find_ui_file(head.path);
    const bool is_asset = head.path.starts_with("/assets/") || head.path.find('.') != std::string::npos;
    if (!file && !is_asset) file = services.find_ui_file("/index.html");
    if (!file) return edge_response(404, head.request_id);

    net::Response response;
    response.headers.add("ETag", "\"" + std::string{file->etag} + "\"");
    response.headers.add("Cache-Control",
                         file->immutable ? "public, max-age=31536000, immutable" : "no-cache");
    response.headers.add("Vary", "Accept-Encoding");
    response.headers.add("Content-Security-Policy", std::string{content_security_policy});
    response.headers.add("Referrer-Policy", "same-origin");
    if (etag_listed(head.headers.get("If-None-Match"), file->etag)) {
        response.status = 304;
        return response;
    }
    response.headers.add("Content-Type", std::string{file->content_type});
    const bool gzip = !file->gzip_bytes.empty() &&
                      head.headers.get("Accept-Encoding").find("gzip") != std::string_view::npos;
    if (gzip) response.headers.add("Content-Encoding", "gzip");
    response.body = std::string{gzip ? file->gzip_bytes : file->bytes};
    return response;
}

}  // namespace sunomi::api
