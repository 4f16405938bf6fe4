#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "api/feed_messages.hpp"
#include "domain/feed.hpp"
#include "domain/video.hpp"

/// How other sites show a video of ours: link previews, players in frames, feeds. `origin` is scheme and
/// authority.
namespace sunomi::api {

std::string watch_url(const std::string& origin, const VideoId& id);
std::string embed_url(const std::string& origin, const VideoId& id);
std::string channel_url(const std::string& origin, std::string_view user_id);
std::string thumbnail_url(const std::string& origin, const Video& video);

/// The first line of a description, 200 characters at most: what link previews and search engines show.
std::string summary_of(std::string_view description);

/// The video whose watch or embed page `url` is on this origin; nothing for any other address.
std::optional<VideoId> video_of_page(std::string_view url, const std::string& origin);

/// Width and height, pixels.
struct FrameSize {
    int width = 0;
    int height = 0;
};
/// The largest size of the video's shape that is no larger than `most` (a side of 0: no limit) nor 1280 ×
/// 720; 16:9 for sound alone.
FrameSize frame_size(const Video& video, FrameSize most);

OEmbedBody oembed_of(const Video& video, const std::string& origin, const std::string& instance_name,
                     FrameSize most);
/// The same as XML, the other format of oEmbed 1.0.
std::string print_oembed_xml(const OEmbedBody& body);

FeedEntry feed_entry(const Video& video, const std::string& origin);

/// Open Graph and Twitter card, oEmbed discovery and the canonical address of a watch page, for its <head>.
std::string sharing_tags(const Video& video, const std::string& origin, const std::string& instance_name);
/// Open Graph of any other page: `kind` is a type of it (`website`, `profile`).
std::string site_tags(const std::string& instance_name, std::string_view kind, const std::string& url,
                      const std::string& title, const std::string& description);

}  // namespace sunomi::api
