#include "adapters/sql/video_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"
#include "base/text.hpp"

namespace sunomi {

void VideoCardRow::bind(soci::statement& statement) {
    statement.exchange(soci::into(video.id));
    statement.exchange(soci::into(video.owner));
    statement.exchange(soci::into(video.owner_user_id));
    statement.exchange(soci::into(video.title));
    statement.exchange(soci::into(created));
    statement.exchange(soci::into(state));
    statement.exchange(soci::into(finished));
    statement.exchange(soci::into(video.error));
    statement.exchange(soci::into(duration_ms));
    statement.exchange(soci::into(video.width));
    statement.exchange(soci::into(video.height));
    statement.exchange(soci::into(video.likes));
    statement.exchange(soci::into(video.views));
    statement.exchange(soci::into(video.owner_name));
    statement.exchange(soci::into(video.owner_picture_url));
    statement.exchange(soci::into(visibility));
    statement.exchange(soci::into(hold));
    statement.exchange(soci::into(video.thumbnail.shown));
    statement.exchange(soci::into(video.thumbnail.version));
    statement.exchange(soci::into(video.storyboard_sheets));
    statement.exchange(soci::into(has_warning));
}

Video VideoCardRow::value() const {
    auto result = video;
    result.created = time_from_column(created);
    result.state = video_state_from(state);
    result.finished = finished != 0;
    result.visibility = visibility_from(visibility);
    result.held = hold != 0;
    result.has_warning = has_warning != 0;
    if (duration_ms >= 0) result.duration = std::chrono::milliseconds{duration_ms};
    return result;
}

void VideoRow::bind(soci::statement& statement) {
    card.bind(statement);
    auto& video = card.video;
    statement.exchange(soci::into(video.description));
    statement.exchange(soci::into(video.notice));
    statement.exchange(soci::into(concealed_notice));
    statement.exchange(soci::into(video.declared_size));
    statement.exchange(soci::into(video.declared_type));
    statement.exchange(soci::into(video.original_etag));
    statement.exchange(soci::into(video.original_bytes));
    statement.exchange(soci::into(tags));
    statement.exchange(soci::into(video.category));
    statement.exchange(soci::into(video.language));
    statement.exchange(soci::into(video.licence));
    statement.exchange(soci::into(updated));
    statement.exchange(soci::into(video.comments));
    statement.exchange(soci::into(video.version));
    statement.exchange(soci::into(video.thumbnail.candidates));
    statement.exchange(soci::into(video.thumbnail.own_width));
    statement.exchange(soci::into(video.thumbnail.own_height));
    statement.exchange(soci::into(content_warnings));
    statement.exchange(soci::into(imposed_warnings));
}

Video VideoRow::value() const {
    auto result = card.value();
    if (!concealed_notice.empty()) result.notice += (result.notice.empty() ? "" : " ") + concealed_notice;
    result.tags = words_from_column(tags);
    result.content_warnings = words_from_column(content_warnings);
    result.imposed_warnings = words_from_column(imposed_warnings);
    result.updated = time_from_column(updated);
    return result;
}

void insert_video(soci::session& session, const Video& video, WallTime created) {
    sql::execute(session,
                 "INSERT INTO videos (id, owner, title, description, created, state, declared_size, "
                 "declared_type, tags, "
                 "category, language, licence, visibility, content_warnings) VALUES (:id, :owner, :title, "
                 ":description, :created, 'UPLOADING', :size, :type, :tags, :category, :language, :licence, "
                 ":visibility, :warnings)",
                 video.id, video.owner, video.title, video.description, to_column(created),
                 video.declared_size, video.declared_type, words_to_column(video.tags), video.category,
                 video.language, video.licence, std::string(to_string(video.visibility)),
                 words_to_column(video.content_warnings));
}

std::string select_videos(const std::string& condition) {
    return "SELECT " + VideoRow::columns + " FROM videos v JOIN users u ON u.user_key = v.owner " + condition;
}

std::string select_video_page(const std::string& condition, PageStart start) {
    const auto* const before = start == PageStart::after ? " AND (created, id) < (:order, :after)" : "";
    const auto* const limit = start == PageStart::after ? "LIMIT :take" : "LIMIT :take OFFSET :skip";
    // rowid, SQLite's own key of a row, finds it without the index of ids.
    return "SELECT " + VideoCardRow::columns + " FROM (SELECT rowid AS place FROM videos WHERE " + condition +
           before + " ORDER BY created DESC, id DESC " + limit +
           ") page JOIN videos v ON v.rowid = page.place JOIN users u ON u.user_key = v.owner";
}

void sort_video_page(std::vector<Video>& videos) {
    std::ranges::sort(videos, [](const Video& a, const Video& b) {
        return a.created != b.created ? a.created > b.created : a.id > b.id;
    });
}

std::vector<Video> read_listed_videos(soci::session& session, const std::vector<VideoId>& ids) {
    static const auto text =
        "SELECT " + VideoCardRow::columns +
        " FROM json_each(:ids) wanted CROSS JOIN videos v ON v.id = wanted.value JOIN users u "
        "ON u.user_key = v.owner "
        "WHERE v.listed = 1";
    if (ids.empty()) return {};
    // CROSS JOIN: the ids come first. Left to itself SQLite reads every listed video.
    const auto list = fmt::format("[\"{}\"]", fmt::join(ids, "\",\""));  // ids are hexadecimal digits
    auto found = sql::select<VideoCardRow>(session, text, list);
    std::vector<Video> videos;
    videos.reserve(found.size());
    for (const auto& id : ids) {
        const auto at = std::ranges::find(found, id, &Video::id);
        if (at != found.end()) videos.push_back(std::move(*at));
    }
    return videos;
}

std::vector<std::string> words_from_column(std::string_view column) {
    std::vector<std::string> words;
    if (column.empty()) return words;
    for (const auto word : split(column, '\n')) words.emplace_back(word);
    return words;
}

std::string words_to_column(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, "\n"));
}

Visibility visibility_from(std::string_view name) {
    const auto parsed = parse_visibility(name);
    if (!parsed) throw soci::soci_error("a video of the unknown visibility " + std::string(name));
    return *parsed;
}

VideoState video_state_from(std::string_view name) {
    for (const auto state :
         {VideoState::uploading, VideoState::processing, VideoState::published, VideoState::failed}) {
        if (name == to_string(state)) return state;
    }
    throw soci::soci_error("a video in the unknown state " + std::string(name));
}

}  // namespace sunomi
