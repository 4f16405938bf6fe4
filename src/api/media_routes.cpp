#include "api/media_routes.hpp"

#include <fmt/format.h>

#include "api/byte_range.hpp"
#include "api/client_address.hpp"
#include "api/errors.hpp"
#include "base/text.hpp"

namespace sunomi::api {
namespace {

std::string_view content_type(const MediaPath& path) {
    switch (path.kind) {
        case MediaPath::Kind::playlist:
            return "application/vnd.apple.mpegurl";
        case MediaPath::Kind::thumbnail:
            return "image/jpeg";
        case MediaPath::Kind::original:
            return "application/octet-stream";
        case MediaPath::Kind::init:
        case MediaPath::Kind::segment:
            break;
    }
    return path.label == "audio" ? "audio/mp4" : "video/mp4";
}

std::string_view cache_control(MediaPath::Kind kind) {
    switch (kind) {
        case MediaPath::Kind::playlist:
            return "no-cache";
        case MediaPath::Kind::thumbnail:
            return "public, max-age=300";
        case MediaPath::Kind::original:
            return "private, no-store";
        case MediaPath::Kind::init:
        case MediaPath::Kind::segment:
            break;
    }
    return "public, max-age=86400, s-maxage=3600, immutable";
}

/// If-Range holds a strong tag of ours or the condition is false (dates are never sent, so never match).
bool range_applies(const net::Headers& headers, const std::string& etag) {
    const auto condition = headers.get("If-Range");
    return condition.empty() || condition == "\"" + etag + "\"";
}

net::Response object_response(const net::Headers& asked, const MediaPath& path, LocalObject object,
                              std::string_view request_id) {
    const auto& etag = object.stat.etag;
    const auto size = object.stat.size_bytes;
    if (asked.has("If-Match") && !etag_listed(asked.get("If-Match"), etag)) {
        return error_response({Errc::precondition_failed, "the object is not the one named in If-Match"},
                              request_id);
    }
    net::Response response;
    response.headers.add("ETag", "\"" + etag + "\"");
    response.headers.add("Cache-Control", std::string{cache_control(path.kind)});
    response.headers.add("Accept-Ranges", "bytes");
    if (asked.has("If-None-Match") && etag_listed(asked.get("If-None-Match"), etag)) {
        response.status = 304;
        return response;
    }
    auto range = RangeVerdict{RangeVerdict::Kind::whole, 0, size};
    if (asked.has("Range") && range_applies(asked, etag)) range = judge_range(asked.get("Range"), size);
    if (range.kind == RangeVerdict::Kind::unsatisfiable) {
        response.status = 416;
        response.headers.add("Content-Range", fmt::format("bytes */{}", size));
        return response;
    }
    if (range.kind == RangeVerdict::Kind::part) {
        response.status = 206;
        response.headers.add("Content-Range", fmt::format("bytes {}-{}/{}", range.offset,
                                                          range.offset + range.length - 1, size));
    }
    response.headers.add("Content-Type", std::string{content_type(path)});
    if (path.kind == MediaPath::Kind::original) {
        response.headers.add("Content-Disposition", "attachment; filename=\"original.mp4\"");
    }
    response.body =
        net::FileSlice{std::make_shared<UniqueFd>(std::move(object.fd)), range.offset, range.length};
    return response;
}

/// Too many waiters or a segment not made in time both mean: ask again in a moment.
net::Response late_response(const Error& error, std::string_view request_id) {
    const bool later = error.code() == Errc::too_many || error.code() == Errc::timed_out ||
                       error.code() == Errc::unavailable;
    return later ? edge_response(503, request_id) : error_response(error, request_id);
}

/// Nothing that is not its owner's learns whether an original exists.
bool owns_original(const Services& services, const net::Headers& headers, const VideoId& id) {
    const auto bearer = headers.get("Authorization");
    if (!bearer.starts_with("Bearer ")) return false;
    const auto actor = services.accounts.authenticate(bearer.substr(7));
    if (!actor) return false;
    const auto video = services.videos.get(id, *actor);
    return video && video->owner == actor->user;
}

}  // namespace

void serve_media(const Services& services, const net::Request& request, const net::Respond& respond) {
    const auto& head = request.head;
    const auto id = head.request_id;
    if (head.method != "GET" && head.method != "HEAD") {
        auto refusal = edge_response(405, id);
        refusal.headers.add("Allow", "GET, HEAD");
        return respond(std::move(refusal));
    }
    // Keys are plain ASCII: an encoded spelling is nobody's.
    const auto path =
        parse_media_path(std::string_view{head.path}.substr(std::string_view{"/media/"}.size()));
    const bool hidden = path && path->kind == MediaPath::Kind::original &&
                        !owns_original(services, head.headers, path->video);
    if (!path || hidden) return respond(edge_response(404, id));
    services.media.open(*path, customer_of(client_of(head, services.trusted_proxies).address),
                        [respond, id, asked = head.headers, path = *path](Result<LocalObject> object) {
                            if (!object) return respond(late_response(object.error(), id));
                            respond(object_response(asked, path, std::move(*object), id));
                        });
}

}  // namespace sunomi::api
