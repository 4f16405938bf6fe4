#pragma once

#include <vector>

#include "api/operation.hpp"
#include "api/services.hpp"

namespace sunomi::api {

/// What people do with videos and with each other. Some of these paths name what another group has a
/// parameter for (`/api/video/subscriptions`, `/api/video/{videoId}`): they come first in the table.
std::vector<Operation> social_operations(const Services& services);

/// The comment that the path names (`commentId`); one that is no number is not_found.
Result<CommentId> comment_id(const Call& call);

/// Its parts, a file each.
std::vector<Operation> like_operations(const Services& services);
std::vector<Operation> comment_operations(const Services& services);
std::vector<Operation> subscription_operations(const Services& services);
std::vector<Operation> playlist_operations(const Services& services);
std::vector<Operation> history_operations(const Services& services);
std::vector<Operation> notification_operations(const Services& services);

}  // namespace sunomi::api
