#include "domain/feed.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace sunomi {
namespace {

WallTime changed(const FeedEntry& entry) {
    return std::max(entry.published, entry.updated);
}

WallTime changed(const Feed& feed) {
    auto newest = feed.entries.empty() ? feed.updated : WallTime{};
    for (const auto& entry : feed.entries) newest = std::max(newest, changed(entry));
    return newest;
}

std::string element(std::string_view name, std::string_view text) {
    return fmt::format("<{0}>{1}</{0}>\n", name, escape_markup(text));
}

/// Media RSS: the picture, and the player for readers that show one.
std::string media_of(const FeedEntry& entry) {
    const auto seconds =
        entry.duration ? std::chrono::ceil<std::chrono::seconds>(*entry.duration).count() : 0;
    const auto duration = entry.duration ? fmt::format(" duration=\"{}\"", seconds) : "";
    return fmt::format(
        "<media:content url=\"{}\" type=\"text/html\" medium=\"video\"{}/>\n<media:thumbnail url=\"{}\"/>\n",
        escape_markup(entry.embed_url), duration, escape_markup(entry.thumbnail_url));
}

std::string atom_entry(const FeedEntry& entry) {
    return "<entry>\n" + element("id", entry.url) + element("title", entry.title) +
           fmt::format("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
                       escape_markup(entry.url)) +
           "<author>" + element("name", entry.author) + "</author>\n" +
           element("published", to_rfc3339(entry.published)) +
           element("updated", to_rfc3339(changed(entry))) + element("summary", entry.description) +
           media_of(entry) + "</entry>\n";
}

/// RFC 822 with four digits for the year, as RSS asks.
std::string rss_date(WallTime time) {
    return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

std::string rss_item(const FeedEntry& entry) {
    return "<item>\n" + element("title", entry.title) + element("link", entry.url) +
           fmt::format("<guid isPermaLink=\"true\">{}</guid>\n", escape_markup(entry.url)) +
           element("dc:creator", entry.author) + element("pubDate", rss_date(entry.published)) +
           element("description", entry.description) + media_of(entry) + "</item>\n";
}

constexpr auto xml_head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

}  // namespace

std::string print_atom(const Feed& feed) {
    auto text = fmt::format(
        "{}<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:media=\"http://search.yahoo.com/mrss/\">\n",
        xml_head);
    text += element("id", feed.url) + element("title", feed.title) + element("subtitle", feed.description) +
            element("updated", to_rfc3339(changed(feed))) +
            fmt::format(
                "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n"
                "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
                escape_markup(feed.url), escape_markup(feed.page_url));
    for (const auto& entry : feed.entries) text += atom_entry(entry);
    return text + "</feed>\n";
}

std::string print_rss(const Feed& feed) {
    auto text = fmt::format(
        "{}<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:media=\"http://search.yahoo.com/mrss/\">\n<channel>\n",
        xml_head);
    text += element("title", feed.title) + element("link", feed.page_url) +
            element("description", feed.description) + element("lastBuildDate", rss_date(changed(feed))) +
            fmt::format("<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"{}\"/>\n",
                        escape_markup(feed.url));
    for (const auto& entry : feed.entries) text += rss_item(entry);
    return text + "</channel>\n</rss>\n";
}

}  // namespace sunomi
