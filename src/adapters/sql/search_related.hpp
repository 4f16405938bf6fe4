#pragma once

#include <soci/soci.h>

#include <vector>

#include "domain/video.hpp"

namespace sunomi {

/// Ids of at most `most` videos of the search index, without `video` itself, those with the most in common
/// first: channel, tags, category, words of the title; the rarer a tag or a word, the more it tells. Of each
/// of these only the newest that have it are looked at, so the cost does not grow with the index. What is
/// left of `most` are the newest videos, those with more views first.
std::vector<VideoId> find_related(soci::session& session, const Video& video, std::size_t most);

}  // namespace sunomi
