#include "api/site_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "api/sharing.hpp"
#include "base/text.hpp"

namespace sunomi::api {
namespace {

constexpr int videos_at_once = 1000;
constexpr int most_videos = 10000;  // a sitemap may have 50,000 addresses; older videos are linked from these

std::string robots(const std::string& origin) {
    // Pages that should not be found say so themselves; only what has no end is kept from crawlers.
    return "User-agent: *\nDisallow: /search\nDisallow: /store/\n\nSitemap: " + origin + "/sitemap.xml\n";
}

void add_address(std::string& out, const std::string& url, const std::string& changed = "") {
    const auto date = changed.empty() ? "" : "<lastmod>" + changed + "</lastmod>";
    out += fmt::format("<url><loc>{}</loc>{}</url>\n", escape_markup(url), date);
}

std::string sitemap(const Services& services, const std::string& origin) {
    std::string out =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    add_address(out, origin + "/");
    std::set<std::string> channels;
    Page page{.skip = 0, .take = videos_at_once};
    for (int read = 0; read < most_videos; read += videos_at_once) {
        const auto videos = services.videos.list(page);
        if (!videos || videos->empty()) break;
        for (const auto& video : *videos) {
            add_address(out, watch_url(origin, video.id), to_rfc3339(std::max(video.created, video.updated)));
            channels.insert(video.owner_user_id);
        }
        if (static_cast<int>(videos->size()) < videos_at_once) break;
        const auto& last = videos->back();
        page.after = Cursor{last.created.time_since_epoch().count(), last.id};
    }
    for (const auto& user_id : channels) add_address(out, channel_url(origin, user_id));
    return out + "</urlset>\n";
}

/// The manifest of the build, which any host can serve, with the name that this instance has.
std::string with_name(std::string_view manifest, const std::string& name) {
    boost::system::error_code failed;
    auto read = boost::json::parse(manifest, failed);
    if (failed || !read.is_object()) return std::string{manifest};
    read.get_object()["name"] = name;
    read.get_object()["short_name"] = name;
    return boost::json::serialize(read);
}

}  // namespace

std::optional<SiteFile> find_site_file(const Services& services, std::string_view path,
                                       const std::string& origin) {
    if (path == "/robots.txt") return SiteFile{robots(origin), "text/plain; charset=utf-8"};
    if (path == "/sitemap.xml") return SiteFile{sitemap(services, origin), "application/xml; charset=utf-8"};
    if (path != "/manifest.webmanifest") return std::nullopt;
    const auto manifest = services.find_ui_file(path);
    if (!manifest) return std::nullopt;
    return SiteFile{with_name(manifest->bytes, services.instance_name), std::string{manifest->content_type}};
}

}  // namespace sunomi::api
