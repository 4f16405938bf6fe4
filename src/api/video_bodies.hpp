#pragma once

#include <optional>
#include <vector>

#include "api/operation.hpp"
#include "api/services.hpp"
#include "api/video_messages.hpp"
#include "base/result.hpp"
#include "domain/video.hpp"

namespace sunomi::api {

/// How every list shows a video to `viewer`, who may see it: to its owner with a pass where one is needed.
VideoListItem list_item(const Services& services, const Video& video, const std::optional<Actor>& viewer);
std::vector<VideoListItem> list_items(const Services& services, const std::vector<Video>& videos,
                                      const std::optional<Actor>& viewer);
Result<std::vector<VideoListItem>> list_items(const Services& services,
                                              const Result<std::vector<Video>>& videos,
                                              const std::optional<Actor>& viewer);
/// A page of a list that is ordered by creation, with the link to the next one.
Result<std::vector<VideoListItem>> list_page(const Services& services, const Call& call, const Page& page,
                                             const Result<std::vector<Video>>& videos);

VideoDetail video_detail(const Services& services, const Video& video, const std::optional<Actor>& viewer);
/// The same with what the viewer has to do with it.
Result<VideoDetail> detail_for(const Services& services, const std::optional<Actor>& viewer,
                               const Video& video);

}  // namespace sunomi::api
