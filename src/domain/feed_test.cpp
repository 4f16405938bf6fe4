#include "domain/feed.hpp"

#include <gtest/gtest.h>

namespace sunomi {
namespace {

WallTime at(std::int64_t seconds) {
    return WallTime{std::chrono::seconds{seconds}};
}

Feed sample() {
    FeedEntry entry;
    entry.url = "https://v.example/watch/00c0ffee00c0ffee";
    entry.title = "Cats & <dogs>";
    entry.author = "Ada";
    entry.description = "Line\none\x01";
    entry.thumbnail_url = "https://v.example/media/00c0ffee00c0ffee/thumbnail.jpg";
    entry.embed_url = "https://v.example/embed/00c0ffee00c0ffee";
    entry.published = at(1'700'000'000);
    entry.updated = at(1'700'000'060);
    entry.duration = std::chrono::milliseconds{61'200};
    return {"https://v.example/feed", "https://v.example/", "Ada", "Videos of Ada", at(5), {entry}};
}

TEST(Feed, IsWrittenAsAtom) {
    EXPECT_EQ(print_atom(sample()), R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<id>https://v.example/feed</id>
<title>Ada</title>
<subtitle>Videos of Ada</subtitle>
<updated>2023-11-14T22:14:20.000Z</updated>
<link rel="self" type="application/atom+xml" href="https://v.example/feed"/>
<link rel="alternate" type="text/html" href="https://v.example/"/>
<entry>
<id>https://v.example/watch/00c0ffee00c0ffee</id>
<title>Cats &amp; &lt;dogs&gt;</title>
<link rel="alternate" type="text/html" href="https://v.example/watch/00c0ffee00c0ffee"/>
<author><name>Ada</name>
</author>
<published>2023-11-14T22:13:20.000Z</published>
<updated>2023-11-14T22:14:20.000Z</updated>
<summary>Line
one</summary>
<media:content url="https://v.example/embed/00c0ffee00c0ffee" type="text/html" medium="video" duration="62"/>
<media:thumbnail url="https://v.example/media/00c0ffee00c0ffee/thumbnail.jpg"/>
</entry>
</feed>
)");
}

TEST(Feed, IsWrittenAsRss) {
    EXPECT_EQ(print_rss(sample()), R"(<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>Ada</title>
<link>https://v.example/</link>
<description>Videos of Ada</description>
<lastBuildDate>Tue, 14 Nov 2023 22:14:20 GMT</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="https://v.example/feed"/>
<item>
<title>Cats &amp; &lt;dogs&gt;</title>
<link>https://v.example/watch/00c0ffee00c0ffee</link>
<guid isPermaLink="true">https://v.example/watch/00c0ffee00c0ffee</guid>
<dc:creator>Ada</dc:creator>
<pubDate>Tue, 14 Nov 2023 22:13:20 GMT</pubDate>
<description>Line
one</description>
<media:content url="https://v.example/embed/00c0ffee00c0ffee" type="text/html" medium="video" duration="62"/>
<media:thumbnail url="https://v.example/media/00c0ffee00c0ffee/thumbnail.jpg"/>
</item>
</channel>
</rss>
)");
}

TEST(Feed, WithoutEntriesTellsWhenItWasMade) {
    auto feed = sample();
    feed.entries.clear();
    EXPECT_NE(print_atom(feed).find("<updated>1970-01-01T00:00:05.000Z</updated>"), std::string::npos);
}

}  // namespace
}  // namespace sunomi
