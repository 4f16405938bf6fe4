#include "adapters/sql/search_index.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "adapters/sql/search_words.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/video_rows.hpp"
#include "base/text.hpp"
#include "base/words.hpp"
#include "domain/spelling.hpp"

namespace sunomi {
namespace {

/// What the index holds of one video, in folded words.
struct Document {
    std::int64_t number = 0;
    std::string title;
    std::string names;
    std::string description;
    std::int64_t views = 0;
    int title_words = 0;

    [[nodiscard]] std::string body() const { return title + ' ' + names + ' ' + description; }
    [[nodiscard]] bool same_words(const Document& other) const {
        return title == other.title && names == other.names && description == other.description;
    }
};

struct DocumentRow {
    Document document;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(document.number));
        statement.exchange(soci::into(document.title));
        statement.exchange(soci::into(document.names));
        statement.exchange(soci::into(document.description));
    }
    [[nodiscard]] const Document& value() const { return document; }
};

/// A listed video with what is searched of it.
struct SourceRow {
    std::int64_t created = 0, views = 0, duration_ms = -1, owner = 0;
    std::string title, description, tags, category, language, user_id, name;

    static constexpr auto query =
        "SELECT v.created, v.views, v.duration_ms, v.owner, v.title, v.description, v.tags, v.category, "
        "v.language, u.user_id, u.name FROM videos v JOIN users u ON u.user_key = v.owner "
        "WHERE v.id = :id AND v.listed = 1";

    void bind(soci::statement& statement) {
        for (auto* number : {&created, &views, &duration_ms, &owner}) statement.exchange(soci::into(*number));
        for (auto* text : {&title, &description, &tags, &category, &language, &user_id, &name}) {
            statement.exchange(soci::into(*text));
        }
    }
    [[nodiscard]] Document value() const {
        const auto title_list = words_of(title);
        auto names = words_of(tags + '\n' + user_id + '\n' + name);
        names.push_back(channel_word(owner));
        if (!category.empty()) names.push_back(category_word(category));
        for (auto& word : language_words(language)) names.push_back(std::move(word));
        if (duration_ms >= 0)
            names.push_back(duration_word(duration_class_of(std::chrono::milliseconds{duration_ms})));
        return {created,
                join_words(title_list),
                join_words(names),
                join_words(words_of(description)),
                views,
                static_cast<int>(title_list.size())};
    }
};

std::optional<Document> indexed(soci::session& session, const VideoId& id) {
    return sql::find<DocumentRow>(
        session,
        "SELECT d.document, t.title, t.names, t.description FROM search_documents d "
        "JOIN search_texts t ON t.document = d.document WHERE d.video_id = :id",
        id);
}

void take_out(soci::session& session, const Document& old) {
    sql::execute(session,
                 "INSERT INTO search_names (search_names, rowid, title, names) "
                 "VALUES ('delete', :number, :title, :names)",
                 old.number, old.title, old.names);
    sql::execute(session,
                 "INSERT INTO search_bodies (search_bodies, rowid, body) VALUES ('delete', :number, :body)",
                 old.number, old.body());
    sql::execute(session, "DELETE FROM search_texts WHERE document = :number", old.number);
    sql::execute(session, "DELETE FROM search_documents WHERE document = :number", old.number);
}

std::int64_t free_number(soci::session& session, std::int64_t number) {
    while (sql::find<sql::Scalar<int>>(session, "SELECT 1 FROM search_documents WHERE document = :number",
                                       number)) {
        ++number;
    }
    return number;
}

/// Files the words for the correction of misspelt ones. They stay when the last video with them goes: a
/// correction looks again whether a word still finds something.
void note_words(soci::session& session, const Document& document) {
    const auto body = document.body();
    std::set<std::string> words;
    for (const auto word : split(body, ' ')) words.emplace(word);
    for (const auto& word : words) {
        if (!is_worth_spelling(word)) continue;
        if (sql::execute(session, "INSERT OR IGNORE INTO search_words (word) VALUES (:word)", word) == 0)
            continue;
        for (const auto& piece : pieces_of(word)) {
            sql::execute(session, "INSERT OR IGNORE INTO search_pieces (piece, word) VALUES (:piece, :word)",
                         piece, word);
        }
    }
}

void put_in(soci::session& session, const VideoId& id, const Document& document) {
    sql::execute(session,
                 "INSERT INTO search_documents (document, video_id, views, title_words) "
                 "VALUES (:number, :id, :views, :words)",
                 document.number, id, document.views, document.title_words);
    sql::execute(session,
                 "INSERT INTO search_texts (document, title, names, description) "
                 "VALUES (:number, :title, :names, :description)",
                 document.number, document.title, document.names, document.description);
    sql::execute(session, "INSERT INTO search_names (rowid, title, names) VALUES (:number, :title, :names)",
                 document.number, document.title, document.names);
    sql::execute(session, "INSERT INTO search_bodies (rowid, body) VALUES (:number, :body)", document.number,
                 document.body());
    note_words(session, document);
}

void index_video(soci::session& session, const VideoId& id) {
    const auto old = indexed(session, id);
    auto now = sql::find<SourceRow>(session, SourceRow::query, id);
    if (old && now && old->same_words(*now)) return;
    if (old) take_out(session, *old);
    if (!now) return;
    now->number = old ? old->number : free_number(session, now->number);
    put_in(session, id, *now);
}

int index_stale(soci::session& session, int backlog, int most) {
    // In the order of their numbers: the index begins a new part, to be merged later, whenever one is smaller
    // than the one before.
    const auto ids = sql::select<sql::Scalar<VideoId>>(
        session,
        "SELECT page.video_id FROM (SELECT video_id FROM search_stale WHERE backlog = :backlog LIMIT :most) "
        "page LEFT JOIN videos v ON v.id = page.video_id ORDER BY v.created",
        backlog, most);
    for (const auto& id : ids) {
        index_video(session, id);
        sql::execute(session, "DELETE FROM search_stale WHERE backlog = :backlog AND video_id = :id", backlog,
                     id);
    }
    return static_cast<int>(ids.size());
}

}  // namespace

void index_touched_videos(soci::session& session) {
    if (index_stale(session, 0, most_touched_at_once) == most_touched_at_once) make_backlog_of_rest(session);
}

int index_backlog(soci::session& session, int most) {
    return index_stale(session, 1, most);
}

bool has_backlog(soci::session& session) {
    return sql::find<sql::Scalar<int>>(session, "SELECT 1 FROM search_stale WHERE backlog = 1 LIMIT 1")
        .has_value();
}

void make_backlog_of_rest(soci::session& session) {
    sql::execute(session, "UPDATE OR IGNORE search_stale SET backlog = 1 WHERE backlog = 0");
    sql::execute(session, "DELETE FROM search_stale WHERE backlog = 0");
}

int file_differences(soci::session& session) {
    const auto count = [&](const char* text) { return sql::find<sql::Scalar<std::int64_t>>(session, text); };
    const auto listed = count("SELECT COUNT(*) FROM videos WHERE listed = 1");
    const auto held = count("SELECT COUNT(*) FROM search_documents");
    if (listed == held) return 0;
    return static_cast<int>(
        sql::execute(session,
                     "INSERT OR IGNORE INTO search_stale (backlog, video_id) "
                     "SELECT 1, id FROM videos WHERE listed = 1 AND NOT EXISTS "
                     "(SELECT 1 FROM search_documents d WHERE d.video_id = videos.id)") +
        sql::execute(session,
                     "INSERT OR IGNORE INTO search_stale (backlog, video_id) "
                     "SELECT 1, video_id FROM search_documents WHERE NOT EXISTS "
                     "(SELECT 1 FROM videos v WHERE v.id = search_documents.video_id AND v.listed = 1)"));
}

}  // namespace sunomi
