#include "adapters/sql/search_correction.hpp"

#include <set>

#include "adapters/sql/search_words.hpp"
#include "adapters/sql/statements.hpp"
#include "domain/spelling.hpp"

namespace sunomi {
namespace {

/// How many listed videos have the word.
std::int64_t videos_with(soci::session& session, const std::string& word) {
    return sql::find<sql::Scalar<std::int64_t>>(session,
                                                "SELECT doc FROM search_vocabulary WHERE term = :word", word)
        .value_or(0);
}

bool begins_a_word(soci::session& session, const std::string& start) {
    const std::string end = start + "\xF4\x8F\xBF\xBF";  // the last code point there is
    return sql::find<sql::Scalar<int>>(
               session, "SELECT 1 FROM search_vocabulary WHERE term >= :start AND term <= :end LIMIT 1",
               start, end)
        .has_value();
}

/// Of all words ever indexed, those within the edits that are forgiven.
std::set<std::string> similar_words(soci::session& session, const std::string& word) {
    const int forgiven = forgiven_edits(word);
    std::set<std::string> similar;
    for (const auto& probe : probes_for(word)) {
        for (auto& filed : sql::select<sql::Scalar<std::string>>(
                 session, "SELECT word FROM search_pieces WHERE piece = :piece", probe)) {
            if (edits_between(word, filed, forgiven) <= forgiven) similar.insert(std::move(filed));
        }
    }
    if (forgiven == 0) return similar;
    for (const auto& swapped : swaps_of(word)) {
        if (sql::find<sql::Scalar<int>>(session, "SELECT 1 FROM search_words WHERE word = :word", swapped)) {
            similar.insert(swapped);
        }
    }
    return similar;
}

std::optional<std::string> most_similar(soci::session& session, const std::string& word) {
    std::optional<std::string> best;
    int best_edits = 0;
    std::int64_t best_videos = 0;
    for (const auto& other : similar_words(session, word)) {
        const auto videos = videos_with(session, other);
        if (videos == 0) continue;
        const int edits = edits_between(word, other, forgiven_edits(word));
        if (best && (edits > best_edits || (edits == best_edits && videos <= best_videos))) continue;
        best = other;
        best_edits = edits;
        best_videos = videos;
    }
    return best;
}

}  // namespace

std::optional<std::vector<std::string>> corrected(soci::session& session,
                                                  const std::vector<std::string>& words) {
    auto better = words;
    bool changed = false;
    for (auto& word : better) {
        const bool is_last = &word == &better.back();
        if (is_last && may_be_prefix(word) ? begins_a_word(session, word) : videos_with(session, word) > 0)
            continue;
        auto similar = most_similar(session, word);
        if (!similar) return std::nullopt;
        word = std::move(*similar);
        changed = true;
    }
    if (!changed) return std::nullopt;
    return better;
}

}  // namespace sunomi
