#pragma once

#include <soci/soci.h>

#include <string>
#include <string_view>
#include <vector>

#include "adapters/sql/statements.hpp"
#include "domain/page.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// How the columns that lists show become a Video. What only the video's own page shows (description, tags,
/// notice, upload, licence …) stays empty.
struct VideoCardRow {
    Video video;
    std::int64_t created = 0;
    std::string state;
    int finished = 0;
    std::int64_t duration_ms = -1;
    std::string visibility;
    int hold = 0;
    int has_warning = 0;

    /// The columns in the order of bind(), of `v`, a row of videos, and `u`, its owner.
    static inline const std::string columns =
        "v.id, v.owner, u.user_id, v.title, v.created, v.state, v.finished, v.error, v.duration_ms, v.width, "
        "v.height, v.likes, v.views, u.name, u.profile_picture_url, v.visibility, v.hold, v.thumbnail, "
        "v.thumbnail_version, v.storyboard_sheets, "
        "(v.content_warnings <> '' OR v.imposed_warnings <> '')";

    void bind(soci::statement& statement);
    [[nodiscard]] Video value() const;
};

/// The same with all columns.
struct VideoRow {
    VideoCardRow card;
    std::string concealed_notice;
    std::string tags;
    std::string content_warnings;
    std::string imposed_warnings;
    std::int64_t updated = 0;

    static inline const std::string columns =
        VideoCardRow::columns +
        ", v.description, v.notice, v.concealed_notice, v.declared_size, v.declared_type, v.original_etag, "
        "v.original_bytes, v.tags, v.category, v.language, v.licence, v.updated, v.comments, v.version, "
        "v.thumbnail_candidates, v.thumbnail_width, v.thumbnail_height, "
        "v.content_warnings, v.imposed_warnings";

    void bind(soci::statement& statement);
    [[nodiscard]] Video value() const;
};

/// Writes a new row, in state uploading.
void insert_video(soci::session& session, const Video& video, WallTime created);
/// Videos that meet `condition` (a WHERE or ORDER BY clause over `v`).
std::string select_videos(const std::string& condition);
/// A page of the videos that meet `condition` (over the columns of videos), as VideoCardRow. It is cut from
/// an index alone and only then joined with the rows: skipping many videos reads none of them. Parameters:
/// those of `condition`, then :order, :after, :take, or without a cursor :take, :skip. The rows come in any
/// order.
enum class PageStart { skip, after };
std::string select_video_page(const std::string& condition, PageStart start);
/// Newest first, as the pages are cut.
void sort_video_page(std::vector<Video>& videos);

/// Reads one page; `params` are those of `condition`.
template <class... Params>
std::vector<Video> read_video_page(soci::session& session, const std::string& condition, const Page& page,
                                   const Params&... params) {
    auto videos = page.after
                      ? sql::select<VideoCardRow>(session, select_video_page(condition, PageStart::after),
                                                  params..., page.after->order, page.after->id, page.take)
                      : sql::select<VideoCardRow>(session, select_video_page(condition, PageStart::skip),
                                                  params..., page.take, page.skip);
    sort_video_page(videos);
    return videos;
}

/// The videos with these ids, in this order, as VideoCardRow; those that are not listed (any more) are left
/// out.
std::vector<Video> read_listed_videos(soci::session& session, const std::vector<VideoId>& ids);

/// Tags, and warnings, are kept in one column, joined by newlines.
std::vector<std::string> words_from_column(std::string_view column);
std::string words_to_column(const std::vector<std::string>& words);
/// The visibility and the state of that name; both throw soci::soci_error for any other word, which no column
/// can hold.
Visibility visibility_from(std::string_view name);
VideoState video_state_from(std::string_view name);

}  // namespace sunomi
