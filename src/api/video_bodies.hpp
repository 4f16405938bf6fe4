#pragma once

#include <vector>

#include "api/video_messages.hpp"
#include "base/result.hpp"
#include "domain/video.hpp"

namespace sunomi::api {

/// How every list shows a video.
VideoListItem list_item(const Video& video);
std::vector<VideoListItem> list_items(const std::vector<Video>& videos);
Result<std::vector<VideoListItem>> list_items(const Result<std::vector<Video>>& videos);

VideoDetail video_detail(const Video& video);

}  // namespace sunomi::api
