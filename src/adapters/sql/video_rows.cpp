#include "adapters/sql/video_rows.hpp"

#include "adapters/sql/times.hpp"

namespace sunomi {

void VideoRow::bind(soci::statement& statement) {
    statement.exchange(soci::into(video.id));
    statement.exchange(soci::into(video.owner));
    statement.exchange(soci::into(video.owner_user_id));
    statement.exchange(soci::into(video.title));
    statement.exchange(soci::into(video.description));
    statement.exchange(soci::into(created));
    statement.exchange(soci::into(state));
    statement.exchange(soci::into(finished));
    statement.exchange(soci::into(video.error));
    statement.exchange(soci::into(video.notice));
    statement.exchange(soci::into(concealed_notice));
    statement.exchange(soci::into(video.declared_size));
    statement.exchange(soci::into(video.declared_type));
    statement.exchange(soci::into(video.original_etag));
    statement.exchange(soci::into(video.original_bytes));
    statement.exchange(soci::into(duration_ms));
    statement.exchange(soci::into(video.width));
    statement.exchange(soci::into(video.height));
    statement.exchange(soci::into(video.likes));
    statement.exchange(soci::into(video.views));
}

Video VideoRow::value() const {
    auto result = video;
    result.created = time_from_column(created);
    result.state = video_state_from(state);
    result.finished = finished != 0;
    if (!concealed_notice.empty()) result.notice += (result.notice.empty() ? "" : " ") + concealed_notice;
    if (duration_ms >= 0) result.duration = std::chrono::milliseconds{duration_ms};
    return result;
}

VideoState video_state_from(std::string_view name) {
    for (const auto state :
         {VideoState::uploading, VideoState::processing, VideoState::published, VideoState::failed}) {
        if (name == to_string(state)) return state;
    }
    throw soci::soci_error("a video in the unknown state " + std::string(name));
}

}  // namespace sunomi
