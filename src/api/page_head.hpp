#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "api/services.hpp"

namespace sunomi::api {

/// The body of an answer to a guest, and where the list goes on (its `Link` header; empty: no further).
struct GuestAnswer {
    std::string body;
    std::string link;
};
/// What a guest is answered at this path and query; nothing where that is a refusal.
using AskAsGuest =
    std::function<std::optional<GuestAnswer>(const std::string& path, const std::string& query)>;

/// What the <head> of a page says for those who do not run its scripts: search engines, link previews.
struct PageHead {
    std::string title;
    std::string description;  ///< empty: the page's own
    std::string tags;
    std::string outline;  ///< what the page shows until its scripts are there, besides its own
};

/// Whom a page is made for.
struct PageRequest {
    std::string_view path;
    std::string origin;  ///< scheme and authority that the client used
    const AskAsGuest& ask;
};

/// The head of the page of the UI at this path, with what its scripts would ask first: the configuration, and
/// the list or the video that is shown. Pages that nobody should find by a search engine say so, and a video
/// or channel that a guest may not see is like none.
PageHead head_of_page(const Services& services, const PageRequest& request);

/// The head of the player's page in other sites' frames; nothing for a video that a guest may not see.
std::optional<PageHead> head_of_embed(const Services& services, const VideoId& video,
                                      const std::string& origin);

/// The id after `prefix`, where the path is that and nothing more; empty: none.
VideoId video_after(std::string_view path, std::string_view prefix);

/// `page` with its title and description replaced and the tags put before `</head>`.
std::string with_head(std::string_view page, const PageHead& head);

}  // namespace sunomi::api
