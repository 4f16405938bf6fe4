#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "domain/page.hpp"
#include "domain/search.hpp"
#include "domain/video.hpp"

namespace sunomi {

struct SearchAnswer {
    std::vector<Video> videos;
    Cursor last;                   ///< the place of the last match on this page
    std::size_t matches = 0;       ///< on this page
    std::string searched_instead;  ///< empty, or the words that were looked for in place of misspelt ones
};

/// Full text search over title, description, tags and channel (user id and name) of listed videos.
///
/// A video matches when it has every word, wherever; case and accents do not count. The last word may be the
/// beginning of one (from three letters). When nothing matches, words that no video has are replaced by
/// similar ones (`forgiven_edits`), if there are any. Any text may be searched for; one without letters finds
/// nothing. By relevance: title over tags and channel over description, then views and age a little; of very
/// many matches, only the newest are ranked. **Threads:** any. Errors: unavailable, timed_out.
class VideoSearch {
public:
    virtual ~VideoSearch() = default;
    virtual Result<SearchAnswer> search(const SearchRequest& request, const Page& page) = 0;
    /// At most `most` titles of listed videos that the words begin or hold, best first, none twice.
    virtual Result<std::vector<std::string>> suggest_titles(const std::string& text, int most) = 0;
    /// At most `most` other listed videos, those with the most in common with `video` first: channel, tags,
    /// category, words of the title. Where few have any of it, the newest and most viewed follow, so it is
    /// empty only when there are no others.
    virtual Result<std::vector<Video>> related_to(const Video& video, int most) = 0;
};

/// The index behind VideoSearch. It changes in the same transaction as the rows that it mirrors. Its backlog
/// is what is left to do: rows that were written before there was an index or by another hand, and what is
/// too much for one transaction, such as a renamed channel with all its videos. **Threads:** any.
class SearchIndex {
public:
    virtual ~SearchIndex() = default;
    /// Compares the index with the listed videos; files what differs as backlog. Returns how many videos
    /// differ.
    virtual Result<int> check() = 0;
    /// Indexes up to `most` videos of the backlog, as one transaction. Returns how many; 0, without waiting
    /// for other writers, when there is none.
    virtual Result<int> work_off(int most) = 0;
};

}  // namespace sunomi
