#include "api/feed_operations.hpp"

#include "api/feed_messages.hpp"
#include "api/sharing.hpp"
#include "base/text.hpp"

namespace sunomi::api {
namespace {

constexpr int feed_length = 30;

enum class FeedKind { atom, rss };

std::string_view type_of(FeedKind kind) {
    return kind == FeedKind::atom ? "application/atom+xml" : "application/rss+xml";
}

/// Videos of one channel when the path names one, else of everyone.
Result<Feed> read_feed(const Services& services, const Call& call) {
    const auto channel = call.path.find("userId");
    const Page page{0, feed_length, std::nullopt};
    const auto videos = channel == call.path.end()
                            ? services.videos.list(page)
                            : services.videos.list_of(channel->second, std::nullopt, page);
    if (!videos) return videos.error();
    Feed feed;
    feed.url = call.origin + call.request.head.path;
    feed.page_url = call.origin + "/";
    feed.title = services.instance_name;
    feed.description = "The newest videos of " + services.instance_name;
    feed.updated = WallTime{};
    if (channel != call.path.end()) {
        const auto name = videos->empty() ? channel->second : videos->front().owner_name;
        feed.page_url += "channel/" + percent_encode(channel->second, Slash::encode);
        feed.title = name + " – " + services.instance_name;
        feed.description = "Videos of " + name;
    }
    for (const auto& listed : *videos) {
        const auto video = services.videos.get(listed.id, std::nullopt);  // lists have no descriptions
        if (video) feed.entries.push_back(feed_entry(*video, call.origin));
        if (!video && video.error().code() != Errc::not_found) return video.error();
    }
    return feed;
}

Operation feed(const Services& services, std::string path, std::string id, std::string summary,
               FeedKind kind) {
    Operation op{"GET", std::move(path), std::move(id), std::move(summary)};
    op.errors = {Errc::not_found};
    op.answer_schema = schema_of<std::string>();
    op.answer_type = type_of(kind);
    op.run = [&services, kind](Call& call, const net::Respond& respond) {
        const auto read = read_feed(services, call);
        if (!read) return respond(error_response(read.error(), call.request.head.request_id));
        respond(success_response(call, kind == FeedKind::atom ? print_atom(*read) : print_rss(*read),
                                 std::string{type_of(kind)} + "; charset=utf-8"));
    };
    return op;
}

Result<int> side_limit(const Call& call, const std::string& name) {
    const auto at = call.query.find(name);
    if (at == call.query.end()) return 0;
    const auto number = parse_u64(at->second);
    if (!number || *number < 1 || *number > 100'000) {
        return Error{Errc::invalid, name + " must be a whole number of pixels"};
    }
    return static_cast<int>(*number);
}

Result<OEmbedBody> read_oembed(const Services& services, const Call& call) {
    const auto width = side_limit(call, "maxwidth");
    if (!width) return width.error();
    const auto height = side_limit(call, "maxheight");
    if (!height) return height.error();
    const auto url = call.query.find("url");
    if (url == call.query.end()) return Error{Errc::invalid, "url is missing"};
    const auto id = video_of_page(url->second, call.origin);
    if (!id) return Error{Errc::not_found, "no such video"};
    const auto video = services.videos.get(*id, std::nullopt);
    if (!video) return video.error();
    if (video->state != VideoState::published) return Error{Errc::not_found, "no such video"};
    return oembed_of(*video, call.origin, services.instance_name, {*width, *height});
}

Operation oembed(const Services& services) {
    Operation op{"GET", "/oembed", "getOEmbed",
                 "How to show the video of a watch page in another page (oEmbed 1.0)"};
    op.query = {
        {"url", "Address of a watch page", {{"type", "string"}}, true},
        {"maxwidth", "Pixels", {{"type", "integer"}, {"minimum", 1}}, false},
        {"maxheight", "Pixels", {{"type", "integer"}, {"minimum", 1}}, false},
        {"format", "json or xml", {{"enum", json::array{"json", "xml"}}, {"default", "json"}}, false}};
    op.errors = {Errc::invalid, Errc::not_found};
    op.answer_schema = schema_of<OEmbedBody>();
    op.answer_example = example_of<OEmbedBody>();
    op.run = [&services](Call& call, const net::Respond& respond) {
        const auto format = call.query.find("format");
        const bool xml = format != call.query.end() && format->second == "xml";
        const bool known = xml || format == call.query.end() || format->second == "json";
        const Result<OEmbedBody> body =
            known ? read_oembed(services, call)
                  : Result<OEmbedBody>{Error{Errc::invalid, "format must be json or xml"}};
        if (!body) return respond(error_response(body.error(), call.request.head.request_id));
        respond(xml ? success_response(call, print_oembed_xml(*body), "text/xml; charset=utf-8")
                    : success_response(call, print_json(*body)));
    };
    return op;
}

}  // namespace

std::vector<Operation> feed_operations(const Services& services) {
    return {
        feed(services, "/feeds/videos/atom", "getAtomFeed", "The newest videos, as an Atom feed",
             FeedKind::atom),
        feed(services, "/feeds/videos/rss", "getRssFeed", "The newest videos, as an RSS feed", FeedKind::rss),
        feed(services, "/feeds/channels/{userId}/atom", "getChannelAtomFeed",
             "A channel's newest videos, as an Atom feed", FeedKind::atom),
        feed(services, "/feeds/channels/{userId}/rss", "getChannelRssFeed",
             "A channel's newest videos, as an RSS feed", FeedKind::rss),
        oembed(services)};
}

}  // namespace sunomi::api
