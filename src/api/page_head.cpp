#include "api/page_head.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <utility>
#include <vector>

#include "api/sharing.hpp"
#include "base/text.hpp"

namespace sunomi::api {
namespace {

/// As the UI asks for its lists (`pageSize` of web/src/lib/paged.ts); another number is of no use to it.
constexpr std::string_view first_page = "take=24";

/// Pages besides those of videos and channels that are for everyone.
constexpr std::array<std::string_view, 3> public_pages{"/", "/about", "/terms"};

/// Answers to what the page's scripts would ask, for them to find in the page itself.
class Told {
public:
    explicit Told(const AskAsGuest& ask) : ask_(ask) {}

    void add(const std::string& path, const std::string& query = "") {
        const auto answer = ask_(path, query);
        if (!answer) return;
        const auto address = query.empty() ? path : path + "?" + query;
        text_ += text_.empty() ? "{" : ",";
        text_ += boost::json::serialize(boost::json::string{address}) +
                 ":{\"link\":" + boost::json::serialize(boost::json::string{answer->link}) +
                 ",\"body\":" + answer->body + "}";
    }

    /// A block of data, which no browser runs. A `<` can only stand in a text; written as an escape it cannot
    /// end the block.
    [[nodiscard]] std::string element() const {
        if (text_.empty()) return {};
        std::string out = "<script type=\"application/json\" id=\"told\">";
        for (const char character : text_) {
            if (character == '<') {
                out += "\\u003c";
            } else {
                out += character;
            }
        }
        return out + "}</script>\n";
    }

private:
    const AskAsGuest& ask_;
    std::string text_;
};

/// The picture that people see first: asked for before any script is there, and shown in the page's outline
/// at its `place`.
void add_first_picture(PageHead& head, const Video& video, const std::string& origin,
                       std::string_view place) {
    if (video.state != VideoState::published || video.has_warning) return;
    const auto url = escape_markup(thumbnail_url(origin, video));
    head.tags += fmt::format("<link rel=\"preload\" as=\"image\" fetchpriority=\"high\" href=\"{}\">\n", url);
    head.outline = fmt::format("<img class=\"shell-picture {}\" src=\"{}\" alt=\"\">", place, url);
}

/// Where the outline of index.html, which the application replaces, may be added to.
constexpr std::string_view outline_end = "</div><!-- outline -->";

constexpr auto not_for_searches = "<meta name=\"robots\" content=\"noindex\">\n";

std::string canonical(const std::string& url) {
    return fmt::format("<link rel=\"canonical\" href=\"{}\">\n", escape_markup(url));
}

std::string named(std::string_view title, const Services& services) {
    return fmt::format("{} – {}", title, services.instance_name);
}

PageHead head_of_home(const Services& services, const PageRequest& request, Told& told) {
    PageHead head{services.instance_name, summary_of(services.instance.about),
                  canonical(request.origin + "/")};
    head.tags += site_tags(services.instance_name, "website", request.origin + "/", services.instance_name,
                           head.description);
    told.add("/api/video/all-videos", std::string{first_page});
    const auto newest = services.videos.list(Page{.skip = 0, .take = 1});
    if (newest && !newest->empty()) add_first_picture(head, newest->front(), request.origin, "card");
    return head;
}

PageHead head_of_video(const Services& services, const PageRequest& request, const VideoId& id, Told& told) {
    const auto video = services.videos.get(id, std::nullopt);
    if (!video) return {services.instance_name, "", not_for_searches};
    told.add("/api/video/" + id);
    PageHead head{named(video->title, services), summary_of(video->description),
                  sharing_tags(*video, request.origin, services.instance_name)};
    if (video->visibility != Visibility::everyone) head.tags += not_for_searches;
    add_first_picture(head, *video, request.origin, "player");
    return head;
}

PageHead head_of_channel(const Services& services, const PageRequest& request, std::string_view user_id) {
    const auto channel = services.profiles.of_channel(user_id);
    if (!channel) return {services.instance_name, "", not_for_searches};
    const auto& user = channel->user;
    const auto url = channel_url(request.origin, user.user_id);
    const auto about = summary_of(user.about);
    return {named(user.name, services), about,
            canonical(url) + site_tags(services.instance_name, "profile", url, user.name, about)};
}

/// The first part of what follows `prefix`; empty when the path does not begin so.
std::string_view part_after(std::string_view path, std::string_view prefix) {
    if (!path.starts_with(prefix)) return {};
    path.remove_prefix(prefix.size());
    return path.substr(0, path.find('/'));
}

PageHead head_of_any(const Services& services, const PageRequest& request, Told& told) {
    if (request.path == "/") return head_of_home(services, request, told);
    if (const auto id = video_after(request.path, "/watch/"); !id.empty()) {
        return head_of_video(services, request, id, told);
    }
    if (const auto user = part_after(request.path, "/channel/"); !user.empty()) {
        return head_of_channel(services, request, user);
    }
    const bool is_public =
        std::find(public_pages.begin(), public_pages.end(), request.path) != public_pages.end();
    return {
        services.instance_name, "",
        is_public ? canonical(request.origin + std::string{request.path}) : std::string{not_for_searches}};
}

/// Puts `text` in place of what stands between `open` and `close`; nothing changes where they are not there.
void replace_between(std::string& page, std::string_view open, std::string_view close,
                     std::string_view text) {
    const auto at = page.find(open);
    if (at == std::string::npos) return;
    const auto begin = at + open.size();
    const auto end = page.find(close, begin);
    if (end != std::string::npos) page.replace(begin, end - begin, escape_markup(text));
}

}  // namespace

VideoId video_after(std::string_view path, std::string_view prefix) {
    if (!path.starts_with(prefix)) return {};
    path.remove_prefix(prefix.size());
    if (path.ends_with('/')) path.remove_suffix(1);
    return is_video_id(path) ? VideoId{path} : VideoId{};
}

PageHead head_of_page(const Services& services, const PageRequest& request) {
    Told told{request.ask};
    told.add("/config.json");
    auto head = head_of_any(services, request, told);
    head.tags += told.element();
    return head;
}

std::optional<PageHead> head_of_embed(const Services& services, const VideoId& id,
                                      const std::string& origin) {
    const auto video = services.videos.get(id, std::nullopt);
    if (!video) return std::nullopt;
    return PageHead{named(video->title, services), "", sharing_tags(*video, origin, services.instance_name)};
}

std::string with_head(std::string_view page, const PageHead& head) {
    std::string out{page};
    const auto end = out.find("</head>");
    if (end == std::string::npos) return out;
    out.insert(end, head.tags);
    if (const auto place = out.find(outline_end); place != std::string::npos) out.insert(place, head.outline);
    if (!head.description.empty()) {
        replace_between(out, "<meta name=\"description\" content=\"", "\"", head.description);
    }
    replace_between(out, "<title>", "</title>", head.title);
    return out;
}

}  // namespace sunomi::api
