#include "api/pages.hpp"

#include "api/accept_encoding.hpp"
#include "api/byte_range.hpp"
#include "api/errors.hpp"
#include "api/site_files.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"

namespace sunomi::api {
namespace {

/// What is sent for a path: a file as it is, or a page that was made for this path.
struct Page {
    std::optional<UiFile> file;
    std::optional<std::string> made;
    std::string content_type;
};

Page as_it_is(const std::optional<UiFile>& file) {
    if (!file) return {};
    return {file, std::nullopt, std::string{file->content_type}};
}

Page with(const std::optional<UiFile>& file, const std::optional<PageHead>& head) {
    auto page = as_it_is(file);
    if (file && head) page.made = with_head(file->bytes, *head);
    return page;
}

/// Not a route of the UI: in the folder of the build's files, or at the root with an ending. (A route may end
/// in a user's id, and that may have a dot.)
bool names_file(std::string_view path) {
    const bool at_root = path.find('/', 1) == std::string_view::npos;
    return path.starts_with("/assets/") || (at_root && path.find('.') != std::string_view::npos);
}

/// The page of a route of the UI; the build may have one for the player's, which loads what that needs.
std::optional<UiFile> find_route_page(const Services& services, std::string_view path) {
    if (path.starts_with("/watch/")) {
        if (auto file = services.find_ui_file("/watch.html")) return file;
    }
    return services.find_ui_file("/index.html");
}

Page find_page(const Services& services, const net::RequestHead& head, const PageRequest& request) {
    if (is_documentation(head)) return as_it_is(services.find_ui_file("/docs.html"));
    if (const auto video = video_after(head.path, "/embed/"); !video.empty()) {
        return with(services.find_ui_file("/embed.html"), head_of_embed(services, video, request.origin));
    }
    if (auto made = find_site_file(services, head.path, request.origin)) {
        return {std::nullopt, std::move(made->text), std::move(made->content_type)};
    }
    if (head.path != "/") {
        if (const auto file = services.find_ui_file(head.path)) return as_it_is(file);
        if (names_file(head.path)) return {};
    }
    return with(find_route_page(services, head.path), head_of_page(services, request));
}

}  // namespace

bool is_documentation(const net::RequestHead& head) {
    return head.path == "/api/docs" || head.path == "/api/docs/";
}

net::Response serve_page(const Services& services, const net::RequestHead& head, const std::string& origin,
                         const AskAsGuest& ask) {
    if (head.method != "GET" && head.method != "HEAD") {
        auto refusal = edge_response(405, head.request_id);
        refusal.headers.add("Allow", "GET, HEAD");
        return refusal;
    }
    auto page = find_page(services, head, {head.path, origin, ask});
    if (!page.file && !page.made) return edge_response(404, head.request_id);
    const auto etag = page.made ? to_hex(sha256(*page.made)).substr(0, 32) : std::string{page.file->etag};
    const bool immutable = page.file && page.file->immutable;

    net::Response response;
    response.headers.add("ETag", "\"" + etag + "\"");
    response.headers.add("Cache-Control", immutable ? "public, max-age=31536000, immutable" : "no-cache");
    response.headers.add("Vary", "Accept-Encoding");
    if (etag_listed(head.headers.get("If-None-Match"), etag)) {
        response.status = 304;
        return response;
    }
    response.headers.add("Content-Type", page.content_type);
    if (page.made) {
        response.body = std::move(*page.made);
        return response;
    }
    const bool gzip = !page.file->gzip_bytes.empty() && accepts_gzip(head.headers.get("Accept-Encoding"));
    if (gzip) response.headers.add("Content-Encoding", "gzip");
    response.body = std::string{gzip ? page.file->gzip_bytes : page.file->bytes};
    return response;
}

}  // namespace sunomi::api
