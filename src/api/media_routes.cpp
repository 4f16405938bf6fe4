#include "api/media_routes.hpp"

#include <fmt/format.h>

#include "api/byte_range.hpp"
#include "api/client_address.hpp"
#include "api/errors.hpp"
#include "base/text.hpp"

namespace sunomi::api {
namespace {

constexpr std::string_view media_prefix = "/media/";

std::string_view content_type(const MediaPath& path) {
    switch (path.kind) {
        case MediaPath::Kind::playlist:
            return "application/vnd.apple.mpegurl";
        case MediaPath::Kind::thumbnail:
        case MediaPath::Kind::still:
            return "image/jpeg";
        case MediaPath::Kind::storyboard:
            return "text/vtt; charset=utf-8";
        case MediaPath::Kind::original:
            return "application/octet-stream";
        case MediaPath::Kind::init:
        case MediaPath::Kind::segment:
            break;
    }
    return path.label == "audio" ? "audio/mp4" : "video/mp4";
}

/// One request: what is asked for, and by whom.
struct Asked {
    MediaPath path;
    bool by_pass = false;  ///< its address is its reader's alone, so no cache may keep the answer
    std::optional<Actor> viewer;
};

std::string_view cache_control(const Asked& asked) {
    if (asked.by_pass) return "private, no-store";
    switch (asked.path.kind) {
        case MediaPath::Kind::playlist:
            return "no-cache";
        case MediaPath::Kind::thumbnail:
            return "public, max-age=300";
        case MediaPath::Kind::original:
            return "private, no-store";
        case MediaPath::Kind::still:
        case MediaPath::Kind::storyboard:
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

net::Response object_response(const net::Headers& headers, const Asked& asked,
                              const MediaOrigin::SharedObject& object, std::string_view request_id) {
    const auto& etag = object->stat.etag;
    const auto size = object->stat.size_bytes;
    if (headers.has("If-Match") && !etag_listed(headers.get("If-Match"), etag)) {
        return error_response({Errc::precondition_failed, "the object is not the one named in If-Match"},
                              request_id);
    }
    net::Response response;
    response.headers.add("ETag", "\"" + etag + "\"");
    response.headers.add("Cache-Control", std::string{cache_control(asked)});
    response.headers.add("Accept-Ranges", "bytes");
    if (headers.has("If-None-Match") && etag_listed(headers.get("If-None-Match"), etag)) {
        response.status = 304;
        return response;
    }
    auto range = RangeVerdict{RangeVerdict::Kind::whole, 0, size};
    if (headers.has("Range") && range_applies(headers, etag)) range = judge_range(headers.get("Range"), size);
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
    response.headers.add("Content-Type", std::string{content_type(asked.path)});
    if (asked.path.kind == MediaPath::Kind::original) {
        response.headers.add("Content-Disposition", "attachment; filename=\"original.mp4\"");
    }
    response.body =
        net::FileSlice{std::shared_ptr<const UniqueFd>{object, &object->fd}, range.offset, range.length};
    return response;
}

/// Too many waiters or a segment not made in time both mean: ask again in a moment. Whatever is not there, or
/// not for who asks, is told in the same words.
net::Response refusal(const Error& error, std::string_view request_id) {
    const bool later = error.code() == Errc::too_many || error.code() == Errc::timed_out ||
                       error.code() == Errc::unavailable;
    if (later) return edge_response(503, request_id);
    if (error.code() == Errc::not_found) return edge_response(404, request_id);
    return error_response(error, request_id);
}

/// `{videoId}/~{pass}/…` or `{videoId}/…`. Keys are plain ASCII: an encoded spelling is nobody's.
std::optional<Asked> read_path(const Services& services, std::string_view text) {
    const auto slash = text.find("/~");
    const auto end = slash == std::string_view::npos ? slash : text.find('/', slash + 2);
    if (end == std::string_view::npos) {
        const auto path = parse_media_path(text);
        return path ? std::optional{Asked{*path, false, std::nullopt}} : std::nullopt;
    }
    const auto path = parse_media_path(std::string{text.substr(0, slash)} + std::string{text.substr(end)});
    if (!path) return std::nullopt;
    return Asked{*path, true, services.passes.verify(path->video, text.substr(slash + 2, end - slash - 2))};
}

/// Without a pass an original can be had by bearer token, as everything else in the API.
std::optional<Actor> bearer(const Services& services, const net::Headers& headers) {
    const auto header = headers.get("Authorization");
    if (!header.starts_with("Bearer ")) return std::nullopt;
    const auto actor = services.accounts.authenticate(header.substr(7));
    return actor ? std::optional{*actor} : std::nullopt;
}

}  // namespace

std::optional<net::Response> media_at_hand(const Services& services, const net::RequestHead& head) {
    if (head.method != "GET" && head.method != "HEAD") return std::nullopt;
    const auto path = parse_media_path(std::string_view{head.path}.substr(media_prefix.size()));
    const auto object = path ? services.media.at_hand(*path) : nullptr;
    if (!object) return std::nullopt;
    return object_response(head.headers, Asked{*path, false, std::nullopt}, object, head.request_id);
}

void serve_media(const Services& services, const net::Request& request, const net::Respond& respond) {
    const auto& head = request.head;
    const auto id = head.request_id;
    if (head.method != "GET" && head.method != "HEAD") {
        auto refused = edge_response(405, id);
        refused.headers.add("Allow", "GET, HEAD");
        return respond(std::move(refused));
    }
    auto asked = read_path(services, std::string_view{head.path}.substr(media_prefix.size()));
    // A pass that is not good opens nothing, not even what is open without one: it is never mistaken for
    // good.
    if (!asked || (asked->by_pass && !asked->viewer)) return respond(edge_response(404, id));
    if (asked->path.kind == MediaPath::Kind::original && !asked->by_pass) {
        asked->viewer = bearer(services, head.headers);
    }
    services.media.open(
        asked->path, asked->viewer, customer_of(client_of(head, services.trusted_proxies).address),
        [respond, id, headers = head.headers, asked = *asked](Result<MediaOrigin::SharedObject> object) {
            if (!object) return respond(refusal(object.error(), id));
            respond(object_response(headers, asked, *object, id));
        });
}

}  // namespace sunomi::api
