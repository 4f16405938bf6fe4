#include "adapters/sql/search_related.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <unordered_map>

#include "adapters/sql/search_words.hpp"
#include "adapters/sql/statements.hpp"
#include "base/words.hpp"

namespace sunomi {
namespace {

/// Of each trait, and of all videos.
constexpr int newest_looked_at = 100;
constexpr std::size_t most_tags = 8;
constexpr std::size_t most_title_words = 8;

/// Something that a video has in common with others, as a query of the index.
struct Trait {
    std::string query;
    double worth = 0;
    bool rarer_is_better = true;
};

struct Neighbour {
    std::int64_t document = 0;
    VideoId video;
    std::int64_t views = 0;
    double worth = 0;
};

struct NeighbourRow {
    Neighbour neighbour;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(neighbour.document));
        statement.exchange(soci::into(neighbour.video));
        statement.exchange(soci::into(neighbour.views));
    }
    [[nodiscard]] const Neighbour& value() const { return neighbour; }
};

std::string all_of(std::vector<std::string> words) {
    return match_text({std::move(words), {}}, LastWord::whole);
}

/// Words that nearly every title has tell next to nothing, but cost a query each: the short ones are left
/// out.
std::vector<std::string> telling_words(const std::string& title) {
    std::vector<std::string> words;
    for (auto& word : words_of(title)) {
        const bool is_new = std::find(words.begin(), words.end(), word) == words.end();
        if (is_new && may_be_prefix(word) && words.size() < most_title_words)
            words.push_back(std::move(word));
    }
    return words;
}

/// What they are worth: one word of a title that hardly anyone else uses is more than to be of the same
/// channel, and that is more than any word that a hundred others have.
std::vector<Trait> traits_of(const Video& video) {
    std::vector<Trait> traits{{all_of({channel_word(video.owner)}), 1.5, false}};
    if (!video.category.empty()) traits.push_back({all_of({category_word(video.category)}), 0.3, false});
    std::set<std::string> known;
    for (const auto& word : telling_words(video.title)) {
        if (known.insert(all_of({word})).second) traits.push_back({all_of({word}), 2});
    }
    for (const auto& tag : video.tags) {
        auto words = words_of(tag);
        if (words.empty() || traits.size() > most_title_words + most_tags) continue;
        const auto query = all_of(std::move(words));
        if (known.insert(query).second) traits.push_back({query, 2});
    }
    return traits;
}

std::vector<Neighbour> newest_with(soci::session& session, const Trait& trait) {
    return sql::select<NeighbourRow>(
        session,
        "SELECT d.document, d.video_id, d.views FROM search_names JOIN search_documents d "
        "ON d.document = search_names.rowid WHERE search_names MATCH :query "
        "ORDER BY search_names.rowid DESC LIMIT :most",
        trait.query, newest_looked_at);
}

std::vector<Neighbour> newest_of_all(soci::session& session) {
    return sql::select<NeighbourRow>(
        session,
        "SELECT document, video_id, views FROM search_documents WHERE document >= 0 "
        "ORDER BY document DESC LIMIT :most",
        newest_looked_at);
}

/// Between equal ones; a thousandfold of views is worth as much as a common word.
double popularity(const Neighbour& neighbour) {
    return 0.1 * std::log10(1.0 + static_cast<double>(neighbour.views));
}

}  // namespace

std::vector<VideoId> find_related(soci::session& session, const Video& video, std::size_t most) {
    std::unordered_map<std::int64_t, Neighbour> neighbours;
    const auto add = [&](const std::vector<Neighbour>& found, double worth) {
        for (const auto& neighbour : found) {
            if (neighbour.video == video.id) continue;
            neighbours.try_emplace(neighbour.document, neighbour).first->second.worth += worth;
        }
    };
    for (const auto& trait : traits_of(video)) {
        const auto found = newest_with(session, trait);
        const auto others = std::max<std::size_t>(1, found.size());
        add(found, trait.rarer_is_better ? trait.worth / (1 + std::log2(others)) : trait.worth);
    }
    add(newest_of_all(session), 0);
    std::vector<Neighbour> ranked;
    for (auto& [document, neighbour] : neighbours) {
        neighbour.worth += popularity(neighbour);
        ranked.push_back(std::move(neighbour));
    }
    std::ranges::sort(ranked, [](const Neighbour& a, const Neighbour& b) {
        return a.worth != b.worth ? a.worth > b.worth : a.document > b.document;
    });
    std::vector<VideoId> ids;
    for (std::size_t i = 0; i < ranked.size() && i < most; ++i) ids.push_back(ranked[i].video);
    return ids;
}

}  // namespace sunomi
