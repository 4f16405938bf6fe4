#include "adapters/sql/search_ranking.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "adapters/sql/statements.hpp"

namespace sunomi {
namespace {

struct Candidate {
    std::int64_t document = 0;
    std::string video;
    std::int64_t views = 0;
    int title_words = 0;
};

struct CandidateRow {
    Candidate candidate;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(candidate.document));
        statement.exchange(soci::into(candidate.video));
        statement.exchange(soci::into(candidate.views));
        statement.exchange(soci::into(candidate.title_words));
    }
    [[nodiscard]] const Candidate& value() const { return candidate; }
};

/// One way to match, and what it is worth. The steps between them are larger than what views and age make,
/// except for a video that is a hundred times as popular.
struct Way {
    const char* statement;
    const char* column;
    LastWord last;  ///< prefix: whole where no word goes on
    double worth;
    int enough;    ///< it is left out when so many have been found before
    bool repeats;  ///< the way before, where no word goes on
};

constexpr auto in_names =
    "SELECT d.document, d.video_id, d.views, d.title_words FROM search_names JOIN search_documents d "
    "ON d.document = search_names.rowid WHERE search_names MATCH :query AND search_names.rowid >= :since "
    "ORDER BY search_names.rowid DESC LIMIT :most";
constexpr auto in_bodies =
    "SELECT d.document, d.video_id, d.views, d.title_words FROM search_bodies JOIN search_documents d "
    "ON d.document = search_bodies.rowid WHERE search_bodies MATCH :query AND search_bodies.rowid >= :since "
    "ORDER BY search_bodies.rowid DESC LIMIT :most";

/// The index merges all places of all words with a prefix before it looks at the rest of the query: among
/// bodies that takes ten times as long as whole words.
constexpr int enough_without_parts = 100;

constexpr Way ways[] = {{in_names, "title", LastWord::whole, 3000, most_ranked, false},
                        {in_names, "title", LastWord::prefix, 2500, most_ranked, true},
                        {in_names, "", LastWord::prefix, 1500, most_ranked, false},
                        {in_bodies, "", LastWord::whole, 700, most_ranked, false},
                        {in_bodies, "", LastWord::prefix, 500, enough_without_parts, true}};

/// Views count by their magnitude, age by days; the nearer the title is to the words alone, the better. It
/// does not depend on the present, so that an order stays the same from page to page.
std::int64_t order_of(const Candidate& candidate, double worth, std::size_t words) {
    constexpr double microseconds_per_day = 86'400e6;
    constexpr double per_tenfold_views = 100;
    constexpr double per_day = 0.1;
    constexpr double for_whole_title = 300;
    const double views = std::log10(1.0 + static_cast<double>(candidate.views));
    const double days = static_cast<double>(candidate.document) / microseconds_per_day;
    const double share =
        static_cast<double>(words) /
        static_cast<double>(std::max<std::size_t>(words, static_cast<std::size_t>(candidate.title_words)));
    const bool by_title = worth > 2000;
    return std::llround(worth + per_tenfold_views * views + per_day * days +
                        (by_title ? for_whole_title * share : 0));
}

}  // namespace

LastWord last_word_of(soci::session& session, const std::string& word) {
    if (!may_be_prefix(word)) return LastWord::whole;
    if (!is_worth_spelling(word)) return LastWord::prefix;
    const std::string beyond = word + "\xF4\x8F\xBF\xBF";  // U+10FFFF: after all that begin with the word
    const auto longer = sql::find<sql::Scalar<int>>(
        session, "SELECT 1 FROM search_words WHERE word > :word AND word < :beyond LIMIT 1", word, beyond);
    return longer ? LastWord::prefix : LastWord::whole;
}

std::vector<Match> rank_matches(soci::session& session, const IndexedSearch& search) {
    const auto words = search.query.words.size();
    std::vector<Match> matches;
    std::unordered_set<std::int64_t> known;
    for (const auto& way : ways) {
        if (static_cast<int>(matches.size()) >= way.enough) continue;
        const bool same_as_before = way.repeats && search.last == LastWord::whole;
        if (same_as_before) continue;
        const auto last = search.last == LastWord::whole ? LastWord::whole : way.last;
        const auto text = match_text(search.query, last, way.column);
        for (const auto& found :
             sql::select<CandidateRow>(session, way.statement, text, search.since, most_ranked)) {
            if (!known.insert(found.document).second) continue;
            matches.push_back({order_of(found, way.worth, words), found.video});
        }
    }
    std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
        return a.order != b.order ? a.order > b.order : a.video > b.video;
    });
    return matches;
}

}  // namespace sunomi
