#pragma once

#include <soci/soci.h>

#include <vector>

#include "domain/page.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// A page of the listed videos of all channels that `subscriber` follows, newest first: only their ids.
///
/// The lists of the channels, each in the order of an index, are merged: the newest video of each channel is
/// read in one statement (one step into the index for each), and then only those channels are read on whose
/// videos come next. So a page costs one step for each channel and a few rows for each of its videos, however
/// many there are; sorting all videos of all channels would cost more the more they publish. `skip` costs as
/// much as reading.
std::vector<VideoId> subscription_feed(soci::session& session, UserKey subscriber, const Page& page);

}  // namespace sunomi
