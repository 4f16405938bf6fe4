#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"

namespace sunomi {

/// One video in a feed. All addresses are absolute.
struct FeedEntry {
    std::string url;  ///< of its watch page; also its id
    std::string title;
    std::string author;
    std::string description;
    std::string thumbnail_url;
    std::string embed_url;
    WallTime published{};
    WallTime updated{};
    std::optional<std::chrono::milliseconds> duration;
};

/// A list of videos to subscribe to with a feed reader.
struct Feed {
    std::string url;       ///< of the feed itself
    std::string page_url;  ///< of the page that shows the same
    std::string title;
    std::string description;
    WallTime updated{};  ///< when it is empty; else its newest entry tells
    std::vector<FeedEntry> entries;
};

/// RFC 4287, with thumbnails by Media RSS.
std::string print_atom(const Feed& feed);
/// RSS 2.0 with its link to itself by Atom and thumbnails by Media RSS.
std::string print_rss(const Feed& feed);

}  // namespace sunomi
