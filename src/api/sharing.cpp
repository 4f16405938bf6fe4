#include "api/sharing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "base/text.hpp"

namespace sunomi::api {
namespace {

constexpr FrameSize largest_frame{1280, 720};
constexpr int oembed_cache_seconds = 3600;
constexpr std::size_t longest_summary = 200;  // characters that link previews show

/// The largest size of this shape within both limits; never enlarged beyond them, sides at least 1.
FrameSize fit(int width, int height, FrameSize most) {
    const double scale =
        std::min(static_cast<double>(most.width) / width, static_cast<double>(most.height) / height);
    return {std::max(1, static_cast<int>(width * scale + 0.5)),
            std::max(1, static_cast<int>(height * scale + 0.5))};
}

FrameSize shape_of(const Video& video) {
    return video.width > 0 && video.height > 0 ? FrameSize{video.width, video.height} : FrameSize{16, 9};
}

FrameSize thumbnail_size(const Video& video) {
    if (video.thumbnail.shown == own_thumbnail)
        return {video.thumbnail.own_width, video.thumbnail.own_height};
    const auto shape = shape_of(video);
    return fit(shape.width, shape.height, {frame_thumbnail_side, frame_thumbnail_side});
}

std::string meta(std::string_view kind, std::string_view name, std::string_view content) {
    return fmt::format("<meta {}=\"{}\" content=\"{}\">\n", kind, name, escape_markup(content));
}

std::string player_frame(const OEmbedBody& body, const std::string& url) {
    return fmt::format(
        "<iframe src=\"{}\" width=\"{}\" height=\"{}\" title=\"{}\" frameborder=\"0\" "
        "allow=\"autoplay; fullscreen; picture-in-picture\" allowfullscreen></iframe>",
        escape_markup(url), body.width, body.height, escape_markup(body.title));
}

}  // namespace

std::string watch_url(const std::string& origin, const VideoId& id) {
    return origin + "/watch/" + id;
}

std::string embed_url(const std::string& origin, const VideoId& id) {
    return origin + "/embed/" + id;
}

std::string channel_url(const std::string& origin, std::string_view user_id) {
    return origin + "/channel/" + percent_encode(user_id, Slash::encode);
}

std::string thumbnail_url(const std::string& origin, const Video& video) {
    return origin + "/media/" + video.id + "/" + thumbnail_name(video);
}

std::string summary_of(std::string_view description) {
    const auto first_line = description.substr(0, description.find('\n'));
    std::string out{first_line};
    if (code_points(out) <= longest_summary) return out;
    std::size_t characters = 0;
    std::size_t end = 0;
    // Cut before the byte that begins a character too many; continuation bytes are 10xxxxxx.
    for (; end < out.size(); ++end) {
        const bool begins = (static_cast<unsigned char>(out[end]) & 0xC0U) != 0x80U;
        if (begins && ++characters > longest_summary) break;
    }
    return out.substr(0, end) + "…";
}

std::optional<VideoId> video_of_page(std::string_view url, const std::string& origin) {
    if (!url.starts_with(origin)) return std::nullopt;
    auto path = url.substr(origin.size());
    path = path.substr(0, path.find_first_of("?#"));
    if (path.ends_with('/')) path.remove_suffix(1);
    for (const std::string_view page : {"/watch/", "/embed/"}) {
        if (!path.starts_with(page)) continue;
        const auto id = path.substr(page.size());
        if (is_video_id(id)) return VideoId{id};
    }
    return std::nullopt;
}

FrameSize frame_size(const Video& video, FrameSize most) {
    const auto limit = [](int wanted, int own) { return wanted > 0 ? std::min(wanted, own) : own; };
    const auto shape = shape_of(video);
    return fit(shape.width, shape.height,
               {limit(most.width, largest_frame.width), limit(most.height, largest_frame.height)});
}

OEmbedBody oembed_of(const Video& video, const std::string& origin, const std::string& instance_name,
                     FrameSize most) {
    OEmbedBody body;
    body.type = "video";
    body.version = "1.0";
    body.title = video.title;
    body.author_name = video.owner_name;
    body.provider_name = instance_name;
    body.provider_url = origin + "/";
    body.cache_age = oembed_cache_seconds;
    body.thumbnail_url = thumbnail_url(origin, video);
    const auto thumbnail = thumbnail_size(video);
    body.thumbnail_width = thumbnail.width;
    body.thumbnail_height = thumbnail.height;
    const auto size = frame_size(video, most);
    body.width = size.width;
    body.height = size.height;
    body.html = player_frame(body, embed_url(origin, video.id));
    return body;
}

std::string print_oembed_xml(const OEmbedBody& body) {
    std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>\n";
    boost::mp11::mp_for_each<boost::describe::describe_members<OEmbedBody, boost::describe::mod_public>>(
        [&](auto member) {
            const auto value = fmt::format("{}", body.*member.pointer);
            out += fmt::format("<{0}>{1}</{0}>\n", member.name, escape_markup(value));
        });
    return out + "</oembed>\n";
}

FeedEntry feed_entry(const Video& video, const std::string& origin) {
    FeedEntry entry;
    entry.url = watch_url(origin, video.id);
    entry.title = video.title;
    entry.author = video.owner_name;
    entry.description = video.description;
    entry.thumbnail_url = thumbnail_url(origin, video);
    entry.embed_url = embed_url(origin, video.id);
    entry.published = video.created;
    entry.updated = video.updated;
    entry.duration = video.duration;
    return entry;
}

std::string sharing_tags(const Video& video, const std::string& origin, const std::string& instance_name) {
    const auto page = watch_url(origin, video.id);
    const auto frame = embed_url(origin, video.id);
    const auto summary = summary_of(video.description);
    const auto size = frame_size(video, {});
    std::string out = fmt::format("<link rel=\"canonical\" href=\"{}\">\n", escape_markup(page));
    out += fmt::format(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}/oembed?url={}\" title=\"{}\">\n",
        escape_markup(origin), percent_encode(page, Slash::encode), escape_markup(video.title));
    for (const auto& [name, content] : std::initializer_list<std::pair<std::string_view, std::string>>{
             {"og:type", "video.other"},
             {"og:site_name", instance_name},
             {"og:url", page},
             {"og:title", video.title},
             {"og:description", summary},
             {"og:image", thumbnail_url(origin, video)},
             {"og:video", frame},
             {"og:video:type", "text/html"},
             {"og:video:width", fmt::format("{}", size.width)},
             {"og:video:height", fmt::format("{}", size.height)}}) {
        out += meta("property", name, content);
    }
    for (const auto& [name, content] : std::initializer_list<std::pair<std::string_view, std::string>>{
             {"twitter:card", "player"},
             {"twitter:title", video.title},
             {"twitter:description", summary},
             {"twitter:image", thumbnail_url(origin, video)},
             {"twitter:player", frame},
             {"twitter:player:width", fmt::format("{}", size.width)},
             {"twitter:player:height", fmt::format("{}", size.height)}}) {
        out += meta("name", name, content);
    }
    return out;
}

std::string site_tags(const std::string& instance_name, std::string_view kind, const std::string& url,
                      const std::string& title, const std::string& description) {
    auto out = meta("property", "og:type", kind) + meta("property", "og:site_name", instance_name) +
               meta("property", "og:url", url) + meta("property", "og:title", title);
    if (!description.empty()) out += meta("property", "og:description", description);
    return out;
}

}  // namespace sunomi::api
