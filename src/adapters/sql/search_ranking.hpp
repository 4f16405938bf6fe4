#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <string>
#include <vector>

#include "adapters/sql/search_words.hpp"

namespace sunomi {

/// A video that matches, with its place in the order that was asked for: the higher, the earlier; equal ones
/// by id.
struct Match {
    std::int64_t order = 0;
    std::string video;
};

/// What is looked for, in the words of the index.
struct IndexedSearch {
    IndexQuery query;
    /// prefix: the last word may have been typed in part only, and some word does go on after it.
    LastWord last = LastWord::whole;
    std::int64_t since = 0;  ///< µs since 1970
};

/// prefix when `word` is long enough to stand for others, and the index has another one that begins with it.
LastWord last_word_of(soci::session& session, const std::string& word);

/// The best matches, best first. Each of five ways to match is asked for its newest `most_ranked` documents,
/// the better ways first, until there are enough: the cost does not grow with the number of matches, except
/// for the last way, which only few searches need.
constexpr int most_ranked = 400;
std::vector<Match> rank_matches(soci::session& session, const IndexedSearch& search);

}  // namespace sunomi
