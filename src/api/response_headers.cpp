#include "api/response_headers.hpp"

#include <algorithm>

namespace sunomi::api {
namespace {

/// Scripts and styles come from the server alone. The hash is the one of an empty text: the component library
/// makes empty style elements and fills them by script (CSSOM), which a policy for text in pages does not
/// concern; styles that somebody smuggles into a page have a text. Media and workers of the player are blobs
/// made by it.
constexpr std::string_view page_policy =
    "default-src 'self'; script-src 'self'; style-src 'self' "
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src 'self' data: blob:; "
    "media-src 'self' blob:; worker-src 'self' blob:; connect-src 'self' ws: wss:; font-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ";
/// What is no page must never act as one.
constexpr std::string_view data_policy = "default-src 'none'; frame-ancestors 'none'";
constexpr std::string_view unused_features =
    "camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=(), serial=(), midi=(), "
    "accelerometer=(), gyroscope=(), magnetometer=()";
/// A year; of this host alone, since others of its domain are not ours to speak for.
constexpr std::string_view stay_with_https = "max-age=31536000";

constexpr std::string_view methods = "GET, HEAD, POST, PUT, PATCH, DELETE";
/// What the published clients and players send beyond what browsers allow anyway.
constexpr std::string_view request_fields =
    "Authorization, Content-Type, If-Match, If-None-Match, If-Range, Range, Last-Event-ID, Idempotency-Key";
constexpr std::string_view readable_fields =
    "Accept-Ranges, Content-Length, Content-Range, Content-Disposition, ETag, Link, Location, Retry-After, "
    "Searched-Instead, X-Request-Id";
/// Seconds that a browser may remember a preflight: Chromium's longest.
constexpr std::string_view preflight_age = "7200";

void set(net::Response& response, std::string_view name, std::string_view value) {
    if (!response.headers.has(name)) response.headers.add(std::string{name}, std::string{value});
}

}  // namespace

Surface surface_of(std::string_view path) {
    if (path.starts_with("/media/") || path.starts_with("/api/pictures/")) return Surface::media;
    if (path.starts_with("/embed/")) return Surface::embed;
    if (path == "/api/docs" || path == "/api/docs/") return Surface::page;
    const bool is_data = path.starts_with("/api/") || path.starts_with("/store/") ||
                         path.starts_with("/feeds/") || path == "/ws" || path == "/config.json" ||
                         path == "/metrics" || path == "/healthz" || path == "/readyz" || path == "/oembed";
    return is_data ? Surface::data : Surface::page;
}

Asker asker_of(const net::RequestHead& head) {
    return {surface_of(head.path), std::string{head.headers.get("Origin")}};
}

void ResponseHeaders::add_to(net::Response& response, const Asker& asker) const {
    const auto surface = asker.surface;
    set(response, "X-Content-Type-Options", "nosniff");
    const bool anyones = surface == Surface::media || surface == Surface::embed;
    set(response, "Cross-Origin-Resource-Policy", anyones ? "cross-origin" : "same-origin");
    set(response, "Referrer-Policy",
        surface == Surface::embed ? "strict-origin-when-cross-origin" : "same-origin");
    if (surface == Surface::page || surface == Surface::embed) {
        const std::string who_may_frame = surface == Surface::embed ? "*" : "'none'";
        set(response, "Content-Security-Policy", std::string{page_policy} + who_may_frame);
        set(response, "Permissions-Policy", unused_features);
    } else {
        set(response, "Content-Security-Policy", data_policy);
    }
    if (surface == Surface::page) set(response, "Cross-Origin-Opener-Policy", "same-origin");
    if (surface != Surface::embed) set(response, "X-Frame-Options", "DENY");
    if (policy_.https) set(response, "Strict-Transport-Security", stay_with_https);
    if (policy_.cors_origins.empty()) return;
    response.headers.add("Vary", "Origin");
    if (!is_listed(asker.origin)) return;
    set(response, "Access-Control-Allow-Origin", asker.origin);
    set(response, "Access-Control-Expose-Headers", readable_fields);
}

bool ResponseHeaders::is_listed(std::string_view origin) const {
    return !origin.empty() && std::find(policy_.cors_origins.begin(), policy_.cors_origins.end(), origin) !=
                                  policy_.cors_origins.end();
}

bool ResponseHeaders::is_preflight(const net::RequestHead& head) const {
    return head.method == "OPTIONS" && head.headers.has("Access-Control-Request-Method") &&
           is_listed(head.headers.get("Origin"));
}

net::Response ResponseHeaders::preflight(const net::RequestHead& head) const {
    net::Response response;
    response.status = 204;
    response.headers.add("Access-Control-Allow-Methods", std::string{methods});
    response.headers.add("Access-Control-Allow-Headers", std::string{request_fields});
    response.headers.add("Access-Control-Max-Age", std::string{preflight_age});
    add_to(response, asker_of(head));
    return response;
}

}  // namespace sunomi::api
