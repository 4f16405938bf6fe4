#include <algorithm>
#include <limits>
#include <set>

#include "adapters/sql/search_correction.hpp"
#include "adapters/sql/search_ranking.hpp"
#include "adapters/sql/search_related.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"
#include "adapters/sql/video_rows.hpp"
#include "base/text.hpp"
#include "base/words.hpp"

namespace sunomi {
namespace {

constexpr std::size_t most_words = 12;

struct MatchRow {
    Match match;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(match.order));
        statement.exchange(soci::into(match.video));
    }
    [[nodiscard]] const Match& value() const { return match; }
};

std::vector<Match> newest(soci::session& session, const IndexedSearch& search, const Page& page) {
    const auto before = page.after ? page.after->order : std::numeric_limits<std::int64_t>::max();
    return sql::select<MatchRow>(
        session,
        "SELECT d.document, d.video_id FROM search_bodies JOIN search_documents d "
        "ON d.document = search_bodies.rowid WHERE search_bodies MATCH :query AND search_bodies.rowid >= "
        ":since "
        "AND search_bodies.rowid < :before ORDER BY search_bodies.rowid DESC LIMIT :take OFFSET :skip",
        match_text(search.query, search.last), search.since, before, page.take, page.skip);
}

/// Of the newest 20,000 matches: a word that every video has would otherwise cost a sort of them all.
std::vector<Match> most_viewed(soci::session& session, const IndexedSearch& search, const Page& page) {
    const auto order = page.after ? page.after->order : std::numeric_limits<std::int64_t>::max();
    const auto id = page.after ? page.after->id : std::string{};
    return sql::select<MatchRow>(
        session,
        "SELECT d.views, d.video_id FROM (SELECT rowid AS document FROM search_bodies WHERE search_bodies "
        "MATCH :query "
        "AND rowid >= :since ORDER BY rowid DESC LIMIT 20000) found "
        "JOIN search_documents d ON d.document = found.document WHERE (d.views, d.video_id) < (:views, :id) "
        "ORDER BY d.views DESC, d.video_id DESC LIMIT :take OFFSET :skip",
        match_text(search.query, search.last), search.since, order, id, page.take, page.skip);
}

std::vector<Match> best(soci::session& session, const IndexedSearch& search, const Page& page) {
    auto matches = rank_matches(session, search);
    auto first = matches.begin();
    if (page.after) {
        first = std::find_if(first, matches.end(), [&](const Match& match) {
            return match.order < page.after->order ||
                   (match.order == page.after->order && match.video < page.after->id);
        });
    }
    first += std::min<std::ptrdiff_t>(page.skip, matches.end() - first);
    return {first, first + std::min<std::ptrdiff_t>(page.take, matches.end() - first)};
}

std::vector<Match> matches_of(soci::session& session, const IndexedSearch& search, SearchOrder order,
                              const Page& page) {
    switch (order) {
        case SearchOrder::newest:
            return newest(session, search, page);
        case SearchOrder::views:
            return most_viewed(session, search, page);
        case SearchOrder::relevance:
            break;
    }
    return best(session, search, page);
}

std::vector<std::string> words_to_find(std::string_view text) {
    std::vector<std::string> words;
    std::string previous;
    for (auto& word : words_of(text)) {
        // The last character of a run without spaces is there once more by itself; what was typed goes on
        // after it.
        const bool repeats = is_unspaced(word) && code_points(word) == 1 && previous.ends_with(word);
        const bool is_new = std::find(words.begin(), words.end(), word) == words.end();
        previous = word;
        if (is_new && !repeats && words.size() < most_words) words.push_back(std::move(word));
    }
    return words;
}

/// Nothing when the request names a channel that there is not.
std::optional<IndexedSearch> in_index_words(soci::session& session, const SearchRequest& request) {
    IndexedSearch search;
    search.query.words = words_to_find(request.text);
    if (search.query.words.empty()) return std::nullopt;
    search.last = last_word_of(session, search.query.words.back());
    if (request.since) search.since = to_column(*request.since);
    auto& filters = search.query.filters;
    if (!request.channel.empty()) {
        const auto owner = sql::find<sql::Scalar<std::int64_t>>(
            session, "SELECT user_key FROM users WHERE user_id_folded = :id",
            to_lower_ascii(request.channel));
        if (!owner) return std::nullopt;
        filters.push_back(channel_word(*owner));
    }
    if (!request.category.empty()) filters.push_back(category_word(request.category));
    if (!request.language.empty()) filters.push_back(language_word(request.language));
    if (request.duration) filters.push_back(duration_word(*request.duration));
    return search;
}

bool finds_nothing(soci::session& session, const IndexedSearch& search) {
    return matches_of(session, search, SearchOrder::newest, {0, 1, {}}).empty();
}

std::vector<VideoId> ids_of(const std::vector<Match>& matches) {
    std::vector<VideoId> ids;
    for (const auto& match : matches) ids.push_back(match.video);
    return ids;
}

class SqlVideoSearch final : public VideoSearch {
public:
    explicit SqlVideoSearch(SqlConnections& connections) : connections_(connections) {}

    Result<SearchAnswer> search(const SearchRequest& request, const Page& page) override {
        return connections_.read([&](soci::session& session) -> Result<SearchAnswer> {
            auto search = in_index_words(session, request);
            if (!search) return SearchAnswer{};
            SearchAnswer answer;
            auto matches = matches_of(session, *search, request.order, page);
            if (matches.empty() && finds_nothing(session, *search)) {
                const auto better = corrected(session, search->query.words);
                if (!better) return answer;
                search->query.words = *better;
                search->last = last_word_of(session, better->back());
                matches = matches_of(session, *search, request.order, page);
                if (!matches.empty()) answer.searched_instead = join_words(*better);
            }
            answer.videos = read_listed_videos(session, ids_of(matches));
            answer.matches = matches.size();
            if (!matches.empty()) answer.last = {matches.back().order, matches.back().video};
            return answer;
        });
    }

    Result<std::vector<std::string>> suggest_titles(const std::string& text, int most) override {
        SearchRequest request;
        request.text = text;
        const auto found = search(request, {0, most * 3, {}});
        if (!found) return found.error();
        std::vector<std::string> titles;
        std::set<std::string> known;
        for (const auto& video : found->videos) {
            if (static_cast<int>(titles.size()) == most) break;
            if (known.insert(to_lower_ascii(video.title)).second) titles.push_back(video.title);
        }
        return titles;
    }

    Result<std::vector<Video>> related_to(const Video& video, int most) override {
        // The index may be behind: some of what it has may not be listed any more.
        constexpr std::size_t spare = 10;
        const auto wanted = static_cast<std::size_t>(most);
        return connections_.read([&](soci::session& session) -> Result<std::vector<Video>> {
            auto videos = read_listed_videos(session, find_related(session, video, wanted + spare));
            if (videos.size() > wanted) videos.resize(wanted);
            return videos;
        });
    }

private:
    SqlConnections& connections_;
};

}  // namespace

std::unique_ptr<VideoSearch> make_sql_video_search(SqlDatabase& database) {
    return std::make_unique<SqlVideoSearch>(database.connections());
}

}  // namespace sunomi
