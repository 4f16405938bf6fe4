#include "api/pages.hpp"

#include "api/accept_encoding.hpp"
#include "api/byte_range.hpp"
#include "api/errors.hpp"
#include "api/sharing.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"

namespace sunomi::api {
namespace {

/// What a path shows.
struct Page {
    std::optional<UiFile> file;
    VideoId video;  ///< whose page it is; empty for any other
};

VideoId video_after(std::string_view path, std::string_view prefix) {
    if (!path.starts_with(prefix)) return {};
    path.remove_prefix(prefix.size());
    if (path.ends_with('/')) path.remove_suffix(1);
    return is_video_id(path) ? VideoId{path} : VideoId{};
}

Page find_page(const Services& services, const net::RequestHead& head) {
    if (is_documentation(head)) return {services.find_ui_file("/docs.html"), {}};
    if (auto video = video_after(head.path, "/embed/"); !video.empty()) {
        return {services.find_ui_file("/embed.html"), std::move(video)};
    }
    auto file = services.find_ui_file(head.path);
    const bool is_asset = head.path.starts_with("/assets/") || head.path.find('.') != std::string::npos;
    if (!file && !is_asset) file = services.find_ui_file("/index.html");
    return {file, video_after(head.path, "/watch/")};
}

/// The page about a video that everyone may see; nothing for any other, whose page is like that of none.
std::optional<std::string> page_of_video(const Services& services, const Page& page,
                                         const std::string& origin) {
    if (page.video.empty()) return std::nullopt;
    const auto video = services.videos.get(page.video, std::nullopt);
    if (!video) return std::nullopt;
    const auto title = video->title + " – " + services.instance_name;
    return with_head(page.file->bytes, title, sharing_tags(*video, origin, services.instance_name));
}

}  // namespace

bool is_documentation(const net::RequestHead& head) {
    return head.path == "/api/docs" || head.path == "/api/docs/";
}

net::Response serve_page(const Services& services, const net::RequestHead& head, const std::string& origin) {
    if (head.method != "GET" && head.method != "HEAD") {
        auto refusal = edge_response(405, head.request_id);
        refusal.headers.add("Allow", "GET, HEAD");
        return refusal;
    }
    const auto page = find_page(services, head);
    if (!page.file) return edge_response(404, head.request_id);
    auto made = page_of_video(services, page, origin);
    const auto etag = made ? to_hex(sha256(*made)).substr(0, 32) : std::string{page.file->etag};

    net::Response response;
    response.headers.add("ETag", "\"" + etag + "\"");
    response.headers.add("Cache-Control",
                         page.file->immutable ? "public, max-age=31536000, immutable" : "no-cache");
    response.headers.add("Vary", "Accept-Encoding");
    if (etag_listed(head.headers.get("If-None-Match"), etag)) {
        response.status = 304;
        return response;
    }
    response.headers.add("Content-Type", std::string{page.file->content_type});
    const bool gzip =
        !made && !page.file->gzip_bytes.empty() && accepts_gzip(head.headers.get("Accept-Encoding"));
    if (gzip) response.headers.add("Content-Encoding", "gzip");
    response.body = made ? std::move(*made) : std::string{gzip ? page.file->gzip_bytes : page.file->bytes};
    return response;
}

}  // namespace sunomi::api
