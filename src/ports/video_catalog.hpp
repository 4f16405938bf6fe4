#pragma once

#include <vector>

#include "domain/page.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// Lists of videos, newest first, each page cut from an index. A cursor's order is the time of creation. As in
/// all lists of videos, here and in other ports, what only a video's own page shows is left out: description,
/// notice, tags, category, language, licence, and what was told of its upload.
/// **Threads:** any. Errors of every call: unavailable, timed_out, no_space.
class VideoCatalog {
public:
    virtual ~VideoCatalog() = default;
    /// What everyone may find (see is_listed()).
    virtual Result<std::vector<Video>> list_listed(const Page& page) = 0;
    /// A user's videos. `everything`: also those that nobody else finds (for the owner).
    enum class Scope { listed, everything };
    virtual Result<std::vector<Video>> list_of_user(UserKey user, Scope scope, const Page& page) = 0;
};

}  // namespace sunomi
